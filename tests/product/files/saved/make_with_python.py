"""Saves the sheets of sheets.json with programs written in Python: make_with_python.py FOLDER."""

import csv
import datetime
import importlib.metadata
import json
import sys
from pathlib import Path

import openpyxl
import pandas
import petl
import polars
import pyexcel_ods3
import pyexcelerate
import tablib
import vobject
import xlwt

SHEETS = json.loads(Path(__file__).with_name("sheets.json").read_text(encoding="utf-8"))
OUT = Path(sys.argv[1])
HEADER, *ROWS = SHEETS["texts"]
# What no page can spoil.
PLAIN = SHEETS["plain"][1:]


def path(program, sheet, extension, how=""):
    version = importlib.metadata.version(program)
    return str(OUT / f"{program.lower()}-{version}{how and '-' + how}.{sheet}.{extension}")


def value(cell):
    """What Python has for a cell."""
    if not isinstance(cell, dict):
        return cell
    return datetime.date.fromisoformat(cell["date"]) if "date" in cell else cell["number"]


def number_format(cell):
    if not isinstance(cell, dict):
        return None
    return "yyyy-mm-dd" if "date" in cell else cell.get("format")


def with_pandas():
    texts = pandas.DataFrame(ROWS, columns=HEADER)
    for engine, extension in [("openpyxl", "xlsx"), ("xlsxwriter", "xlsx"), ("odf", "ods")]:
        texts.to_excel(path("pandas", "texts", extension, engine), index=False, engine=engine)
    texts.to_csv(path("pandas", "texts", "csv"), index=False)
    texts.to_json(path("pandas", "texts", "json"), orient="records")
    texts.to_json(path("pandas", "texts", "ndjson"), orient="records", lines=True)
    pandas.DataFrame(PLAIN, columns=HEADER).to_html(path("pandas", "plain", "html"), index=False, na_rep="")
    header, *rows = SHEETS["typed"]
    typed = pandas.DataFrame([[value(cell) for cell in row] for row in rows], columns=header)
    typed["ZIPCODE"] = [cell["shown"] if isinstance(cell, dict) else cell for cell in (row[3] for row in rows)]
    typed.to_excel(path("pandas", "typed", "ods", "odf"), index=False, engine="odf")


def with_polars():
    texts = polars.DataFrame(ROWS, schema=HEADER, orient="row")
    texts.write_csv(path("polars", "texts", "csv"))
    texts.write_json(path("polars", "texts", "json"))
    texts.write_ndjson(path("polars", "texts", "ndjson"))
    texts.write_excel(path("polars", "texts", "xlsx"))


def with_petl():
    petl.tocsv([HEADER, *ROWS], path("petl", "texts", "csv"))
    plain = [["" if cell is None else cell for cell in row] for row in PLAIN]
    petl.tohtml([HEADER, *plain], path("petl", "plain", "html"))
    petl.toxlsx([HEADER, *ROWS], path("petl", "texts", "xlsx"))


def with_tablib():
    for name, extensions in [("texts", ["xls", "xlsx", "ods", "csv", "json"]), ("plain", ["html"])]:
        rows = [tuple(cell or "" for cell in row) for row in SHEETS[name][1:]]
        for extension in extensions:
            saved = tablib.Dataset(*rows, headers=HEADER).export(extension)
            Path(path("tablib", name, extension)).write_bytes(saved if isinstance(saved, bytes) else saved.encode())


def cell_by_cell():
    for name in ["texts", "typed"]:
        rows = SHEETS[name]
        book = openpyxl.Workbook(write_only=False)
        for y, row in enumerate(rows, 1):
            for x, cell in enumerate(row, 1):
                at = book.active.cell(y, x, value(cell))
                if number_format(cell):
                    at.number_format = number_format(cell)
        book.save(path("openpyxl", name, "xlsx"))
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("Feuille")
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if cell is not None:
                    style = xlwt.easyxf(num_format_str=number_format(cell) or "General")
                    sheet.write(y, x, value(cell), style)
        book.save(path("xlwt", name, "xls"))
        shown = [[cell["shown"] if isinstance(cell, dict) and "shown" in cell else value(cell) for cell in row] for row in rows]
        pyexcel_ods3.save_data(path("pyexcel-ods3", name, "ods"), {"Feuille": [["" if cell is None else cell for cell in row] for row in shown]})
        book = pyexcelerate.Workbook()
        sheet = book.new_sheet("Feuille")
        for y, row in enumerate(rows, 1):
            for x, cell in enumerate(row, 1):
                if cell is not None:
                    sheet.set_cell_value(y, x, value(cell))
                    if number_format(cell):
                        sheet.set_cell_style(y, x, pyexcelerate.Style(format=pyexcelerate.Format(number_format(cell))))
        book.save(path("pyexcelerate", name, "xlsx"))


def csv_writer():
    version = ".".join(map(str, sys.version_info[:3]))
    with open(OUT / f"python-csv-{version}.texts.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(SHEETS["texts"])


def cards():
    with open(path("vobject", "texts", "vcf"), "w", encoding="utf-8", newline="") as file:
        for row in ROWS:
            contact = dict(zip(HEADER, row))
            card = vobject.vCard()
            card.add("n").value = vobject.vcard.Name(family=contact["LASTNAME"], given=contact["FIRSTNAME"])
            card.add("fn").value = f"{contact['FIRSTNAME']} {contact['LASTNAME']}"
            for key, part in [("email", "EMAIL"), ("tel", "CELLPHONE"), ("bday", "BIRTHDATE"), ("note", "REMARK")]:
                if contact[part]:
                    line = card.add(key)
                    line.value = contact[part]
                    if key == "tel":
                        line.type_param = "CELL"
            card.add("adr").value = vobject.vcard.Address(city=contact["TOWN"], code=contact["ZIPCODE"] or "")
            file.write(card.serialize())


for make in [with_pandas, with_polars, with_petl, with_tablib, cell_by_cell, csv_writer, cards]:
    make()
