"""Somebody with a browser: one kept-alive connection, compressed pages, a session, forms. Python's standard library alone."""
import gzip, html.parser, http.client, json, os, subprocess, time, urllib.parse


class Served:
    """An installation's portal on a free port of this machine. Its peak of memory can be asked; closed, it ends."""

    def __init__(self, carnet, where):
        self.child = subprocess.Popen([carnet, "serve", "--bind", "127.0.0.1:0", *where, "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        document = ""
        for line in self.child.stdout:
            document += line
            if line.rstrip() == "}":
                break
        self.address = json.loads(document)["address"]

    def memory(self, what="VmHWM"):
        """MB: the most that was resident so far (VmHWM), or what is now (VmRSS)."""
        lines = open(f"/proc/{self.child.pid}/status").read().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what + ":"))

    def cpu(self):
        fields = open(f"/proc/{self.child.pid}/stat").read().rsplit(")", 1)[1].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.child.terminate()
        self.child.wait()


class Browser:
    def __init__(self, address):
        self.connection = http.client.HTTPConnection(urllib.parse.urlparse(address).netloc, timeout=600)
        self.cookies = {}

    def sign_in(self, email, password):
        self.post("/login", {**Form(self.get("/login")).fields, "email": email, "password": password})

    def get(self, path):
        """The page, followed to where it leads."""
        return self.ask("GET", path)[1]

    def timed(self, path):
        """Milliseconds from the request to the last byte."""
        start = time.perf_counter()
        self.ask("GET", path)
        return (time.perf_counter() - start) * 1000

    def post(self, path, fields):
        """Sends a form; what came back, and how many seconds it took."""
        start = time.perf_counter()
        body = urllib.parse.urlencode(fields if isinstance(fields, list) else list(fields.items()))
        status, text = self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
        return status, text, time.perf_counter() - start

    def ask(self, method, path, body=None, headers=None):
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, {"Accept-Encoding": "gzip", "Cookie": cookie, "Accept-Language": "en", **(headers or {})})
        answer = self.connection.getresponse()
        data = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, value = value.split(";")[0].split("=", 1)
                self.cookies[key] = value
        if answer.status >= 400 or (method == "GET" and answer.status != 200):
            raise RuntimeError(f"{method} {path} was answered with {answer.status}")
        text = (gzip.decompress(data) if answer.getheader("content-encoding") == "gzip" else data).decode("utf-8", "replace")
        return answer.status, text


class Form(html.parser.HTMLParser):
    """The fields of the last form of a page that holds one of this name, as a browser would send them."""

    def __init__(self, page, having="csrf"):
        super().__init__()
        self.found, self.open, self.select, self.area = [], None, None, None
        self.feed(page)
        self.pairs = next(pairs for pairs in reversed(self.found) if any(name == having for name, _ in pairs))
        self.fields = dict(self.pairs)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.open = []
            self.found.append(self.open)
        elif self.open is None:
            return
        elif tag == "input" and a.get("name") and a.get("type") not in ("submit", "image", "button", "file"):
            if a.get("type") not in ("checkbox", "radio") or "checked" in a:
                self.open.append((a["name"], a.get("value", "on")))
        elif tag == "select":
            self.select = (a.get("name"), [])
        elif tag == "option" and self.select:
            self.select[1].append((a.get("value", ""), "selected" in a))
        elif tag == "textarea":
            self.area = [a.get("name"), ""]

    def handle_data(self, text):
        if self.area:
            self.area[1] += text

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "select" and self.select:
            name, options = self.select
            chosen = [value for value, selected in options if selected] or [value for value, _ in options[:1]]
            self.open.extend((name, value) for value in chosen[:1] if name)
            self.select = None
        elif tag == "textarea" and self.area:
            self.open.append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None


def percentile(values, percent):
    """What so many of 100 did not exceed."""
    ordered = sorted(values)
    return ordered[max(1, -(-len(ordered) * percent // 100)) - 1]
