#!/usr/bin/env bash
# LibreOffice and Gnumeric show white space in a cell of an ODS as it is; by the standard it is one space.
#
# OpenDocument 1.2 (part 1, 6.1.2) collapses white space in a paragraph; a line break is an element, text:line-break. Libraries
# such as tablib write the break as it is. A reader that keeps to the standard makes "first line second line" of it; what users
# see in their spreadsheet program, and what it saves from there, is two lines. Carnet reads what they see
# (src/table/read_workbook/ods_cell.rs).
set -euo pipefail

command -v soffice >/dev/null || { echo "needs LibreOffice (Debian: libreoffice-calc-nogui)" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" --quiet --disable-pip-version-check install 'tablib[ods]==3.10.0'

"$folder/python/bin/python" - "$folder/remarks.ods" <<'PYTHON'
import sys
import zipfile

import tablib

with open(sys.argv[1], "wb") as file:
    file.write(tablib.Dataset(("first line\nsecond   line",), headers=("REMARK",)).export("ods"))
content = zipfile.ZipFile(sys.argv[1]).read("content.xml").decode()
print("tablib 3.10.0 writes", repr(content[content.index("first line") :].split("<")[0]), "into a paragraph")
PYTHON
expected=$'REMARK\n"first line\nsecond   line"'
as_described=yes
show() { echo "$1 shows: $(tail -n +2 "$2" | tr '\n' '|')"; [ "$(cat "$2")" = "$expected" ] || as_described=; }
soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to csv --outdir "$folder" "$folder/remarks.ods" >/dev/null 2>&1
show "$(soffice --version | cut -d' ' -f1,2)" "$folder/remarks.csv"
if command -v ssconvert >/dev/null; then
  ssconvert "$folder/remarks.ods" "$folder/gnumeric.csv" 2>/dev/null
  show Gnumeric "$folder/gnumeric.csv"
fi
if [ -n "$as_described" ]; then echo "White space is kept."; else echo "CHANGED: see above."; exit 1; fi
