# Choosing the sheet of a workbook that has several tables.
choose-sheet = Choose the sheet
choose-sheet-lead = Several sheets of this workbook have a header. Say which one is to be imported; the file stays as it is.
choose-sheet-legend = Sheet to import
choose-sheet-test = Import this sheet
import-sheet-open = Several sheets of this workbook could be meant. Say which one, then the file is tested.
sheet-chosen = The sheet is chosen; the file is being tested.
sheet-first-row = First row: { $row }
import-of-sheet = sheet “{ $sheet }”
import-sheet = Sheet
import-sheet-help = For a workbook with several tables: the name of the sheet. If you leave it blank, you are asked when needed.
refusal-sheet-open = Choose one of the sheets.
