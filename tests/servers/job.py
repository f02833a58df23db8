"""The main job in a portal: job.py NAME ADDRESS MAILBOX AUTHORITY. A mail is waited for in the folder MAILBOX, unless it is
blank; AUTHORITY is the file of who vouches for an https address, which is looked for on this machine. Prints a line of the
table of `run`; fails at the first step that goes wrong. Seconds, but for the range."""

import http.client
import json
import pathlib
import re
import socket
import ssl
import sys
import time
import urllib.parse
from html.parser import HTMLParser

NAME, ADDRESS, MAILBOX, AUTHORITY = sys.argv[1:]
PLACE = urllib.parse.urlsplit(ADDRESS)
# What a client says of itself is not believed.
ELSEWHERE = "203.0.113.9"
ROWS, REMARK = 15_000, "x" * 1_950


class Connection(http.client.HTTPConnection):
    """To the server of this machine; of https by the name in its certificate."""

    def connect(self):
        self.sock = socket.create_connection(("127.0.0.1", PLACE.port), 300)
        if PLACE.scheme == "https":
            context = ssl.create_default_context(cafile=AUTHORITY)
            self.sock = context.wrap_socket(self.sock, server_hostname=PLACE.hostname)


class Forms(HTMLParser):
    """The forms of a page: action, and the fields as they stand."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self.forms.append((said.get("action", ""), {}))
        elif tag == "input" and self.forms and "name" in said:
            chosen = said.get("type") not in ("radio", "checkbox", "file") or "checked" in said
            if chosen:
                self.forms[-1][1][said["name"]] = said.get("value") or ""


class Browser:
    """Keeps cookies and one connection."""

    def __init__(self):
        self.cookies, self.connection = {}, Connection(PLACE.hostname, PLACE.port, timeout=300)

    def ask(self, method, path, body=None, headers=None):
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        sent |= {"Host": PLACE.netloc, "X-Forwarded-For": ELSEWHERE, **(headers or {})}
        if method == "POST":
            sent["Origin"] = ADDRESS
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        content = answer.read()
        if answer.status in (302, 303):
            return self.ask("GET", urllib.parse.urlsplit(answer.headers["Location"]).path)
        return path, answer, content

    def get(self, path, **headers):
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def form(self, path, action):
        _, answer, content = self.get(path)
        forms = [form for form in Forms(content.decode()).forms if form[0].startswith(action) or form[0].endswith(action)]
        if not forms:
            fail(f"no form {action} on {path}: {answer.status}")
        return forms[0]

    def submit(self, action, fields):
        body = urllib.parse.urlencode(fields)
        return self.ask("POST", action, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, action, fields, file):
        mark = "----------carnet"
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="guests.csv"\r\nContent-Type: text/csv\r\n\r\n')
        body = "".join(parts).encode() + file + f"\r\n--{mark}--\r\n".encode()
        return self.ask("POST", action, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})


done = []


def step(begun):
    done.append(f"{time.monotonic() - begun:.1f} s")


def line(more=""):
    print(f"{NAME:<14} " + " ".join(f"{word:<9}" for word in done + ["–"] * (6 - len(done))) + f" {more}".rstrip())


def fail(why):
    line(why)
    sys.exit(1)


def state(browser, number):
    return json.loads(browser.get(f"/imports/{number}.json")[2])["state"]


def wait(browser, number, wanted):
    until = time.monotonic() + 240
    while (now := state(browser, number)) not in wanted:
        if time.monotonic() > until or now in ("failed", "refused"):
            fail(f"the import is {now}, not {wanted[0]}")
        time.sleep(0.2)


def await_mail():
    """Of the test: it comes at once, or a minute later where the first try is refused."""
    begun = time.monotonic()
    while not any(pathlib.Path(MAILBOX).glob("*")):
        if time.monotonic() > begun + 150:
            fail("no mail has come")
        time.sleep(0.2)
    step(begun)


def main():
    browser = Browser()
    until = time.monotonic() + 30
    # A proxy that has found nobody at its first look asks again after some seconds.
    while browser.get("/healthz")[1].status != 200 and time.monotonic() < until:
        time.sleep(0.2)
    begun = time.monotonic()
    action, fields = browser.form("/login", "/login")
    path, answer, _ = browser.submit(action, fields | {"email": "ada@example.org", "password": "four silver herons crossing"})
    if path == "/login" or answer.status != 200:
        fail(f"log-in: {answer.status} on {path}")
    step(begun)

    file = "CONTACT_NR;LASTNAME;REMARK\n" + "".join(f"{n:06};Durand {n};{REMARK}\n" for n in range(1, ROWS + 1))
    begun = time.monotonic()
    action, fields = browser.form("/imports/new", "/imports")
    chosen = {"kind": "contacts", "mode": "create", "action": "test", "email": "ada@example.org"}
    path, answer, content = browser.send(action, fields | chosen, file.encode())
    found = re.fullmatch(r"/imports/(\d+).*", path)
    if not found:
        fail(f"upload: {answer.status} on {path}")
    step(begun)
    number = int(found[1])

    begun = time.monotonic()
    _, answer, content = browser.get(f"/imports/{number}/progress")
    if answer.status != 200 or not content or time.monotonic() - begun > 2:
        fail(f"progress: {answer.status} after {time.monotonic() - begun:.1f} s")
    step(begun)
    wait(browser, number, ["tested"])

    if MAILBOX:
        await_mail()
        # Nobody keeps a connection open for as long as that may take.
        browser.connection.close()
    else:
        done.append("–")

    whole = browser.get(f"/imports/{number}/file")
    if whole[1].status == 200:
        _, answer, part = browser.get(f"/imports/{number}/file", Range="bytes=1000-1999")
        if answer.status != 206 or part != whole[2][1000:2000]:
            fail(f"range: {answer.status}, {len(part)} bytes")
        done.append("206")
    else:
        fail(f"the file that was sent: {whole[1].status}")

    begun = time.monotonic()
    for page, word, end in [("", "start", "completed"), ("/undo", "undo", "undone")]:
        action, fields = browser.form(f"/imports/{number}{page}", f"/{number}/{word}")
        browser.submit(action, fields)
        wait(browser, number, [end])
    step(begun)
    line()


main()
