#!/usr/bin/env python3
"""Measures two builds of Carnet beside each other, in turns on copies of one database, and prints the table as Markdown.

    tests/bench/beside_build.py OLD NEW KIT [--sizes 1M] [--databases sqlite postgresql] [--runs 3] [--out REPORT.md]

OLD and NEW are programs (`target/release/carnet` of two commits), KIT is the folder of the benchmark kit, as for
beside_limit.py, whose databases and rules this shares. OLD makes the contacts; NEW works on a copy that it has migrated. A
step is measured as wall and CPU seconds (the database server's included), its peak of memory and, after contacts were made,
the bytes of the database; medians of all runs. The pages are asked over one kept-alive compressed connection."""
import argparse, json, os, platform, statistics, sys, time

sys.dont_write_bytecode = True
import beside_limit as limit
import pages
from beside_limit import NAMES, SIZES, agree, files, log, measured

STEPS = {
    # Step: what of NEW must be at most so many times that of OLD, and had better be; None is not bounded here.
    "create": ("test + apply of new contacts", 0.4, 0.25), "create undone": ("undo of it", 0.5, 0.3), "template": ("template", None, None),
    "test": ("test of W(n)", None, None), "apply": ("apply", None, None), "undo": ("undo", None, None), "worst": ("test of the worst file", None, None),
    "preview": ("count and sample of six conditions", None, None),
}
MEMORY = (64, 48)
BYTES = (0.6, 0.45)
OPT = None


def prepare(database, build, n):
    """Bases of a build: an institution with its fields, and one with the contacts too. OLD makes them; NEW migrates copies."""
    for what in ("empty", "full"):
        name = f"{n}_{what}_{build}"
        if database.exists(name):
            continue
        if build == "old":
            make(database, what, n, name)
        else:
            there = database.fresh(f"{n}_{what}_old")
            there.carnet("migrate")
            database.keep(there, name)


def make(database, what, n, name):
    log(f"{database.name}: making the base {name}")
    new = database.new(n)
    new.carnet("migrate")
    new.carnet("institution", "add", "BENCH", "--name", "Bench", "--language", "en", "--country", "FR")
    new.send(files("fields.csv"), "criterion-values", "update")
    if what == "full":
        made = new.send(files(f"contacts_{n}.csv"), "contacts", "update", "--mode", "create")
        agree("creating the contacts", state=(made["said"]["state"], "completed"), rows=(made["said"]["rows_changed"], SIZES[n]))
    database.keep(new, name)


def created(database, n, build):
    """Contacts made in an institution without any, and that undone."""
    there = database.fresh(f"{n}_empty_{build}")
    before = database.bytes()
    log("  create: test")
    test = measured(database, lambda: there.send(files(f"contacts_{n}.csv"), "contacts", "test", "--mode", "create"))
    number = test["said"]["id"]
    log("  create: start")
    apply = measured(database, lambda: there.do("start", number))
    agree("creating", rows=(test["said"]["rows_changed"], SIZES[n]), conflicts=(apply["said"]["conflicts"], 0))
    both = {key: test[key] + apply[key] for key in ("wall", "cpu")} | {"mb": max(test["mb"], apply["mb"]), "bytes": database.bytes() - before}
    log(f"  {both['bytes'] / 1e6:,.0f} MB of database; undo")
    undone = measured(database, lambda: there.do("undo", number))
    agree("undoing the creation", kept=(undone["said"]["kept"], 0))
    return {"create": both, "create undone": undone}


def shown(database, n, build):
    """Pages and the target's preview, of the server that shows them."""
    there = database.fresh(f"{n}_full_{build}")
    found = limit.quiet_pages(database, there, n)
    preview = found["preview"] | {"mb": found["mb"]}
    log(f"  preview {preview['wall']:.3f} s, {preview['cpu']:.2f} CPU s, {preview['count']} found; pages", worst_of(found["times"]))
    return {"preview": preview}, found["times"]


def worst_of(times):
    name = max(times, key=lambda page: times[page]["p50"])
    return f"at most {times[name]['p50']:.1f} ms ({name})"


def measure(database, n):
    builds = {"old": OPT.old, "new": OPT.new}
    found = {build: {} for build in builds}
    shown_by = {build: [] for build in builds}
    for build, program in builds.items():
        limit.OPT.carnet = program
        prepare(database, build, n)
    for turn in range(OPT.runs):
        for build, program in builds.items():
            limit.OPT.carnet = program
            log(f"{database.name} {n}, run {turn + 1}: {build}")
            steps = {}
            if "create" in OPT.parts:
                steps |= created(database, n, build)
            if "work" in OPT.parts:
                steps |= limit.measure_carnet(database, n, f"{n}_full_{build}")
            if "pages" in OPT.parts:
                preview, times = shown(database, n, build)
                steps |= preview
                shown_by[build].append(times)
            for step, done in steps.items():
                found[build].setdefault(step, []).append(done)
    return {"steps": {build: middles(steps) for build, steps in found.items()}, "pages": {build: middle_pages(all_) for build, all_ in shown_by.items()}}


def middles(steps):
    def middle(runs, key):
        return statistics.median(run[key] for run in runs) if key in runs[0] else None
    return {step: {key: middle(runs, key) for key in ("wall", "cpu", "bytes", "count")} | {"mb": max(run["mb"] for run in runs)} for step, runs in steps.items()}


def middle_pages(turns):
    return {page: {key: statistics.median(turn[page][key] for turn in turns) for key in ("p50", "p99", "cpu")} for page in (turns[0] if turns else {})}


# The table ------------------------------------------------------------------------------------------------------------

def markdown(results):
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {limit.cores()}, {platform.system()} {platform.release()}; load {os.getloadavg()[0]:.1f} at the end; "
             f"medians of {OPT.runs}; seconds are wall (CPU, server included). ✓ reaches *must*, ✓✓ reaches *aim*, **✗** reaches neither.", ""]
    for database, by_size in results.items():
        for n, found in by_size.items():
            lines += [f"**{NAMES[database]}, {n}**", "", "| step | old | new | CPU, new to old | must | aim | memory, old | new |", "|---|---|---|---|---|---|---|---|"]
            for step, (name, must, aim) in STEPS.items():
                old, new = (found["steps"][build].get(step) for build in ("old", "new"))
                if old and new:
                    lines.append("| " + " | ".join(step_row(name, old, new, must, aim)) + " |")
            old, new = (found["steps"][build].get("create", {}) for build in ("old", "new"))
            if old and new:
                size = limit.ratio(new["bytes"] / old["bytes"], *BYTES)
                lines.append(f"| database after it | {old['bytes'] / 1e6:,.0f} MB | {new['bytes'] / 1e6:,.0f} MB | {size} | ≤ {BYTES[0]}× | ≤ {BYTES[1]}× | | |")
            lines += ["", *page_rows(found["pages"]), ""]
    return "\n".join(lines)


def step_row(name, old, new, must, aim):
    def took(step):
        return f"{step['wall']:.2f} ({step['cpu']:.2f})"
    ratio = new["cpu"] / old["cpu"]
    judged = f"{ratio:.2f}×" if must is None else limit.ratio(ratio, must, aim)
    bounds = ["", ""] if must is None else [f"≤ {must}×", f"≤ {aim}×"]
    memory = "" if old["mb"] is None else f"{old['mb']:.0f} MB"
    return [name, took(old), took(new), judged, *bounds, memory, limit.judged(new["mb"], *MEMORY, f"{new['mb']:.0f} MB")]


def page_rows(by_build):
    if not by_build["old"]:
        return []
    rows = ["| page, p50 / p99 (CPU) | old | new | must | aim |", "|---|---|---|---|---|"]
    for page, old in by_build["old"].items():
        new = by_build["new"][page]
        rows.append(f"| {page} | {old['p50']:.1f} / {old['p99']:.1f} ms ({old['cpu']:.1f}) | {limit.page(new)} | {pages.MUST[0]} / {pages.MUST[1]} | {pages.AIM[0]} / {pages.AIM[1]} |")
    return rows


def main():
    global OPT
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("old")
    a.add_argument("new")
    limit.add_arguments(a, ["1M"], 3)
    a.add_argument("--parts", nargs="+", default=["create", "work", "pages"], choices=["create", "work", "pages"])
    OPT = a.parse_args()
    OPT.old, OPT.new = os.path.abspath(OPT.old), os.path.abspath(OPT.new)
    OPT.carnet = OPT.new
    limit.set_up(OPT, "target/bench-builds")
    limit.prepare_data(OPT.sizes)
    results = {}
    for database in OPT.open:
        database.start()
        try:
            results[database.name] = {}
            for n in OPT.sizes:
                results[database.name][n] = measure(database, n)
                if OPT.out:
                    json.dump(results, open(os.path.splitext(OPT.out)[0] + ".json", "w"), indent=1)
                    open(OPT.out, "w", encoding="utf-8").write(markdown(results))
        finally:
            database.stop()
    print(markdown(results))


if __name__ == "__main__":
    main()
