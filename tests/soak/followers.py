"""Many pages that follow one import while it is tested, applied and undone, a reader, and log-ins: how long pages take."""

import asyncio
import json
import multiprocessing
import threading
import time

from carnet import Browser, Installation, Server, percentile

SESSIONS = 10
LOGINS = 500
AT_ONCE = 10
EVERY = 1.0


async def follow(port, cookie, number, phase, until, told):
    """A page in a tab: asks once a second, and is loaded anew when what it shows is over; then the next import is opened."""
    await asyncio.sleep(phase)
    reader = writer = None
    was_over = True
    while time.monotonic() < until:
        shown, begun = number.value, time.monotonic()
        if writer is None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        status, content = await ask(reader, writer, f"/imports/{shown}/progress", cookie)
        told["asked"].append(time.monotonic() - begun)
        told["failed"] += status >= 500
        is_over = status != 200 or json.loads(content)["is_over"]
        if is_over and not was_over:
            begun = time.monotonic()
            status, _ = await ask(reader, writer, f"/imports/{shown}", cookie)
            told["loaded"].append(time.monotonic() - begun)
            told["failed"] += status >= 500
        was_over = is_over
        await asyncio.sleep(EVERY)
    if writer:
        writer.close()


async def ask(reader, writer, path, cookie):
    writer.write(f"GET {path} HTTP/1.1\r\nHost: carnet\r\nCookie: {cookie}\r\nAccept: */*\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    if length:
        return status, await reader.readexactly(int(length))
    content = b""
    while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
        content += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return status, content


def follow_all(port, cookies, count, number, seconds, answer):
    told = {"asked": [], "loaded": [], "failed": 0}

    async def everybody():
        until = time.monotonic() + seconds
        pages = [follow(port, cookies[at % len(cookies)], number, at / count, until, told) for at in range(count)]
        await asyncio.gather(*pages)

    asyncio.run(everybody())
    answer.put(told)


def read(port, user, number, seconds, answer):
    """Somebody who reads one page after the other."""
    browser, times, until = Browser(port, user), [], time.monotonic() + seconds
    while time.monotonic() < until:
        for path in ("/", "/contacts", "/contacts?q=family12", f"/imports/{number.value}", "/targets", "/imports"):
            begun = time.monotonic()
            status, _, _ = browser.get(path)
            times.append(time.monotonic() - begun)
            assert status in (200, 303), f"{path}: {status}"
            time.sleep(0.02)
    answer.put({"times": times, "failed": browser.failed})


def log_in(port, users, each, answer):
    times, failed = [], []

    def often(user):
        for _ in range(each):
            begun = time.monotonic()
            try:
                Browser(port, user)
                times.append(time.monotonic() - begun)
            except AssertionError as error:
                failed.append(str(error))

    threads = [threading.Thread(target=often, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answer.put({"times": times, "failed": len(failed)})


def work(port, user, number, content, over):
    """Tests, starts and undoes an import, and the next one, until it is over."""
    browser = Browser(port, user)
    while not over.is_set():
        number.value = browser.upload(content)
        browser.wait(number.value, "tested")
        for action, state in (("start", "completed"), ("undo", "undone")):
            browser.press(number.value, action)
            browser.wait(number.value, state)


class Crowd:
    """Everybody at once, each kind in a process of its own, so that they measure the server and not each other."""

    def __init__(self, server, users, cookies, count, seconds):
        self.server, self.users, self.cookies, self.count, self.seconds = server, users, cookies, count, seconds

    def measure(self, number, logins):
        answers = {name: multiprocessing.Queue() for name in ("follow", "read", "log in")}
        port, users = self.server.port, self.users
        jobs = [
            (follow_all, (port, self.cookies, self.count, number, self.seconds, answers["follow"])),
            (read, (port, users[0], number, self.seconds, answers["read"])),
        ]
        if logins:
            jobs.append((log_in, (port, users[:AT_ONCE], LOGINS // AT_ONCE, answers["log in"])))
        cpu, begun, answered = self.server.cpu(), time.monotonic(), self.server.answered()
        processes = [multiprocessing.Process(target=job, args=arguments) for job, arguments in jobs]
        for process in processes:
            process.start()
        told = {name: answers[name].get(timeout=600) for name in list(answers)[: len(jobs)]}
        for process in processes:
            process.join()
        told["own"] = {key: count - answered.get(key, 0) for key, count in self.server.answered().items()}
        return told, self.server.cpu() - cpu, time.monotonic() - begun


def own_view(counts, percent, is_progress):
    """Within how many milliseconds the server began so many of its answers."""
    buckets = {}
    for (route, within), count in counts.items():
        if route.endswith("/progress") == is_progress and not route.startswith(("/static", "/login")):
            buckets[within] = buckets.get(within, 0) + count
    whole = buckets.get(float("inf"), 0)
    return next((f"≤ {1000 * within:.0f}" for within in sorted(buckets) if whole and buckets[within] * 100 >= whole * percent), "–")


def run(which, arguments, scratch):
    rows = arguments.rows or 100_000
    installation = Installation(which, rows, scratch)
    users = [installation.user(f"user{at}") for at in range(SESSIONS)]
    server = Server(installation)
    browser = Browser(server.port, users[0])
    cookies = []
    for user in users:
        kept = Browser(server.port, user).cookies
        cookies.append("; ".join(f"{name}={value}" for name, value in kept.items()))
    good = True
    print(f"\n{which}: {arguments.followers} pages follow an import of {rows:,} rows that is tested, applied and undone")
    print("| ms | pages p50, p99, most | by the server p50, p99 | asked p50, p99 | by the server p50, p99 | reloads p99 | log-ins p50, p99 | n | 5xx "
          "| memory now, most, MB | CPU of the server, wall, s |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, count, logins in (("a reader alone", 0, False), ("followed", arguments.followers, False), ("and log-ins", arguments.followers, True)):
        number, over = multiprocessing.Value("i", 1), multiprocessing.Event()
        content = installation.changes(len(name), rows)
        worker = multiprocessing.Process(target=work, args=(server.port, users[1], number, content, over))
        worker.start()
        crowd = Crowd(server, users, cookies, count, arguments.seconds)
        told, cpu, wall = crowd.measure(number, logins)
        over.set()
        worker.join()
        failed = sum(answer["failed"] for name, answer in told.items() if name != "own")
        good &= failed == 0 and worker.exitcode == 0
        show(name, told, failed, server, cpu, wall)
    code, took = server.end()
    print(f"SIGTERM: {code} after {took:.1f} s")
    installation.remove()
    return good and code == 0


def show(name, told, failed, server, cpu, wall):
    def ms(times, *percents):
        return ", ".join(f"{1000 * percentile(times, percent):.0f}" for percent in percents) if times else "–"
    pages, followed, logins = told["read"]["times"], told["follow"], told.get("log in", {"times": []})["times"]
    own = [", ".join(own_view(told["own"], percent, asked) for percent in (50, 99)) for asked in (False, True)]
    counts = ", ".join(str(len(times)) for times in (pages, followed["asked"], followed["loaded"], logins))
    print(f"| {name} | {ms(pages, 50, 99, 100)} | {own[0]} | {ms(followed['asked'], 50, 99)} | {own[1]} | {ms(followed['loaded'], 99)} "
          f"| {ms(logins, 50, 99)} | {counts} | {failed} | {server.status('VmRSS'):.0f}, {server.status('VmHWM'):.0f} | {cpu:.1f}, {wall:.0f} |",
          flush=True)
