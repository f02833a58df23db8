"""SIGTERM at random moments of a job: the server ends well and soon, and after the next start the job ends as if nothing had been."""

import random
import time

from carnet import Browser, Installation, Server

PATIENCE = 5.0
COUNTS = ("rows", "rows_changed", "rows_rejected", "changes", "applied", "conflicts", "undone", "kept", "errors", "warnings")


class Job:
    """One import after the other, with a kill in each step."""

    def __init__(self, installation, rows):
        self.installation, self.rows = installation, rows
        self.user = installation.user("ada")
        self.server = Server(installation)
        self.browser = Browser(self.server.port, self.user)
        self.took, self.wrong = [], []

    def kill(self, step, moment):
        """Ends the server that far from now and starts it again at the same port."""
        time.sleep(moment)
        code, took = self.server.end()
        self.took.append(took)
        if code != 0 or took > PATIENCE:
            self.wrong.append(f"{step}: SIGTERM was answered with {code} after {took:.1f} s")
        self.server = Server(self.installation, self.server.port)

    def step(self, name, begin, end, usual):
        """Begins a step, and if it usually takes a while, kills the server somewhere in it."""
        begun = time.monotonic()
        begun_as = begin()
        if usual is not None:
            self.kill(name, random.uniform(0, usual))
        ended = end(begun_as)
        return begun_as, ended, time.monotonic() - begun

    def round(self, usual):
        """An import from its upload to its undo, and an export; what came of it, and how long each step took."""
        browser, content = self.browser, self.installation.changes(7, self.rows, repeated=self.rows // 4)
        number, tested, t = self.step("test", lambda: browser.upload(content), lambda n: browser.wait(n, "tested"), usual.get("test"))
        took = {"test": t}
        _, applied, took["run"] = self.step(
            "run", lambda: browser.press(number, "start"), lambda _: browser.wait(number, "completed"), usual.get("run"))
        made, size, took["export"] = self.step("export", self.begin_export, self.end_export, usual.get("export"))
        _, undone, took["undo"] = self.step(
            "undo", lambda: browser.press(number, "undo"), lambda _: browser.wait(number, "undone"), usual.get("undo"))
        counts = [[document[name] for name in COUNTS] for document in (tested, applied, undone)]
        return (counts, size, self.installation.export()), took

    def begin_export(self):
        self.browser.ask_for_export()

    def end_export(self, _):
        """How long it is, once it is ready."""
        return len(self.browser.newest_export())


def run(which, arguments, scratch):
    rows = arguments.rows or 60_000
    job = Job(Installation(which, rows, scratch), rows)
    calm, usual = job.round({})
    begun = time.monotonic()
    while len(job.took) < arguments.moments:
        got, _ = job.round(usual)
        if got != calm:
            job.wrong.append(f"after {len(job.took)} kills: {got} instead of {calm}")
    print(f"{which}: {len(job.took)} × SIGTERM in tests, closing passes, runs, exports and undos of {rows:,} rows within "
          f"{time.monotonic() - begun:.0f} s: ended after {sorted(job.took)[len(job.took) // 2]:.2f} s, at most {max(job.took):.2f} s; "
          f"{len(job.wrong)} wrong", flush=True)
    for sentence in job.wrong:
        print(f"  {sentence}")
    job.server.end()
    job.installation.remove()
    return not job.wrong
