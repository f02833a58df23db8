#!/usr/bin/env python3
"""Measures a file of a million rows in an institution of ten million contacts beside the same in one of a million, and the pages
of both, and prints the table as Markdown.

    tests/bench/ten_million.py CARNET KIT [--times 10] [--databases sqlite] [--runs 1] [--out REPORT.md]

CARNET is the program, KIT the folder of the benchmark kit, as for beside_limit.py, whose rules this shares. The contacts are the
kit's million, and copies of them with other numbers, external ids and e-mail addresses. Takes some 20 GB under --work for each
database. A run is made on the only copy there is, and undone by Carnet itself."""
import argparse, csv, json, os, platform, shutil, statistics, sys, time

sys.dont_write_bytecode = True
import beside_limit as limit
import pages
from beside_limit import NAMES, SIZES, agree, expected, files, log, measured

MUST, AIM = 1.5, 1.15
# Pages and previews may take so many times as long as they may with a million.
PAGES_MUST = 2
OPT = None


def contacts(n, times):
    """A file that creates the kit's contacts so many times."""
    path = files(f"contacts_{n}x{times}.csv")
    if not os.path.exists(path):
        log("writing", path)
        with open(path + ".part", "w", newline="") as target:
            for copy in range(times):
                with open(files(f"contacts_{n}.csv"), newline="") as source:
                    rows = csv.reader(source)
                    header = next(rows)
                    number, external, email = (header.index(name) for name in ("CONTACT_NR", "EXTERNAL_ID", "EMAIL"))
                    write = csv.writer(target).writerow
                    if copy == 0:
                        write(header)
                    for row in rows:
                        if copy:
                            row[number] = f"{'CDEFGHIJKLMNOPQRSTUVWXYZ'[copy]}{row[number][1:]}"
                            row[external] = f"{row[external]}-{copy}"
                            row[email] = row[email] and f"{copy}.{row[email]}"
                        write(row)
        os.rename(path + ".part", path)
    return path


def prepare(database, n, times):
    name = f"{n}x{times}"
    if database.exists(name):
        return name
    log(f"{database.name}: making {times} times {n} contacts")
    new = database.new(name)
    new.carnet("migrate")
    new.carnet("institution", "add", "BENCH", "--name", "Bench", "--language", "en", "--country", "FR")
    new.send(files("fields.csv"), "criterion-values", "update")
    made = new.send(contacts(n, times), "contacts", "update", "--mode", "create")
    agree("creating the contacts", state=(made["said"]["state"], "completed"), rows=(made["said"]["rows_changed"], times * SIZES[n]))
    log(f"    made in {made['wall']:.0f} s, {made['cpu']:.0f} CPU s (the database server's not counted), {made['mb']:.0f} MB")
    database.keep(new, name)
    return name


def measure(database, n, times):
    there = database.there(prepare(database, n, times))
    want, steps, quiet = expected(n), {}, None
    for turn in range(OPT.runs):
        log(f"{database.name}, {times} × {n}, run {turn + 1}: test, start, undo")
        test = measured(database, lambda: there.send(files(f"upload_{n}.csv"), "criteria", "test"))
        agree("test", rows=(test["said"]["rows"], SIZES[n]), changes=(test["said"]["changes"], want["changed_in_clean_rows"]))
        apply = measured(database, lambda: there.do("start", test["said"]["id"]))
        agree("start", applied=(apply["said"]["applied"], want["changed_in_clean_rows"]))
        undo = measured(database, lambda: there.do("undo", test["said"]["id"]))
        agree("undo", undone=(undo["said"]["undone"], want["changed_in_clean_rows"]))
        for step, done in {"test": test, "apply": apply, "undo": undo}.items():
            steps.setdefault(step, []).append(done)
    if not OPT.no_pages:
        quiet = limit.quiet_pages(database, there, n)
    return {"steps": {step: {key: statistics.median(run[key] for run in runs) for key in ("wall", "cpu", "mb")} for step, runs in steps.items()}, "quiet": quiet}


def markdown(results):
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {limit.cores()}, {platform.system()} {platform.release()}; load {os.getloadavg()[0]:.1f} at the end; "
             f"medians of {OPT.runs}; seconds are wall (CPU, server included).", ""]
    for database, found in results.items():
        one, many = found["1"], found[str(OPT.times)]
        lines += [f"**{NAMES[database]}**", "", f"| a file of {OPT.size} rows | 1 × {OPT.size} contacts | {OPT.times} × | wall | CPU | must | aim | memory |", "|---|---|---|---|---|---|---|---|"]
        for step, small in one["steps"].items():
            large = many["steps"][step]
            cells = [f"{took['wall']:.2f} ({took['cpu']:.2f})" for took in (small, large)]
            ratios = [limit.ratio(large[by] / small[by], MUST, AIM) for by in ("wall", "cpu")]
            lines.append("| " + " | ".join([step, *cells, *ratios, f"≤ {MUST}×", f"≤ {AIM}×", f"{large['mb']:.0f} MB"]) + " |")
        lines.append("")
        if many["quiet"]:
            lines += [f"| page, p50 / p99 (CPU) | 1 × | {OPT.times} ×, twice the bounds |", "|---|---|---|"]
            for page, small in one["quiet"]["times"].items():
                lines.append(f"| {page} | {limit.page(small)} | {limit.page(many['quiet']['times'][page], PAGES_MUST)} |")
            lines += [f"| six conditions: count and sample | {one['quiet']['target']:.3f} s | {many['quiet']['target']:.3f} s |", ""]
    return "\n".join(lines)


def main():
    global OPT
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("carnet")
    limit.add_arguments(a, ["1M"], 1)
    a.add_argument("--times", type=int, default=10)
    a.add_argument("--no-pages", action="store_true", help="leave out pages")
    OPT = a.parse_args()
    OPT.size = OPT.sizes[-1]
    limit.set_up(OPT, "target/bench-ten")
    limit.prepare_data([OPT.size])
    log(f"{shutil.disk_usage(OPT.work).free / 1e9:.0f} GB free under {OPT.work}")
    results = {}
    for database in OPT.open:
        database.start()
        try:
            results[database.name] = {str(times): measure(database, OPT.size, times) for times in (1, OPT.times)}
        finally:
            database.stop()
        if OPT.out:
            json.dump(results, open(os.path.splitext(OPT.out)[0] + ".json", "w"), indent=1)
            open(OPT.out, "w", encoding="utf-8").write(markdown(results))
    print(markdown(results))


if __name__ == "__main__":
    main()
