"""How long pages take in an installation where nothing else runs, asked as a browser asks: over one kept-alive connection,
compressed. And the target of the kit's six conditions, and log-ins."""
import os, re, threading, time

from browser import Browser, Form, Served, percentile

# Bounds of each page in ms: half of all, and 99 of 100; and of what else is asked here.
MUST, AIM = (8, 40), (4, 15)
TARGET_MUST, TARGET_AIM = 0.25, 0.05
MEMORY_MUST, MEMORY_AIM = 120, 80
TIMES = 60


class Portal:
    """An installation that is served, with an administrator."""

    def __init__(self, installation, carnet, boss="boss@example.org"):
        self.installation = installation
        password = self.add_user(boss)
        self.served = Served(carnet, installation.where())
        self.browser = Browser(self.served.address)
        self.browser.sign_in(boss, password)

    def add_user(self, email, role="administrator"):
        return self.installation.carnet("user", "add", email, "--institution", "BENCH", "--role", role)["said"]["password"]

    def close(self):
        self.served.close()


def add_target(installation, kit):
    """Makes the target of six conditions."""
    installation.carnet("target", "add", "SIX", "--institution", "BENCH", "--name", "Six conditions", "--query", os.path.join(kit, "six_conditions.json"))


def addresses(portal, worst, tested):
    """Pages by name. `worst` and `tested` are imports: one with an issue in every row, one with changes."""
    browser = portal.browser
    first = browser.get("/contacts")
    deep = browser.get("/contacts?q=m")
    one = re.search(r'href="/contacts/(\d+)"', first)[1]
    half = re.findall(r'href="/contacts/(\d+)"', deep)[-1]
    target = re.search(r'href="/targets/(\d+)"', browser.get("/targets"))[1]
    return {
        "dashboard": "/", "contacts": "/contacts", "contacts, searched": "/contacts?q=silva", "contacts, two words": "/contacts?q=maria+silva",
        "contacts, of a target": "/contacts?target=SIX", "contacts, structures": "/contacts?kind=STRUCTURE", "contacts, invalid": "/contacts?status=INVALID",
        "contacts, deep": f"/contacts?after={half}", "a card": f"/contacts/{one}", "targets": "/targets", "the target": f"/targets/{target}",
        "fields": "/fields", "imports": "/imports", "a report": f"/imports/{worst}", "its issues": f"/imports/{worst}/issues?code=unknown-code",
        "its changes": f"/imports/{tested}/changes", "exports": "/exports",
    }


def measure(portal, worst, tested, database):
    """p50 and p99 of each page in ms, after one that is not counted, and the CPU that one takes, the database server's included."""
    found = {}
    for name, address in addresses(portal, worst, tested).items():
        portal.browser.timed(address)
        wait_for_counts(portal, address)
        before = portal.served.cpu() + database.cpu()
        times = [portal.browser.timed(address) for _ in range(TIMES)]
        cpu = (portal.served.cpu() + database.cpu() - before) * 1000 / TIMES
        found[name] = {"p50": percentile(times, 50), "p99": percentile(times, 99), "cpu": cpu}
    return found


def wait_for_counts(portal, address):
    """The page of a target begins to count it: that is not the page's time."""
    while address.startswith("/targets/") and 'http-equiv="refresh"' in portal.browser.get(address):
        time.sleep(0.2)


def count_and_sample(portal):
    """Seconds from the button of the target's form to the page that says how many it finds, with a sample; and how many."""
    target = re.search(r'href="/targets/(\d+)"', portal.browser.get("/targets"))[1]
    address = f"/targets/{target}/edit"
    form = Form(portal.browser.get(address))
    before = portal.served.cpu()
    _, page, seconds = portal.browser.post(address, [*form.pairs, ("do", "preview")])
    count = int(re.sub(r"\D", "", re.search(r'class="preview-count"[^>]*>([^<]*)<', page)[1]))
    return {"wall": seconds, "cpu": portal.served.cpu() - before, "count": count}


def log_ins(portal, all_of_them=500, at_once=10):
    """The server's memory after so many log-ins, so many at a time; and how long each took."""
    users = [(f"user{at}@example.org", portal.add_user(f"user{at}@example.org", "viewer")) for at in range(at_once)]
    times = []

    def sign_in(user):
        for _ in range(all_of_them // at_once):
            start = time.perf_counter()
            Browser(portal.served.address).sign_in(*user)
            times.append((time.perf_counter() - start) * 1000)
    threads = [threading.Thread(target=sign_in, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"mb": portal.served.memory("VmRSS"), "peak_mb": portal.served.memory(), "p99": percentile(times, 99), "count": len(times)}
