"""What takes too long for every submission, against the release build (or the program that CARNET names):

    tests/run python3 tests/soak/run.py followers            300 pages that follow an import of 100,000 rows; then 500 log-ins too
    tests/run python3 tests/soak/run.py sigterm              SIGTERM at random moments of every job, on both databases
    tests/run python3 tests/soak/run.py soak --minutes 60    users, imports and kills on both databases at once

Prints tables, and ends with 1 if something was lost, failed or took longer than it may. Speed is printed and not judged."""

import argparse
import sys
import tempfile

import followers
import sigterm
import soak


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("followers", "sigterm", "soak"))
    parser.add_argument("--databases", default="sqlite,postgres", help="which, separated by commas")
    parser.add_argument("--minutes", type=float, default=60, help="of soak")
    parser.add_argument("--rows", type=int, help="of an import")
    parser.add_argument("--moments", type=int, default=50, help="of sigterm, on each database")
    parser.add_argument("--followers", type=int, default=300, help="pages that follow")
    parser.add_argument("--seconds", type=float, default=30, help="that followers measures, before the log-ins")
    arguments = parser.parse_args()
    databases = arguments.databases.split(",")
    with tempfile.TemporaryDirectory(prefix="carnet-soak-") as scratch:
        if arguments.what == "followers":
            good = all([followers.run(which, arguments, scratch) for which in databases])
        elif arguments.what == "sigterm":
            good = all([sigterm.run(which, arguments, scratch) for which in databases])
        else:
            good = soak.run(databases, arguments, scratch)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
