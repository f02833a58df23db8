"""Files that nobody saves by accident: `hostile.py FOLDER` writes them all into a folder."""

import io
import os
import stat
import struct
import sys
import zipfile

folder = sys.argv[1]
MB = 1 << 20
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def path(name):
    return os.path.join(folder, name)


def relations(kind, target):
    return f'<Relationships><Relationship Id="r1" Type="{TYPE}{kind}" Target="{target}"/></Relationships>'


def archive(name, parts):
    """A ZIP of parts, each a text or a list of `(text, times)`."""
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as out:
        for part, content in parts.items():
            with out.open(part, "w", force_zip64=True) as file:
                for text, times in content if isinstance(content, list) else [(content, 1)]:
                    for _ in range(times):
                        file.write(text.encode())


def workbook(name, sheet, strings=None):
    parts = {
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    archive(name, parts)


def text(place, value):
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


HEADER = '<row r="1">' + text("A1", "CONTACT_NR") + text("B1", "[new] GENRE") + "</row>"
ROW = '<row r="2">' + text("A2", "000001") + text("B2", "JAZZ") + "</row>"


def sheet(*rows):
    return "<worksheet><sheetData>" + "".join(rows) + "</sheetData></worksheet>"


def padded(before, padding, times, after):
    return [(before, 1), (padding, times), (after, 1)]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi")
) + "]>"

workbook("corners.xlsx", sheet(HEADER, '<row r="1048576">' + text("XFD1048576", "x") + "</row>"))
workbook("claimed-texts.xlsx", sheet(HEADER, ROW), '<sst uniqueCount="1000000000"><si><t>x</t></si></sst>')
workbook("many-texts.xlsx", sheet(HEADER, ROW), padded("<sst>", "<si><t>x</t></si>" * 65536, 300, "</sst>"))
workbook("padding.xlsx", padded("<worksheet><sheetData>" + HEADER, " " * MB, 512, ROW + "</sheetData></worksheet>"))
workbook(
    "one-cell.xlsx",
    padded('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>', "x" * MB, 512, "</t></is></c></row></sheetData></worksheet>"),
)
workbook(
    "attributes.xlsx",
    sheet(HEADER, '<row r="2"><c ' + " ".join(f'a{n}="{n}"' for n in range(100_000)) + ' r="A2" t="n"><v>x</v></c></row>'),
)
workbook("laughs.xlsx", LAUGHS + sheet(HEADER, '<row r="2">' + text("A2", "&i;") + "</row>"))
workbook("laughing-texts.xlsx", sheet(HEADER, ROW), LAUGHS + "<sst><si><t>&i;</t></si></sst>")
workbook("depth.xlsx", padded("<worksheet><sheetData>" + HEADER, "<x>" * 10_000, 1_000, "</sheetData></worksheet>"))
workbook(
    "phantom-rows.xlsx",
    padded(
        "<worksheet><sheetData>" + HEADER + ROW,
        "".join('<row><c s="1"/><c s="1"/></row>' for _ in range(1024)),
        100,
        "</sheetData></worksheet>",
    ),
)

# The sheet's declared size is a tenth of what it unpacks to.
workbook("lying.xlsx", padded("<worksheet><sheetData>" + HEADER, " " * MB, 10, "</sheetData></worksheet>"))
data = bytearray(open(path("lying.xlsx"), "rb").read())
at = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02")) - 46
struct.pack_into("<I", data, at + 24, MB)
open(path("lying.xlsx"), "wb").write(data)

archive(
    "repeated.ods",
    {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest:manifest/>",
        "content.xml": '<office:document-content><office:body><office:spreadsheet><table:table table:name="A">'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    },
)

archive("climbing.zip", {"../guests.csv": "CONTACT_NR\n000001\n"})
with zipfile.ZipFile(path("link.zip"), "w") as out:
    link = zipfile.ZipInfo("guests.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out.writestr(link, "/etc/passwd")
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as out:
    out.writestr("guests.csv", "CONTACT_NR\n000001\n")
with zipfile.ZipFile(path("nested.zip"), "w") as out:
    out.writestr("guests.zip", inner.getvalue())
archive("padding.zip", {"guests.csv": padded("CONTACT_NR\n", "x" * MB, 64, "\n")})

with open(path("field.csv"), "w") as out:
    out.write("CONTACT_NR;[new] GENRE\n000001;")
    for _ in range(16):
        out.write("x" * MB)
with open(path("columns.csv"), "w") as out:
    out.write(";".join(f"c{n}" for n in range(100_000)) + "\n")
with open(path("nuls.csv"), "wb") as out:
    out.write(b"CONTACT_NR;[new] GENRE\n" + b"\0" * MB)
with open(path("quote.csv"), "w") as out:
    out.write('CONTACT_NR;[new] GENRE\n"000001;JAZZ\n' + "000002;JAZZ\n" * 1_000_000)
with open(path("carriage-returns.csv"), "w", newline="") as out:
    out.write("CONTACT_NR;[new] GENRE\r000001;JAZZ\r" + "\r" * MB)
