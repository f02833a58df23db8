# Choosing the encoding of a text whose names can be read in several ways.
choose-encoding = Choose how the names are read
choose-encoding-lead = The letters with accents in this file can be read in several ways. Choose the line in which the names are spelled correctly; the file stays as it is.
choose-encoding-legend = These cells of the file should read
choose-encoding-none = None of them is right? Open the file in your spreadsheet program, save it as CSV (UTF-8) and send that file.
choose-encoding-test = Read the file this way
import-encoding-open = The letters with accents in this file can be read in several ways. Choose the right one, then the file is tested.
encoding-chosen = The encoding is chosen; the file is being tested.
encoding-named = Encoding: { $encoding }
import-in-encoding = read as { $encoding }
refusal-encoding-open = Choose one of the encodings shown.
