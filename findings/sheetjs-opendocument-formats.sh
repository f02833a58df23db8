#!/usr/bin/env bash
# SheetJS saves an ODS without the formats of numbers: days become bare numbers, and zeros before a number are lost.
#
# A day of a workbook that SheetJS has read is a number with a format (unless cellDates is set), and so is a postcode 1000 that
# is shown as 01000. Saved as XLSX, XLS or XLSB the formats come along; saved as ODS or FODS both are the numbers 29344 and
# 1000, and shown like that. Whoever converts a list to ODS this way can't get the days back by sight. In Carnet 29344 is no
# date (bad-date), so that nothing enters by it.
set -euo pipefail

command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit xlsx@0.18.5 >/dev/null

cat >finding.cjs <<'JS'
const sheetjs = require("xlsx");
console.log("SheetJS", sheetjs.version);
const sheet = sheetjs.utils.aoa_to_sheet([[{ t: "n", v: 1000, z: "00000" }, { t: "n", v: 29344, z: "yyyy-mm-dd" }]]);
const book = sheetjs.utils.book_new();
sheetjs.utils.book_append_sheet(book, sheet, "S");
const shown = (type) => {
  const read = sheetjs.read(sheetjs.write(book, { type: "buffer", bookType: type }), { type: "buffer", cellNF: true });
  const cells = ["A1", "B1"].map((at) => read.Sheets.S[at]);
  console.log(type, cells.map((cell) => `${cell.v} shown as ${cell.w}`).join(", "));
  return cells.map((cell) => cell.w).join();
};
const asDescribed = shown("xlsx") === "01000,1980-05-03" && shown("ods") === "1000,29344";
console.log(asDescribed ? "The formats are lost in ODS." : "CHANGED: see above.");
process.exit(asDescribed ? 0 : 1);
JS
node finding.cjs
