#!/usr/bin/env bash
# calamine reads a formula that was never calculated as an empty cell.
#
# Programs that write workbooks without calculating them (openpyxl, many reports) leave <f>1+1</f> without a stored result. One
# expects a reader of values to tell such a cell from one that holds nothing; calamine gives Empty for both, so a column of
# formulas looks like a column of blanks. Carnet reads workbooks in src/table/read_workbook.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src

python3 - <<'PYTHON'
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f><v></v></c></row></sheetData></worksheet>',
}
with zipfile.ZipFile("formulas.xlsx", "w") as book:
    for name, text in parts.items():
        book.writestr(name, '<?xml version="1.0"?>' + text)
PYTHON

cat >Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[dependencies]
calamine = "=0.38.0"
TOML
cat >src/main.rs <<'RUST'
use calamine::{Xlsx, open_workbook};

fn main() {
    let mut book: Xlsx<_> = open_workbook("formulas.xlsx").unwrap();
    let mut cells = book.worksheet_cells_reader("S").unwrap();
    while let Some(cell) = cells.next_cell().unwrap() {
        println!("{:?} {:?}", cell.get_position(), cell.get_value());
    }
}
RUST
echo "calamine 0.38.0; A1 is a formula without a result, B1 one with the result 2, C1 one with a blank result:"
cargo run --quiet | tee output
expected=$(printf '(0, 0) Empty\n(0, 1) Float(2.0)\n(0, 2) Empty')
if [ "$(cat output)" = "$expected" ]; then echo "A formula without a result is an empty cell."; else echo "CHANGED: see above."; exit 1; fi
