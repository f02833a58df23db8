"""Users, imports, exports and kills, on both databases at once, for as long as one likes: what grows is seen in the table."""

import random
import signal
import threading
import time

from carnet import GONE, PASSWORD, Browser, Installation, Server, percentile

ROWS = 4_000
# A round of imports, log-ins and an export takes so many seconds, most of which nothing is done in.
ROUND = 12
KILL_EVERY = 240
FOLLOWERS = 5


class Life:
    """What goes on in one installation."""

    def __init__(self, which, scratch, options):
        self.installation, self.options = Installation(which, ROWS, scratch), options
        self.users = [self.installation.user(f"user{at}") for at in range(3)]
        self.lock = threading.Lock()
        self.server = Server(self.installation, options=options)
        self.before = self.installation.export()
        self.written, self.highest = 0, 0.0
        self.pages, self.done, self.wrong = [], dict.fromkeys(("imports", "undos", "exports", "log-ins", "refused", "SIGTERM", "SIGKILL"), 0), []

    def browser(self, at=0):
        return Browser(self.server.port, self.users[at])

    def kill(self):
        """Ends the server, by request or at once, and starts it again."""
        how = random.choice((signal.SIGTERM, signal.SIGKILL))
        with self.lock:
            self.written += self.server.written()
            self.highest = max(self.highest, self.server.status("VmHWM"))
            code, took = self.server.end(how)
            if how == signal.SIGTERM and (code != 0 or took > 5):
                self.wrong.append(f"SIGTERM was answered with {code} after {took:.1f} s")
            self.server = Server(self.installation, self.server.port, self.options)
            self.done[how.name] += 1

    def work(self, until):
        """One round after the other: an import that is tested, applied and undone, an export, log-ins with and without success."""
        round_ = 0
        while time.monotonic() < until:
            begun, round_ = time.monotonic(), round_ + 1
            steps = (lambda: self.imported(round_), self.exported, lambda: self.logged_in(round_))
            for step in steps:
                try:
                    step()
                except GONE + (AssertionError,) as error:
                    # Killed in the middle: what was asked meanwhile is asked again in the next round. All else is wrong.
                    if not self.was_killed(begun):
                        self.wrong.append(f"{type(error).__name__} {error}")
            time.sleep(max(0, begun + ROUND - time.monotonic()))

    def was_killed(self, begun):
        return self.killed >= begun - 2

    killed = float("-inf")

    def killed_now_and_then(self, until):
        while time.monotonic() + KILL_EVERY < until:
            time.sleep(random.uniform(0.5, 1.5) * KILL_EVERY)
            self.killed = time.monotonic()
            self.kill()
            self.killed = time.monotonic()

    def imported(self, round_):
        browser = self.browser()
        number = browser.upload(self.installation.changes(round_, ROWS, repeated=50))
        browser.wait(number, "tested")
        browser.press(number, "start")
        browser.wait(number, "completed")
        self.done["imports"] += 1
        browser.press(number, "undo")
        browser.wait(number, "undone")
        self.done["undos"] += 1
        self.failed(browser)

    def exported(self):
        browser = self.browser(1)
        browser.ask_for_export()
        browser.newest_export()
        self.done["exports"] += 1
        self.failed(browser)

    def logged_in(self, round_):
        for user in self.users:
            Browser(self.server.port, user)
            self.done["log-ins"] += 1
        if round_ % 3:
            return
        # Any more often, and the limit of a network would bar everybody.
        try:
            Browser(self.server.port, (f"nobody{random.random()}@example.org", PASSWORD))
        except AssertionError:
            self.done["refused"] += 1

    def failed(self, browser):
        if browser.failed:
            self.wrong.append(f"{browser.failed} answers of 5xx")

    def follow(self, until):
        """A few pages, one of which is followed; each is timed."""
        browser = None
        while time.monotonic() < until:
            try:
                browser = browser or self.browser(2)
                for path in ("/imports", "/", "/contacts?q=family12"):
                    begun = time.monotonic()
                    status, _, _ = browser.get(path)
                    self.pages.append(time.monotonic() - begun)
                    if status >= 500:
                        self.wrong.append(f"{path}: {status}")
            except GONE + (AssertionError,) as error:
                browser = None
                if not self.was_killed(time.monotonic() - 15):
                    self.wrong.append(f"{type(error).__name__} {error}")
            time.sleep(1)

    def row(self, minute):
        """A line of the table."""
        with self.lock:
            server, (database, files) = self.server, self.installation.size()
            self.highest = max(self.highest, server.status("VmHWM"))
            figures = [f"{server.status('VmRSS'):.0f}", f"{self.highest:.0f}", server.descriptors(), f"{database / 1e6:.1f}",
                       f"{files / 1e6:.1f}", f"{(self.written + server.written()) / 1e6:.0f}", f"{server.cpu():.1f}"]
        pages, self.pages = self.pages, []
        figures += [f"{1000 * percentile(pages, 50):.0f}, {1000 * percentile(pages, 99):.0f}", *self.done.values(), len(self.wrong)]
        print(f"| {minute} | {self.installation.which} | " + " | ".join(map(str, figures)) + " |", flush=True)

    def end(self):
        """Whether all that was begun ends, and nothing of it is left once it is undone."""
        browser = self.browser()
        # The first two have brought in the fields and the contacts.
        for number in range(browser_numbers(browser), 2, -1):
            self.bring_to_end(browser, number)
        after = self.installation.export()
        if after != self.before:
            self.wrong.append("the contacts are not what they were before all imports")
        code, _ = self.server.end()
        if code:
            self.wrong.append(f"ended with {code}")
        for sentence in self.wrong:
            print(f"  {self.installation.which}: {sentence}")
        self.installation.remove()
        return not self.wrong

    def bring_to_end(self, browser, number):
        """Undoes what a kill has left half done."""
        until = time.monotonic() + 120
        while time.monotonic() < until:
            document = browser.document(number)
            if document["state"] in ("uploaded", "testing", "queued", "running", "undoing"):
                time.sleep(0.2)
            elif document["state"] in ("completed", "cancelled", "failed") and document["applied"] > document["undone"] + document["kept"]:
                browser.press(number, "undo")
            else:
                return
        self.wrong.append(f"import {number} is still {document['state']}")


def browser_numbers(browser):
    """The number of the newest import."""
    page = browser.get("/imports")[2].decode()
    return max(int(part.split('"')[0]) for part in page.split('href="/imports/')[1:] if part.split('"')[0].isdigit())


def run(databases, arguments, scratch):
    lives = [Life(which, scratch, ("--log-format", "json")) for which in databases]
    start = time.monotonic()
    until = start + 60 * arguments.minutes
    threads = [threading.Thread(target=job, args=(until,), daemon=True)
               for life in lives for job in (life.work, life.follow, life.killed_now_and_then)]
    for thread in threads:
        thread.start()
    names = " | ".join(lives[0].done)
    print(f"| minute | database | memory now | most, MB | descriptors | database, MB | files, MB | written, MB | CPU s since start | pages p50, p99 ms | {names} | wrong |")
    print("|---" * (11 + len(lives[0].done)) + "|", flush=True)
    for minute in range(int(arguments.minutes) + 1):
        time.sleep(max(0, start + 60 * minute - time.monotonic()))
        for life in lives:
            life.row(minute)
    for thread in threads:
        thread.join(300)
    return all([life.end() for life in lives])
