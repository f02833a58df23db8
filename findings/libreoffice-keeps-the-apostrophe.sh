#!/usr/bin/env bash
# LibreOffice reads the apostrophe before a text of a CSV file as a letter of that text.
#
# An apostrophe before a text that begins with = + - @ is the usual guard against formulas in CSV files. Typed into a cell it
# is a mark and no part of the text; so one expects a program to take it for the mark when it opens a CSV file too. It stays,
# and comes back in whatever is saved from there. Carnet takes its own apostrophe away when it reads a cell
# (src/table/csv/formula_guard.rs), in workbooks too.
set -euo pipefail

command -v soffice >/dev/null || { echo "needs LibreOffice (Debian: libreoffice-calc-nogui)" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "seen with LibreOffice 7.4.7.2; here: $(soffice --version)"
printf "NUMBER,TEXT\n1,'=1+1\n" >"$folder/guarded.csv"
soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to fods --outdir "$folder" "$folder/guarded.csv" >/dev/null 2>&1
cell=$(grep -o '<text:p>[^<]*=1+1</text:p>' "$folder/guarded.fods" | sed "s/<[^>]*>//g; s/&apos;/'/g")
echo "in the CSV file: '=1+1"
echo "in the cell:     $cell"
if [ "$cell" = "'=1+1" ]; then echo "The apostrophe is a letter of the text."; else echo "CHANGED: the apostrophe is not kept any more."; exit 1; fi
