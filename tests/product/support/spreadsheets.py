"""Saves workbooks as programs other than Carnet do: `spreadsheets.py FILE`, a JSON array of
{"program": "openpyxl" | "xlsxwriter", "path": ..., "rows": [[cell, ...], ...], "odd": bool}.

A cell is null, a text, a number, a boolean, {"date": "2026-03-09"}, {"formula": "=1+1", "value": 2} or
{"error": "#N/A"}. With "from" instead of "rows" a workbook is opened, and "cells", [["B2", text], ...], are typed into its sheet number
"sheet", counted from 0. With "odd" the sheet has what users' sheets have: a hidden row, a merged cell, styled rows of nothing
far below, a second sheet with remarks and a hidden one.
"""

import datetime
import json
import sys


def xlsxwriter_saves(work):
    import xlsxwriter

    book = xlsxwriter.Workbook(work["path"])
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    grey = book.add_format({"bg_color": "silver"})
    sheet = book.add_worksheet("Data")
    for r, row in enumerate(work["rows"]):
        for c, cell in enumerate(row):
            if isinstance(cell, dict) and "date" in cell:
                sheet.write_datetime(r, c, datetime.datetime.fromisoformat(cell["date"]), date)
            elif isinstance(cell, dict):
                formula = cell.get("formula", "=NA()")
                sheet.write_formula(r, c, formula, None, cell.get("value", cell.get("error")))
            elif isinstance(cell, bool):
                sheet.write_boolean(r, c, cell)
            elif isinstance(cell, (int, float)):
                sheet.write_number(r, c, cell)
            elif cell is not None:
                sheet.write_string(r, c, cell)
    if work["odd"]:
        last = len(work["rows"])
        sheet.set_row(last - 1, None, None, {"hidden": True})
        sheet.merge_range(last, 0, last + 1, 2, "", grey)
        for r in range(last + 5, last + 3000):
            sheet.set_row(r, None, grey)
            sheet.write_blank(r, 1, None, grey)
        book.add_worksheet("Remarks").write_string(0, 0, "Please fill in the other sheet")
        codes = book.add_worksheet("Codes")
        codes.write_string(0, 0, "CONTACT_NR")
        codes.hide()
    book.close()


def openpyxl_saves(work):
    import openpyxl
    from openpyxl.styles import PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    for r, row in enumerate(work["rows"], 1):
        for c, cell in enumerate(row, 1):
            place = sheet.cell(r, c)
            if isinstance(cell, dict) and "date" in cell:
                place.value = datetime.date.fromisoformat(cell["date"])
                place.number_format = "yyyy-mm-dd"
            elif isinstance(cell, dict) and "error" in cell:
                place.value = cell["error"]
                place.data_type = "e"
            elif isinstance(cell, dict):
                # openpyxl stores no results of formulas.
                place.value = cell["value"]
            elif cell is not None:
                place.value = cell
                if isinstance(cell, str):
                    place.data_type = "s"
    if work["odd"]:
        last = len(work["rows"])
        sheet.row_dimensions[last].hidden = True
        sheet.merge_cells(start_row=last + 1, start_column=1, end_row=last + 2, end_column=3)
        for r in range(last + 6, last + 3000):
            sheet.cell(r, 2).fill = PatternFill("solid", fgColor="C0C0C0")
        book.create_sheet("Remarks")["A1"] = "Please fill in the other sheet"
        codes = book.create_sheet("Codes")
        codes["A1"] = "CONTACT_NR"
        codes.sheet_state = "veryHidden"
    book.save(work["path"])


def openpyxl_types(work):
    import openpyxl

    book = openpyxl.load_workbook(work["from"])
    for place, text in work["cells"]:
        book.worksheets[work["sheet"]][place] = text
    book.save(work["path"])


for work in json.load(open(sys.argv[1])):
    if "from" in work:
        openpyxl_types(work)
    else:
        {"openpyxl": openpyxl_saves, "xlsxwriter": xlsxwriter_saves}[work["program"]](work)
