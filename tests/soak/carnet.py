"""An installation of Carnet, its server, and people with browsers, for the programs beside this file."""

import atexit
import hashlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

CARNET = os.environ.get("CARNET", str(Path(__file__).parents[2] / "target/release/carnet"))
PASSWORD = "four silver herons crossing"
GONE = (ConnectionError, http.client.HTTPException, TimeoutError)


class Installation:
    """A database, a data folder, and an institution with so many contacts; removed at the end."""

    def __init__(self, which, contacts, scratch):
        self.which, self.contacts = which, contacts
        self.data = Path(tempfile.mkdtemp(prefix=f"{which}-", dir=scratch))
        self.url = f"sqlite:{self.data}/carnet.sqlite"
        if which == "postgres":
            server = os.environ.get("CARNET_TEST_POSTGRES")
            if not server:
                raise SystemExit("no PostgreSQL (CARNET_TEST_POSTGRES): tests/run starts one")
            self.name = f"soak_{os.getpid()}"
            self.server, self.url = server, server.rsplit("/", 1)[0] + "/" + self.name
            self.psql(f"CREATE DATABASE {self.name}")
        self.run("migrate")
        self.run("institution", "add", "HALL", "--name", "Concert hall")
        fields = "CRITERION,TYPE,CONTACT_TYPE,LABEL_EN,LABEL_FR,LABEL_PT\n" + "".join(
            f"{code},text,BOTH,{code},{code},{code}\n" for code in ("NICK", "SEAT"))
        self.load("criterion-values", fields)
        self.load("contacts", "CONTACT_NR,KIND,FIRSTNAME,LASTNAME\n" + "".join(
            f"{n:06},INDIVIDUAL,Given{n},Family{n % 977}\n" for n in range(1, contacts + 1)), "--mode", "create")

    def psql(self, statement):
        return subprocess.run(["psql", "-XAtq", self.server, "-c", statement], check=True, capture_output=True, text=True).stdout

    def run(self, *words):
        command = [CARNET, *words, "--json", "--data", str(self.data), "--database", self.url]
        ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "CARNET_CONFIG": ""})
        if ran.returncode:
            raise SystemExit(f"{' '.join(words)}: {ran.stdout}{ran.stderr}")
        return json.loads(ran.stdout) if ran.stdout.strip() else None

    def load(self, kind, content, *options):
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write(content)
            file.flush()
            ended = self.run("import", file.name, "--kind", kind, "--action", "update", "--institution", "HALL", *options)
        assert ended["state"] == "completed", ended

    def user(self, name):
        said = self.run("user", "add", f"{name}@example.org", "--institution", "HALL", "--role", "administrator")
        return f"{name}@example.org", said["password"]

    def export(self):
        """What the institution holds, as a digest."""
        with tempfile.TemporaryDirectory() as folder:
            self.run("export", "--out", f"{folder}/all.csv", "--institution", "HALL")
            return hashlib.sha256(Path(folder, "all.csv").read_bytes()).hexdigest()

    def changes(self, round_, rows, repeated=0):
        """A file that changes so many contacts; some of them stand in it twice, which only the closing pass sees."""
        numbers = list(range(1, rows + 1)) + list(range(1, repeated + 1))
        lines = "".join(f"{n:06};Nick {round_} {n};{n % 400 + round_}\n" for n in numbers)
        return f"CONTACT_NR;[new] NICK;[new] SEAT\n{lines}".encode()

    def size(self):
        """Bytes of the database, and of the stored files."""
        def sum_of(paths):
            return sum(path.stat().st_size for path in paths if path.is_file())
        files = sum_of(self.data.joinpath("files").rglob("*"))
        if self.which == "postgres":
            return int(self.psql(f"SELECT pg_database_size('{self.name}')")), files
        return sum_of(self.data.glob("carnet.sqlite*")), files

    def remove(self):
        if self.which == "postgres":
            self.psql(f"DROP DATABASE {self.name} WITH (FORCE)")
        subprocess.run(["rm", "-rf", str(self.data)], check=True)


class Server:
    """`carnet serve`, with its worker."""

    def __init__(self, installation, port=0, options=()):
        self.log = open(installation.data.parent / f"{installation.which}.log", "ab")
        self.monitored = free_port()
        command = [CARNET, "serve", "--json", "--bind", f"127.0.0.1:{port}", "--metrics-bind", f"127.0.0.1:{self.monitored}",
                   "--data", str(installation.data), "--database", installation.url, *options]
        env = {**os.environ, "CARNET_CONFIG": ""}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True, env=env)
        # Also if what is beside it fails.
        atexit.register(self.process.kill)
        said = ""
        while not said.endswith("}\n"):
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit(f"the server did not start: see {self.log.name}")
            said += line
        self.address = json.loads(said)["address"]
        self.port = int(self.address.rsplit(":", 1)[1])

    def status(self, name):
        """A figure of the process in MB: VmRSS, VmHWM."""
        found = re.search(rf"^{name}:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text(), re.M)
        return int(found[1]) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def written(self):
        """Bytes that it has sent to the disk."""
        return int(re.search(r"^write_bytes: (\d+)", Path(f"/proc/{self.process.pid}/io").read_text(), re.M)[1])

    def cpu(self):
        """Seconds of processor time."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def answered(self):
        """How many answers to GET the server began within how many seconds, by route: its own view, without what a busy machine
        adds on the way."""
        connection = http.client.HTTPConnection("127.0.0.1", self.monitored, timeout=30)
        connection.request("GET", "/metrics")
        counts = {}
        line = re.compile(r'carnet_request_duration_seconds_bucket\{le="([^"]+)",method="GET",route="([^"]+)",status="[^"]+"\} (\d+)')
        for within, route, count in line.findall(connection.getresponse().read().decode()):
            counts[route, float(within.replace("+Inf", "inf"))] = counts.get((route, float(within.replace("+Inf", "inf"))), 0) + int(count)
        return counts

    def end(self, how=signal.SIGTERM):
        """Ends it; the exit code and the seconds that it took."""
        begun = time.monotonic()
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.process.stdout.close()
        self.log.close()
        return code, time.monotonic() - begun


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
            if said.get("type") not in ("radio", "checkbox", "file") or "checked" in said:
                self.forms[-1][1][said["name"]] = said.get("value") or ""


class Browser:
    """Cookies and one connection, made anew where a server was started anew at the same port."""

    def __init__(self, port, user):
        self.port, self.cookies, self.connection, self.failed = port, {}, None, 0
        fields = self.form("/login", "/login")
        status, path, _ = self.submit("/login", fields | {"email": user[0], "password": user[1]})
        assert status == 303, f"log-in: {status} {path}"

    def ask(self, method, path, body=None, kind=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers |= {"Content-Type": kind, "Sec-Fetch-Site": "same-origin"}
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except GONE:
            self.connection.close()
            self.connection = None
            raise
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        self.failed += answer.status >= 500
        return answer.status, answer.headers.get("Location", path), content

    def get(self, path):
        """Asked again where the connection was closed meanwhile."""
        try:
            return self.ask("GET", path)
        except GONE:
            return self.ask("GET", path)

    def form(self, path, action):
        status, _, content = self.get(path)
        for found, fields in Forms(content.decode()).forms:
            if found == action:
                return fields
        raise AssertionError(f"no form {action} on {path}: {status}")

    def submit(self, action, fields):
        return self.ask("POST", action, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")

    def press(self, number, action):
        """Starts, cancels or undoes an import."""
        page = f"/imports/{number}" + ("/undo" if action == "undo" else "")
        address = f"/imports/{number}/{action}"
        status, _, content = self.submit(address, self.form(page, address))
        assert status == 303, f"{action}: {status} {content[:2000]}"

    def upload(self, content, action="test", kind="criteria"):
        """Sends a file and gives the number of its import."""
        fields = self.form("/imports/new", "/imports") | {"kind": kind, "action": action}
        fields = {"csrf": fields.pop("csrf"), **fields}
        mark = "----------carnet"
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="changes.csv"\r\n\r\n')
        body = "".join(parts).encode() + content + f"\r\n--{mark}--\r\n".encode()
        status, path, said = self.ask("POST", "/imports", body, f"multipart/form-data; boundary={mark}")
        found = re.fullmatch(r"/imports/(\d+).*", path)
        assert status == 303 and found, f"upload: {status} {path} {said[:2000]}"
        return int(found[1])

    def document(self, number):
        return json.loads(self.get(f"/imports/{number}.json?issues=0")[2])

    def wait(self, number, state, patience=240):
        """Waits until an import has come to a state; its document."""
        until = time.monotonic() + patience
        while (document := self.document(number))["state"] != state:
            at_work = ("uploaded", "testing", "queued", "running", "undoing")
            assert document["state"] in at_work, f"import {number} is {document['state']}, not {state}"
            assert time.monotonic() < until, f"import {number} is still {document['state']}"
            time.sleep(0.1)
        return document


    def ask_for_export(self):
        fields = self.form("/exports/new", "/exports") | {"what": "all", "format": "csv", "target": "", "language": "en"}
        status, _, said = self.submit("/exports", fields)
        assert status == 303, f"export: {status} {said[:2000]}"

    def newest_export(self, patience=240):
        """The file of the newest export, once none is being made."""
        until = time.monotonic() + patience
        while "data-follow" in (page := self.get("/exports")[2].decode()):
            assert time.monotonic() < until, "the export is not made"
            time.sleep(0.1)
        status, _, content = self.get(re.search(r"/exports/\d+/file", page)[0])
        assert status == 200, f"export: {status}"
        return content


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def percentile(times, percent):
    ordered = sorted(times)
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1] if ordered else float("nan")
