// Saves the sheets of sheets.json with programs written in JavaScript: node make_with_node.cjs FOLDER (packages in NODE_PATH).
const fs = require("fs");
const path = require("path");
const sheetjs = require("xlsx");
const exceljs = require("exceljs");
const papaparse = require("papaparse");
const json2csv = require("json2csv");

const sheets = JSON.parse(fs.readFileSync(path.join(__dirname, "sheets.json"), "utf8"));
const out = process.argv[2];
const version = (name) => JSON.parse(fs.readFileSync(path.join(process.env.NODE_PATH, name, "package.json"), "utf8")).version;
const file = (program, sheet, extension, how) =>
  path.join(out, `${program}-${version(program === "sheetjs" ? "xlsx" : program)}${how ? "-" + how : ""}.${sheet}.${extension}`);

const day = (cell) => new Date(cell.date + "T00:00:00Z");

// A day without a time zone is a number with a format.
function sheetjsCell(cell) {
  if (cell === null) return null;
  if (typeof cell !== "object") return { t: "s", v: cell };
  if (cell.date) return { t: "n", v: day(cell) / 86400000 + 25569, z: "yyyy-mm-dd" };
  return { t: "n", v: cell.number, ...(cell.format ? { z: cell.format } : {}) };
}

function withSheetjs() {
  const formats = [["xlsx", "xlsx"], ["xlsb", "xlsb"], ["biff8", "xls"], ["ods", "ods"], ["fods", "fods"], ["xlml", "xls"], ["html", "html"], ["csv", "csv"]];
  for (const [name, rows] of Object.entries(sheets)) {
    for (const [type, extension] of formats) {
      // A CSV has no formats, and SheetJS writes none into OpenDocument.
      if ((type === "html") !== (name === "plain") || (name === "typed" && ["csv", "ods", "fods"].includes(type))) continue;
      const sheet = sheetjs.utils.aoa_to_sheet(rows.map((row) => row.map(sheetjsCell)));
      const book = sheetjs.utils.book_new();
      sheetjs.utils.book_append_sheet(book, sheet, "Feuille");
      sheetjs.writeFile(book, file("sheetjs", name, extension, type === extension ? "" : type), { bookType: type, compression: true });
    }
  }
}

async function withExceljs() {
  for (const name of ["texts", "typed"]) {
    const rows = sheets[name];
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("Feuille");
    rows.forEach((row, y) => row.forEach((cell, x) => {
      const at = sheet.getCell(y + 1, x + 1);
      at.value = cell === null || typeof cell !== "object" ? cell : cell.date ? day(cell) : cell.number;
      if (cell && cell.format) at.numFmt = cell.format;
      if (cell && cell.date) at.numFmt = "yyyy-mm-dd";
    }));
    await book.xlsx.writeFile(file("exceljs", name, "xlsx"));
    if (name === "texts") await book.csv.writeFile(file("exceljs", name, "csv"));
  }
}

function asText() {
  const [header, ...rows] = sheets.texts;
  fs.writeFileSync(file("papaparse", "texts", "csv"), papaparse.unparse({ fields: header, data: rows }));
  const records = rows.map((row) => Object.fromEntries(header.map((name, n) => [name, row[n]])));
  fs.writeFileSync(file("json2csv", "texts", "csv"), json2csv.parse(records, { fields: header, withBOM: true, delimiter: ";" }));
  fs.writeFileSync(path.join(out, `node-${process.versions.node}.texts.json`), JSON.stringify({ contacts: records }, null, 2));
}

withSheetjs();
asText();
withExceljs();
