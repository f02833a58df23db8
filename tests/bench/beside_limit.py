#!/usr/bin/env python3
"""Measures Carnet beside the limit (hand-written set-based SQL) in one run, and prints the table as Markdown.

    cargo build --release
    tests/bench/beside_limit.py KIT [--sizes 100k 1M] [--databases sqlite postgresql] [--runs 1] [--duckdb] [--out REPORT.md]

KIT is the folder of the benchmark kit: gen.py (the standard work, seeded), carnet_files.py (the same as Carnet's files) and
limit/* (the limit; with --duckdb, a Python with duckdb 2.0.1, also a column store's; with --xlsx, the kit's Rust program, also
that of reading a workbook's cells and nothing else). Carnet is measured through its shell commands only, as a user would run them. Limit and Carnet take
turns, each on a fresh copy of a prepared database; every run's counts are checked against what the generator expects. Needs
Python 3 alone, sqlite3, psql and PostgreSQL's initdb, and listens on 127.0.0.1 only. Everything under --work may be deleted;
what it has prepared is used again by the next run.

A figure over its bound is marked, and fails nothing. CPU seconds hold the database server's (of the limit's phases, their share
of its wall time); on a machine that does other work too, wall time says little: --by cpu makes the ratios of test, template
and growth from CPU seconds as well."""
import argparse, functools, json, os, platform, re, shutil, statistics, subprocess, sys, time, zipfile

sys.dont_write_bytecode = True
import pages as portal_pages

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = {"10k": 10_000, "100k": 100_000, "1M": 1_000_000}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# Test and apply against the limit: must and aim of wall time, and of CPU seconds.
BOUNDS = {"sqlite": ((0.75, 0.5), (1.0, 0.6)), "postgresql": ((0.5, 0.35), (0.35, 0.25))}
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

    def exists(self, name):
        return os.path.exists(work(f"carnet_{name}", "carnet.sqlite"))

    def new(self, n):
        shutil.rmtree(work("making"), ignore_errors=True)
        return Installation(work("making"), None)

    def keep(self, installation, name):
        self.bytes(installation.folder)
        os.rename(installation.folder, work(f"carnet_{name}"))

    def fresh(self, name):
        shutil.rmtree(work("carnet"), ignore_errors=True)
        os.makedirs(work("carnet"))
        self.copy(work(f"carnet_{name}", "carnet.sqlite"), work("carnet", "carnet.sqlite"))
        os.sync()
        return Installation(work("carnet"), None)

    def there(self, name):
        """The kept one itself, for what is too large to be copied."""
        return Installation(work(f"carnet_{name}"), None)

    def bytes(self, folder=None):
        """Bytes of the database that `fresh` gave, or in a folder."""
        file = os.path.join(folder or work("carnet"), "carnet.sqlite")
        run(["sqlite3", file, "PRAGMA wal_checkpoint(TRUNCATE)"])
        return os.path.getsize(file)

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

    def exists(self, name):
        return self.has(f"carnet_{name}")

    def new(self, n):
        self.make("making")
        return Installation(work("making_files"), self.url("making"))

    def keep(self, installation, name):
        there = installation.url.rsplit("/", 1)[1]
        self.psql(there, "-c", "VACUUM ANALYZE")
        self.rename(there, f"carnet_{name}")

    def fresh(self, name):
        self.make("carnet", f"carnet_{name}")
        shutil.rmtree(work("carnet_files"), ignore_errors=True)
        os.sync()
        return Installation(work("carnet_files"), self.url("carnet"))

    def there(self, name):
        """The kept one itself, for what is too large to be copied."""
        return Installation(work(f"carnet_files_{name}"), self.url(f"carnet_{name}"))

    def bytes(self):
        """Bytes of the database that `fresh` gave."""
        return int(self.psql("carnet", "-Atc", "SELECT pg_database_size('carnet')")["out"])

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

@functools.cache
def knows_placeholders(program):
    """Whether the program takes words for no value apart: older builds took them for values."""
    return "--placeholders" in run([program, "import", "--help"])["out"]


class Installation:
    """An installation of Carnet, and its commands."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        os.makedirs(folder, exist_ok=True)

    def where(self):
        return ["--data", self.folder, *(["--database", self.url] if self.url else [])]

    def carnet(self, *words):
        done = run([OPT.carnet, *words, *self.where(), "--json"])
        done["said"] = json.loads(done["out"] or "{}")
        return done

    def send(self, file, kind, action, *more):
        if kind == "criteria" and knows_placeholders(OPT.carnet):
            # The generator counts its "n/a" among wrong codes; without a word Carnet would leave them out and ask.
            more = ("--placeholders", "as-is", *more)
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


def measure_carnet(database, n, base=None):
    """Template, test, start and undo on a fresh copy of a base; the test of the worst file on another."""
    want, steps = expected(n), {}
    there = database.fresh(base or n)
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
    there = database.fresh(base or n)
    log("  test of the worst file")
    steps["worst"] = measured(database, lambda: there.send(files(f"worst_{n}.csv"), "criteria", "test"))
    agree("worst", rejected=(steps["worst"]["said"]["rows_rejected"], SIZES[n]))
    if OPT.xlsx:
        steps |= measure_workbook(database, n, base or n)
    return steps


def measure_workbook(database, n, base):
    """The test of the same upload as a workbook, beside reading all of its cells."""
    there = database.fresh(base)
    log("  cells of the workbook, read by calamine")
    cells = measured(database, lambda: run([OPT.xlsx, "xlsx-stream", workbook(n)]))
    agree("calamine", rows=(int(re.search(r"rows (\d+)", cells["out"])[1]), SIZES[n]))
    log("  test of the workbook")
    test = measured(database, lambda: there.send(workbook(n), "criteria", "test"))
    agree("test of the workbook", changes=(test["said"]["changes"], expected(n)["changed_in_clean_rows"]))
    return {"workbook": test, "cells": cells}


def workbook(n):
    """The generator's workbook with the names that Carnet gives to its columns."""
    file = files(f"upload_{n}.xlsx")
    if not os.path.exists(file):
        log("naming the columns of the workbook", n)
        if not os.path.exists(data(f"upload_{n}.xlsx")):
            subprocess.run([sys.executable, os.path.join(OPT.kit, "gen.py"), "--out", OPT.data, n, "--xlsx", n], check=True, stdout=sys.stderr)
        names = {"contact_number": "CONTACT_NR", "external_id": "EXTERNAL_ID", "email": "EMAIL", "first_name": "FIRSTNAME", "last_name": "LASTNAME"}
        def named(match):
            column = re.fullmatch(r"(\w+) (\[(?:old|new)\])", match[1])
            return f">{column[2]} {column[1].upper()}<" if column else f">{names.get(match[1], match[1])}<"
        with zipfile.ZipFile(data(f"upload_{n}.xlsx")) as source, zipfile.ZipFile(file + ".part", "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                content = source.read(entry)
                if entry.filename == "xl/sharedStrings.xml":
                    content = re.sub(r">([a-z_]+(?: \[(?:old|new)\])?)<", named, content.decode()).encode()
                target.writestr(entry, content)
        os.rename(file + ".part", file)
    return file


def measure(database, n):
    """Limit and Carnet in turns. A step is a list of runs."""
    steps = {}
    database.prepare_limit(n)
    prepare_carnet(database, n)
    for turn in range(OPT.runs):
        log(f"{database.name} {n}, run {turn + 1}: limit")
        limit = {"limit": measured(database, lambda: database.limit(n)), "limit export": measured(database, lambda: database.limit_export(n))}
        if OPT.duckdb and database.name == "sqlite":
            log(f"{database.name} {n}, run {turn + 1}: DuckDB")
            limit["duckdb"] = measure_duckdb(n)
        log(f"{database.name} {n}, run {turn + 1}: Carnet")
        for name, done in {**limit, **measure_carnet(database, n)}.items():
            steps.setdefault(name, []).append(done)
    return summary(steps)


def measure_duckdb(n):
    """The same work by a column store, as its own script measures it: one thread, so that its CPU seconds are work alone."""
    os.makedirs(work("duckdb"), exist_ok=True)
    script = os.path.join(OPT.kit, "limit", "duckdb_work.py")
    said = subprocess.run([OPT.duckdb, script, OPT.data, n, "1"], cwd=work("duckdb"), check=True, capture_output=True, text=True).stdout
    want = expected(n)
    errors, changes = map(int, re.search(r"errors (\d+) changes (\d+)", said).groups())
    agree("DuckDB", errors=(errors, want["invalid"]), changes=(changes, want["changed"]))
    wall, cpu, mb = (float(re.search(pattern, said)[1]) for pattern in (r"wall ([\d.]+)", r"cpu ([\d.]+)", r"peak (\d+) MB"))
    log(f"    {wall:8.2f} s  {cpu:8.2f} CPU s  {mb:6.0f} MB")
    return {"wall": wall, "cpu": cpu, "mb": mb}


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


def measure_quiet_pages(database, n):
    """Pages, the target of six conditions and log-ins, of a server that does nothing else."""
    log(f"{database.name} {n}: pages, the target of six conditions, log-ins")
    there = database.fresh(n)
    found = quiet_pages(database, there, n)
    portal = portal_pages.Portal(there, OPT.carnet, "again@example.org")
    try:
        return found | {"log-ins": portal_pages.log_ins(portal)}
    finally:
        portal.close()


def quiet_pages(database, there, n):
    """p50 and p99 of pages, the target of six conditions, and the peak of the server that shows them."""
    worst = there.send(files(f"worst_{n}.csv"), "criteria", "test")["said"]["id"]
    tested = there.send(files(f"upload_{n}.csv"), "criteria", "test")["said"]["id"]
    portal_pages.add_target(there, OPT.kit)
    portal = portal_pages.Portal(there, OPT.carnet)
    try:
        times = portal_pages.measure(portal, worst, tested, database)
        before = database.cpu()
        previews = [portal_pages.count_and_sample(portal) for _ in range(3)]
        server = (database.cpu() - before) / len(previews)
        middle = {key: statistics.median(one[key] for one in previews) for key in ("wall", "cpu", "count")}
        middle["cpu"] += server
        return {"times": times, "target": middle["wall"], "preview": middle, "mb": portal.served.memory()}
    finally:
        portal.close()


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
    def cpu(size, *steps):
        return sum(size[step]["cpu"] for step in steps)
    def bounded(name, must, aim, value):
        return row(name, f"≤ {must:g}×", f"≤ {aim:g}×", lambda s: ratio(value(s), must, aim))
    wall_bounds, cpu_bounds = BOUNDS[database]
    rows = [
        bounded(f"test + apply, wall, against the {name} limit", *wall_bounds, lambda s: (s["test"]["wall"] + s["apply"]["wall"]) / sum(s["limit"]["phases"].values())),
        bounded("the same in CPU seconds", *cpu_bounds, lambda s: cpu(s, "test", "apply") / s["limit"]["cpu"]),
    ]
    if all("duckdb" in by_size[n] for n in OPT.sizes):
        rows.append(bounded("the same against DuckDB's CPU seconds", 2.4, 1.5, lambda s: cpu(s, "test", "apply") / s["duckdb"]["cpu"]))
    rows += [
        bounded("test alone, against the limit without its apply", 2, 1, lambda s: took(s, "test") / limit_sums(s["limit"])["test"]),
        bounded("undo, against apply, CPU", 1, 0.9, lambda s: cpu(s, "undo") / cpu(s, "apply")),
        bounded("template, against the database's own CSV export", 2, 1, lambda s: took(s, "template") / took(s, "limit export")),
        bounded("test of the worst file, against the clean one, CPU", 1.15, 1.05, lambda s: cpu(s, "worst") / cpu(s, "test")),
    ]
    if all("workbook" in by_size[n] for n in OPT.sizes):
        rows.append(bounded("test as a workbook, against reading its cells, CPU", 1.5, 1.2, lambda s: cpu(s, "workbook") / s["cells"]["cpu"]))
    for step in ("test", "apply", "undo", "template", "worst"):
        rows.append(row(f"peak memory: {step}", "≤ 64 MB", "≤ 48 MB", lambda s: judged(s[step]["mb"], 64, 48, f"{s[step]['mb']:.0f} MB")))
    if {"100k", "1M"} <= set(OPT.sizes):
        small, large = by_size["100k"], by_size["1M"]
        for step in ("test", "apply", "undo", "template", "worst"):
            grown = ratio(took(large, step) / took(small, step), 11, 10.2)
            rows.append([f"growth 100k → 1M: {step}", "≤ 11×", "≤ 10.2×", *["" if n != "1M" else grown for n in OPT.sizes]])
    for n in OPT.sizes:
        rows += [[*line[:3], *[line[3] if n == m else "" for m in OPT.sizes]] for line in quiet_rows(by_size[n].get("quiet"))]
        for line in by_size[n].get("pages", {}).get("figures", []):
            value = line["value"]
            shown = judged(value, line["must"], line["aim"], f"{value:.0f} {line['unit']}")
            rows.append([line["name"], f"≤ {line['must']:g} {line['unit']}", f"≤ {line['aim']:g} {line['unit']}", *[shown if n == m else "" for m in OPT.sizes]])
    return rows


def quiet_rows(quiet):
    """Name, must, aim and figure of what was asked of a server that does nothing else."""
    if not quiet:
        return []
    q = portal_pages
    rows = [[f"page: {name}, p50 / p99 (CPU)", f"≤ {q.MUST[0]} / {q.MUST[1]} ms", f"≤ {q.AIM[0]} / {q.AIM[1]} ms", page(found)] for name, found in quiet["times"].items()]
    rows.append(["six conditions: count and sample, wall", f"≤ {q.TARGET_MUST} s", f"≤ {q.TARGET_AIM} s", judged(quiet["target"], q.TARGET_MUST, q.TARGET_AIM, f"{quiet['target']:.3f} s")])
    mb = quiet["log-ins"]["peak_mb"]
    rows.append([f"server after {quiet['log-ins']['count']} log-ins, ten at a time, at most", f"≤ {q.MEMORY_MUST} MB", f"≤ {q.MEMORY_AIM} MB", judged(mb, q.MEMORY_MUST, q.MEMORY_AIM, f"{mb:.0f} MB")])
    return rows


def page(found, times=1):
    """p50 and p99 of a page, judged by the worse of the two; must may be exceeded so many times."""
    q = portal_pages
    shown = f"{found['p50']:.1f} / {found['p99']:.1f} ms ({found['cpu']:.1f})"
    share = max(found["p50"] / q.MUST[0], found["p99"] / q.MUST[1]) / times
    aim = max(found["p50"] / q.AIM[0], found["p99"] / q.AIM[1])
    return judged(share, 1, share if aim <= 1 else 0, shown)


def markdown(results):
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {cores()}, {', '.join(versions())}; load {os.getloadavg()[0]:.1f} at the end; "
             f"{OPT.runs} run{'s' * (OPT.runs > 1)} each; ratios of {'wall time' if OPT.by == 'wall' else 'CPU time'}. ✓ reaches *must*, ✓✓ reaches *aim*, **✗** reaches neither.", ""]
    for database, by_size in results.items():
        lines += [f"**{NAMES[database]}**", "", "| figure | must | aim | " + " | ".join(OPT.sizes) + " |", "|---|---|---|" + "---|" * len(OPT.sizes)]
        lines += ["| " + " | ".join(row) + " |" for row in figures(database, by_size)]
        lines += ["", "| seconds (CPU seconds, server included), rows/s | " + " | ".join(OPT.sizes) + " |", "|---|" + "---|" * len(OPT.sizes)]
        present = [step for step in ("limit", "duckdb", "test", "apply", "undo", "limit export", "template", "worst", "cells", "workbook") if step in by_size[OPT.sizes[0]]]
        for step in present:
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


def add_arguments(a, sizes, runs):
    """What every program of this folder can be told."""
    a.add_argument("kit", help="folder of the benchmark kit")
    a.add_argument("--sizes", nargs="+", default=sizes, choices=list(SIZES))
    a.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=list(NAMES))
    a.add_argument("--runs", type=int, default=runs)
    a.add_argument("--work", help="where everything is made")
    a.add_argument("--data", help="where gen.py's files lie (default: in the work folder)")
    a.add_argument("--files", help="where Carnet's files lie (default: in the work folder)")
    a.add_argument("--pg-bin", default="/usr/lib/postgresql/15/bin", help="folder of initdb and pg_ctl")
    a.add_argument("--pg-port", type=int, default=55433)
    a.add_argument("--xlsx", metavar="READER", help="the kit's program rust/anchors, built: measures the upload as a workbook too")
    a.add_argument("--out", help="write the report here too; the figures beside it as .json")


def set_up(options, folder):
    """Takes the options, and opens the databases."""
    global OPT
    OPT = options
    OPT.kit, OPT.work, OPT.carnet = (os.path.abspath(path) for path in (OPT.kit, OPT.work or folder, OPT.carnet))
    OPT.data, OPT.files = (os.path.abspath(path or work(name)) for path, name in ((OPT.data, "data"), (OPT.files, "files")))
    os.makedirs(OPT.work, exist_ok=True)
    OPT.open = [Sqlite() if name == "sqlite" else Postgresql() for name in OPT.databases]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(a, ["100k", "1M"], 1)
    a.add_argument("--by", choices=["wall", "cpu"], default="wall", help="which time the other ratios are made from")
    a.add_argument("--carnet", default=os.path.join(HERE, "..", "..", "target", "release", "carnet"))
    a.add_argument("--duckdb", metavar="PYTHON", nargs="?", const=sys.executable, help="a Python with duckdb: measures it too")
    a.add_argument("--no-pages", action="store_true", help="leave out pages and log-ins")
    a.add_argument("--from-json", help="measure nothing: print the report of these figures")
    set_up(a.parse_args(), "target/bench")
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
            results[database.name][OPT.sizes[-1]]["quiet"] = measure_quiet_pages(database, OPT.sizes[-1])
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
