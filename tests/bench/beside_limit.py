#!/usr/bin/env python3
"""Measures Carnet beside the limit (hand-written set-based SQL) in one run, and prints the table as Markdown.

    cargo build --release
    tests/bench/beside_limit.py KIT [--sizes 100k 1M] [--databases sqlite postgresql] [--runs 1] [--out REPORT.md]

KIT is the folder of the benchmark kit: gen.py (the standard work, seeded), carnet_files.py (the same as Carnet's files) and
limit/*.sql (the limit). Carnet is measured through its shell commands only, as a user would run them. Limit and Carnet take
turns, each on a fresh copy of a prepared database; every run's counts are checked against what the generator expects. Needs
Python 3 alone, sqlite3, psql and PostgreSQL's initdb, and listens on 127.0.0.1 only. Everything under --work may be deleted;
what it has prepared is used again by the next run.

A figure over its bound is marked, and fails nothing. On a machine that does other work too, wall time says little: --by cpu makes
the ratios from CPU seconds, the database server's included (of the limit's phases, their share of its wall time)."""
import argparse, json, os, platform, re, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = {"10k": 10_000, "100k": 100_000, "1M": 1_000_000}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
OPT = None


class Wrong(Exception):
    """A run that failed, or did not do what the generator expects."""


def log(*words):
    print(*words, file=sys.stderr, flush=True)


def work(*parts):
    return os.path.join(OPT.work, *parts)


def data(name):
    return os.path.join(OPT.data, name)


def files(name):
    return os.path.join(OPT.files, name)


def run(argv, stdin=None, stdout=None, env=None):
    """Runs a command; wall and CPU seconds and the peak of its resident memory in MB, as the system accounts them."""
    out = stdout or work("last.out")
    with open(stdin or os.devnull, "rb") as i, open(out, "wb") as o, open(work("last.err"), "wb") as e:
        start = time.monotonic()
        child = subprocess.Popen(argv, stdin=i, stdout=o, stderr=e, env={**os.environ, **(env or {})})
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    text = "" if stdout else open(out, encoding="utf-8", errors="replace").read()
    if child.returncode:
        said = open(work("last.err"), errors="replace").read()[-800:] + text[-800:]
        raise Wrong(f"{' '.join(map(str, argv[:4]))} … ended with {child.returncode}: {said}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024, "out": text}


# The work ------------------------------------------------------------------------------------------------------------

def prepare_data(sizes):
    for n in sizes:
        if not os.path.exists(data(f"expected_{n}.json")):
            log("generating", n)
            subprocess.run([sys.executable, os.path.join(OPT.kit, "gen.py"), "--out", OPT.data, n], check=True, stdout=sys.stderr)
        if not os.path.exists(files(f"worst_{n}.csv")):
            log("making Carnet's files of", n)
            argv = [sys.executable, os.path.join(OPT.kit, "carnet_files.py"), "--data", OPT.data, "--out", OPT.files, n]
            subprocess.run(argv, check=True, stdout=sys.stderr)


def expected(n):
    return json.load(open(data(f"expected_{n}.json")))


def agree(what, **pairs):
    """Each pair is (found, expected)."""
    for name, (found, wanted) in pairs.items():
        if found != wanted:
            raise Wrong(f"{what}: {name} is {found}, expected {wanted}")


# The databases --------------------------------------------------------------------------------------------------------

class Sqlite:
    """Limit and installations as files."""
    name = "sqlite"

    def start(self):
        """Nothing to start, nor to stop."""

    stop = start

    def version(self):
        return "sqlite3 " + run(["sqlite3", "--version"])["out"].split()[0]

    def prepare_limit(self, n):
        base = work(f"limit_{n}.db")
        if not os.path.exists(base):
            log("sqlite: making the limit's base", n)
            run(["sqlite3", base + ".part"], stdin=self.script("sqlite_base.sql", DATA=OPT.data, N=n))
            os.rename(base + ".part", base)

    def limit(self, n):
        self.copy(work(f"limit_{n}.db"), work("limit.db"))
        script = self.script("sqlite_work.sql", UPLOAD=data(f"upload_{n}.csv"), REPORT=work("report.csv"))
        return phased(run(["sqlite3", work("limit.db")], stdin=script), n)

    def limit_export(self, n):
        script = self.script("sqlite_export.sql", OUT=work("limit_export.csv"))
        return run(["sqlite3", "-readonly", work(f"limit_{n}.db")], stdin=script)

    def exists(self, n):
        return os.path.exists(work(f"carnet_{n}", "carnet.sqlite"))

    def new(self, n):
        shutil.rmtree(work("making"), ignore_errors=True)
        return Installation(work("making"), None)

    def keep(self, installation, n):
        if os.path.exists(os.path.join(installation.folder, "carnet.sqlite-wal")):
            run(["sqlite3", os.path.join(installation.folder, "carnet.sqlite"), "PRAGMA wal_checkpoint(TRUNCATE)"])
        os.rename(installation.folder, work(f"carnet_{n}"))

    def fresh(self, n):
        shutil.rmtree(work("carnet"), ignore_errors=True)
        os.makedirs(work("carnet"))
        self.copy(work(f"carnet_{n}", "carnet.sqlite"), work("carnet", "carnet.sqlite"))
        os.sync()
        return Installation(work("carnet"), None)

    def cpu(self):
        """CPU seconds of a server; there is none."""
        return 0.0

    @staticmethod
    def copy(source, target):
        for end in ("", "-wal", "-shm"):
            if os.path.exists(target + end):
                os.remove(target + end)
        shutil.copyfile(source, target)

    @staticmethod
    def script(name, **values):
        text = open(os.path.join(OPT.kit, "limit", name), encoding="utf-8").read()
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        path = work("_" + name)
        open(path, "w", encoding="utf-8").write(text)
        return path


class Postgresql:
    """Limit and installations as databases of a cluster of our own, with the kit's settings."""
    name = "postgresql"

    def __init__(self):
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.folder = work("pg")
        self.env = {"PGHOST": self.folder, "PGPORT": str(OPT.pg_port), "PGUSER": "postgres", "PGOPTIONS": "-c client_min_messages=warning"}

    def start(self):
        os.makedirs(self.folder, exist_ok=True)
        if self.as_user:
            shutil.chown(self.folder, "postgres")
        cluster = os.path.join(self.folder, "data")
        if not os.path.exists(cluster):
            log("postgresql: making a cluster")
            subprocess.run([*self.as_user, os.path.join(OPT.pg_bin, "initdb"), "-D", cluster, "-U", "postgres", "-E", "UTF8",
                            "--locale=C.UTF-8", "-A", "trust"], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)
            settings = open(os.path.join(OPT.kit, "limit", "postgresql.tuned.conf")).read()
            settings += f"\nlisten_addresses = '127.0.0.1'\nport = {OPT.pg_port}\nunix_socket_directories = '{self.folder}'\n"
            subprocess.run([*self.as_user, "tee", "-a", os.path.join(cluster, "postgresql.conf")], input=settings.encode(), check=True,
                           stdout=subprocess.DEVNULL, cwd=self.folder)
        self.control("-l", os.path.join(self.folder, "log"), "start")

    def stop(self):
        self.control("-m", "fast", "stop")

    def control(self, *words):
        subprocess.run([*self.as_user, os.path.join(OPT.pg_bin, "pg_ctl"), "-D", os.path.join(self.folder, "data"), "-w", "-t", "300", *words],
                       check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def psql(self, database, *words, **more):
        return run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, *words], env=self.env, **more)

    def version(self):
        return "PostgreSQL " + self.psql("postgres", "-Atc", "SHOW server_version")["out"].split()[0]

    def has(self, database):
        return self.psql("postgres", "-Atc", f"SELECT 1 FROM pg_database WHERE datname = '{database}'")["out"].strip() == "1"

    def make(self, database, template="template0"):
        self.psql("postgres", "-c", f'DROP DATABASE IF EXISTS "{database}"')
        self.psql("postgres", "-c", f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        self.psql("postgres", "-c", "CHECKPOINT")

    def rename(self, database, name):
        self.psql("postgres", "-c", f'ALTER DATABASE "{database}" RENAME TO "{name}"')

    def prepare_limit(self, n):
        if not self.has(f"limit_{n}"):
            log("postgresql: making the limit's base", n)
            self.make("making")
            self.psql("making", "-v", f"data={OPT.data}", "-v", f"n={n}", "-f", os.path.join(OPT.kit, "limit", "pg_base.sql"))
            self.rename("making", f"limit_{n}")

    def limit(self, n):
        self.make("limit", f"limit_{n}")
        os.sync()
        before = self.cpu()
        words = ["-v", f"upload={data(f'upload_{n}.csv')}", "-v", f"report={work('report.csv')}", "-f", os.path.join(OPT.kit, "limit", "pg_work.sql")]
        done = phased(self.psql("limit", *words), n)
        done["cpu"] += self.cpu() - before
        return done

    def limit_export(self, n):
        return self.psql(f"limit_{n}", "-f", os.path.join(OPT.kit, "limit", "pg_export.sql"), stdout=work("limit_export.csv"))

    def exists(self, n):
        return self.has(f"carnet_{n}")

    def new(self, n):
        self.make("making")
        return Installation(work("making_files"), self.url("making"))

    def keep(self, installation, n):
        self.psql("making", "-c", "VACUUM ANALYZE")
        self.rename("making", f"carnet_{n}")

    def fresh(self, n):
        self.make("carnet", f"carnet_{n}")
        shutil.rmtree(work("carnet_files"), ignore_errors=True)
        os.sync()
        return Installation(work("carnet_files"), self.url("carnet"))

    def url(self, database):
        return f"postgres://postgres@127.0.0.1:{OPT.pg_port}/{database}"

    def cpu(self):
        """CPU seconds of the whole cluster, of processes that ended included."""
        leader = open(os.path.join(self.folder, "data", "postmaster.pid")).readline().strip()
        total = 0
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if pid == leader:
                total += sum(map(int, fields[11:15]))
            elif fields[1] == leader:
                total += sum(map(int, fields[11:13]))
        return total / os.sysconf("SC_CLK_TCK")


def phased(done, n):
    """The limit's own marks: seconds of each phase. Fails if its counts are not the generator's."""
    want = expected(n)
    found = {name: int(count) for name, count in re.findall(r"#(errors|changes)\D+(\d+)", done["out"])}
    agree("limit", errors=(found.get("errors"), want["invalid"]), changes=(found.get("changes"), want["changed"]))
    marks = [(name, float(at)) for name, at in re.findall(r"#phase (\w+)\D+?([\d.]+)", done["out"])]
    done["phases"] = {name: end - start for (name, start), (_, end) in zip(marks, marks[1:])}
    return done


# Carnet ---------------------------------------------------------------------------------------------------------------

class Installation:
    """An installation of Carnet, and its commands."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        os.makedirs(folder, exist_ok=True)

    def carnet(self, *words):
        where = ["--data", self.folder, *(["--database", self.url] if self.url else [])]
        done = run([OPT.carnet, *words, *where, "--json"])
        done["said"] = json.loads(done["out"] or "{}")
        return done

    def send(self, file, kind, action, *more):
        return self.carnet("import", file, "--institution", "BENCH", "--kind", kind, "--action", action, "--issues", "0", *more)

    def do(self, command, number):
        return self.carnet(command, str(number), "--institution", "BENCH", "--issues", "0")


def prepare_carnet(database, n):
    if database.exists(n):
        return
    log(f"{database.name}: making Carnet's base", n)
    new = database.new(n)
    new.carnet("migrate")
    new.carnet("institution", "add", "BENCH", "--name", "Bench", "--language", "en", "--country", "FR")
    new.send(files("fields.csv"), "criterion-values", "update")
    made = new.send(files(f"contacts_{n}.csv"), "contacts", "update", "--mode", "create")
    agree("creating the contacts", state=(made["said"]["state"], "completed"), rows=(made["said"]["rows_changed"], SIZES[n]))
    log(f"{database.name}: {n} contacts made in {made['wall']:.1f} s, {made['mb']:.0f} MB")
    database.keep(new, n)


def measured(database, what):
    """Runs a step, the server's CPU seconds added to the client's."""
    before = database.cpu()
    done = what()
    done["cpu"] += database.cpu() - before
    log(f"    {done['wall']:8.2f} s  {done['cpu']:8.2f} CPU s  {done['mb']:6.0f} MB")
    return done


def measure_carnet(database, n):
    """Template, test, start and undo on a fresh copy; the test of the worst file on another."""
    want, steps = expected(n), {}
    there = database.fresh(n)
    log("  template")
    steps["template"] = measured(database, lambda: there.carnet("template", "--institution", "BENCH", "--kind", "criteria", "--out", work("template.zip")))
    log("  test")
    steps["test"] = measured(database, lambda: there.send(files(f"upload_{n}.csv"), "criteria", "test"))
    said = steps["test"]["said"]
    agree("test", rows=(said["rows"], SIZES[n]), errors=(said["errors"], want["invalid"]), rejected=(said["rows_rejected"], want["rows_with_invalid"]),
          changed=(said["rows_changed"], want["clean_rows_changed"]), changes=(said["changes"], want["changed_in_clean_rows"]))
    number = said["id"]
    log("  start")
    steps["apply"] = measured(database, lambda: there.do("start", number))
    agree("start", applied=(steps["apply"]["said"]["applied"], want["changed_in_clean_rows"]))
    log("  undo")
    steps["undo"] = measured(database, lambda: there.do("undo", number))
    agree("undo", undone=(steps["undo"]["said"]["undone"], want["changed_in_clean_rows"]))
    there = database.fresh(n)
    log("  test of the worst file")
    steps["worst"] = measured(database, lambda: there.send(files(f"worst_{n}.csv"), "criteria", "test"))
    agree("worst", rejected=(steps["worst"]["said"]["rows_rejected"], SIZES[n]))
    return steps


def measure(database, n):
    """Limit and Carnet in turns. A step is a list of runs."""
    steps = {}
    database.prepare_limit(n)
    prepare_carnet(database, n)
    for turn in range(OPT.runs):
        log(f"{database.name} {n}, run {turn + 1}: limit")
        limit = measured(database, lambda: database.limit(n))
        export = measured(database, lambda: database.limit_export(n))
        log(f"{database.name} {n}, run {turn + 1}: Carnet")
        for name, done in {"limit": limit, "limit export": export, **measure_carnet(database, n)}.items():
            steps.setdefault(name, []).append(done)
    return summary(steps)


def summary(steps):
    """Medians of wall and CPU seconds, the highest memory, medians of the limit's phases."""
    def middle(runs, key):
        return statistics.median(run[key] for run in runs)
    short = {name: {"wall": middle(runs, "wall"), "cpu": middle(runs, "cpu"), "mb": max(run["mb"] for run in runs)} for name, runs in steps.items()}
    short["limit"]["phases"] = {phase: statistics.median(run["phases"][phase] for run in steps["limit"]) for phase in steps["limit"][0]["phases"]}
    return short


def measure_pages(database, n):
    """Pages and edits while an import runs: `carnet bench` makes its own installation for them."""
    log(f"{database.name} {n}: pages while an import runs")
    where = []
    if database.name == "postgresql":
        database.make("pages")
        where = ["--database", database.url("pages")]
    return json.loads(run([OPT.carnet, "bench", "--contacts", str(SIZES[n]), "--parts", "pages", *where, "--json"])["out"])


# The table ------------------------------------------------------------------------------------------------------------

def judged(value, must, aim, shown):
    """A figure: bold when its bound is missed, with a tick when the aim is reached."""
    if value is None:
        return "–"
    if value > must:
        return f"**{shown} ✗**"
    return f"{shown} ✓✓" if value <= aim else f"{shown} ✓"


def ratio(value, must, aim):
    return judged(value, must, aim, "–" if value is None else f"{value:.2f}×")


def limit_sums(limit):
    """Seconds of the limit without its apply, and of all of it."""
    phases = limit["phases"]
    test, all_ = sum(seconds for name, seconds in phases.items() if name != "apply"), sum(phases.values())
    return {"test": limit["cpu"] * test / all_, "all": limit["cpu"]} if OPT.by == "cpu" else {"test": test, "all": all_}


def figures(database, by_size):
    """The rows of the table of one database: name, must, aim, and a cell for each size."""
    def row(name, must, aim, cell):
        return [name, must, aim, *[cell(by_size[n]) for n in OPT.sizes]]
    name = NAMES[database]
    def took(size, step):
        return size[step][OPT.by]
    rows = [
        row(f"test + apply, against the {name} limit", "≤ 2×", "≤ 1×", lambda s: ratio((took(s, "test") + took(s, "apply")) / limit_sums(s["limit"])["all"], 2, 1)),
        row("test alone, against the limit without its apply", "≤ 2×", "≤ 1×", lambda s: ratio(took(s, "test") / limit_sums(s["limit"])["test"], 2, 1)),
        row("undo, against apply", "≤ 1.2×", "≤ 1×", lambda s: ratio(took(s, "undo") / took(s, "apply"), 1.2, 1)),
        row("template, against the database's own CSV export", "≤ 2×", "≤ 1×", lambda s: ratio(took(s, "template") / took(s, "limit export"), 2, 1)),
        row("test of the worst file, against the clean one", "≤ 1.5×", "≤ 1×", lambda s: ratio(took(s, "worst") / took(s, "test"), 1.5, 1)),
    ]
    for step in ("test", "apply", "undo", "template", "worst"):
        rows.append(row(f"peak memory: {step}", "≤ 150 MB", "≤ 64 MB", lambda s: judged(s[step]["mb"], 150, 64, f"{s[step]['mb']:.0f} MB")))
    if {"100k", "1M"} <= set(OPT.sizes):
        small, large = by_size["100k"], by_size["1M"]
        for step in ("test", "apply", "undo", "template", "worst"):
            grown = ratio(took(large, step) / took(small, step), 11, 10.2)
            rows.append([f"growth 100k → 1M: {step}", "≤ 11×", "≤ 10.2×", *["" if n != "1M" else grown for n in OPT.sizes]])
    for n in OPT.sizes:
        for line in by_size[n].get("pages", {}).get("figures", []):
            value = line["value"]
            shown = judged(value, line["must"], line["aim"], f"{value:.0f} {line['unit']}")
            rows.append([line["name"], f"≤ {line['must']:g} {line['unit']}", f"≤ {line['aim']:g} {line['unit']}", *[shown if n == m else "" for m in OPT.sizes]])
    return rows


def markdown(results):
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {cores()}, {', '.join(versions())}; load {os.getloadavg()[0]:.1f} at the end; "
             f"{OPT.runs} run{'s' * (OPT.runs > 1)} each; ratios of {'wall time' if OPT.by == 'wall' else 'CPU time'}. ✓ reaches *must*, ✓✓ reaches *aim*, **✗** reaches neither.", ""]
    for database, by_size in results.items():
        lines += [f"**{NAMES[database]}**", "", "| figure | must | aim | " + " | ".join(OPT.sizes) + " |", "|---|---|---|" + "---|" * len(OPT.sizes)]
        lines += ["| " + " | ".join(row) + " |" for row in figures(database, by_size)]
        lines += ["", "| seconds (CPU seconds, server included), rows/s | " + " | ".join(OPT.sizes) + " |", "|---|" + "---|" * len(OPT.sizes)]
        for step in ("limit", "test", "apply", "undo", "limit export", "template", "worst"):
            lines.append(f"| {step} | " + " | ".join(seconds(by_size[n], step, n) for n in OPT.sizes) + " |")
        lines.append("")
    return "\n".join(lines)


def seconds(size, step, n):
    done = size[step]
    phases = "".join(f"; {name} {taken:.2f}" for name, taken in done.get("phases", {}).items())
    return f"{done['wall']:.2f} ({done['cpu']:.2f}), {SIZES[n] / done['wall']:,.0f}{phases}"


def cores():
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    return f"{os.cpu_count()} cores ({model[1].strip() if model else platform.machine()})"


def versions():
    yield run([OPT.carnet, "--version"])["out"].strip()
    for database in OPT.open:
        yield database.version()
    yield f"{platform.system()} {platform.release()}"


def main():
    global OPT
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("kit", help="folder of the benchmark kit")
    a.add_argument("--sizes", nargs="+", default=["100k", "1M"], choices=list(SIZES))
    a.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=list(NAMES))
    a.add_argument("--runs", type=int, default=1)
    a.add_argument("--by", choices=["wall", "cpu"], default="wall", help="which time the ratios are made from")
    a.add_argument("--carnet", default=os.path.join(HERE, "..", "..", "target", "release", "carnet"))
    a.add_argument("--work", default="target/bench", help="where everything is made")
    a.add_argument("--data", help="where gen.py's files lie (default: in the work folder)")
    a.add_argument("--files", help="where Carnet's files lie (default: in the work folder)")
    a.add_argument("--pg-bin", default="/usr/lib/postgresql/15/bin", help="folder of initdb and pg_ctl")
    a.add_argument("--pg-port", type=int, default=55433)
    a.add_argument("--no-pages", action="store_true", help="leave out the pages while an import runs")
    a.add_argument("--out", help="write the report here too; the figures beside it as .json")
    a.add_argument("--from-json", help="measure nothing: print the report of these figures")
    OPT = a.parse_args()
    OPT.kit, OPT.work, OPT.carnet = (os.path.abspath(path) for path in (OPT.kit, OPT.work, OPT.carnet))
    OPT.data, OPT.files = (os.path.abspath(path or work(name)) for path, name in ((OPT.data, "data"), (OPT.files, "files")))
    os.makedirs(OPT.work, exist_ok=True)
    OPT.open = [Sqlite() if name == "sqlite" else Postgresql() for name in OPT.databases]
    if OPT.from_json:
        OPT.open = []
        print(markdown(json.load(open(OPT.from_json))))
        return
    prepare_data(OPT.sizes)
    for database in OPT.open:
        database.start()
    results = {}
    for database in OPT.open:
        results[database.name] = {n: measure(database, n) for n in OPT.sizes}
        if not OPT.no_pages:
            results[database.name][OPT.sizes[-1]]["pages"] = measure_pages(database, OPT.sizes[-1])
        report(results)
    print(markdown(results))
    for database in OPT.open:
        database.stop()


def report(results):
    """Keeps what is measured so far: a long run that breaks loses nothing."""
    if OPT.out:
        json.dump(results, open(os.path.splitext(OPT.out)[0] + ".json", "w"), indent=1, default=str)
        open(OPT.out, "w", encoding="utf-8").write(markdown(results))


if __name__ == "__main__":
    main()
