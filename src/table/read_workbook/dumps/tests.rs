//! What other systems write, and the tables that come out of it; and what tries to make more of them than there is.

use super::super::super::tests::{reason, zip};
use super::super::super::{Limits, Mark, Problem, Row, WorkbookFormat};
use super::super::tests::told;
use crate::codes::Code;

fn table(text: &[u8], format: WorkbookFormat, at: usize) -> (Vec<String>, Vec<Vec<String>>) {
    let (sheets, rows, problem) = told(text, format, at, &Limits::default());
    assert_eq!(problem, None, "{}", String::from_utf8_lossy(text));
    (sheets.into_iter().map(|sheet| sheet.name).collect(), rows.iter().map(texts).collect())
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(str::to_owned).collect()
}

fn problem(text: &[u8], format: WorkbookFormat) -> Problem {
    told(text, format, 0, &Limits::default()).2.expect("refused")
}

fn assert_rows(text: &str, format: WorkbookFormat, expected: &[&[&str]]) {
    assert_eq!(table(text.as_bytes(), format, 0).1, expected, "{text}");
}

#[test]
fn tables_of_web_pages_are_read() {
    for (page, expected) in [
        (
            "<html><head><style>td{a:b}</style></head><table border=1><tr><th>Nom<th>Ville<tr><td>L&eacute;a &amp; fils<td>\n  Lyon  3\n</table>",
            &[&["Nom", "Ville"][..], &["Léa & fils", "Lyon 3"]][..],
        ),
        (
            "<table><thead><tr><td colspan=2>A</td><td>B</td></tr></thead><tbody><tr><td rowspan=2>1</td><td>2</td><td>3</td></tr>\
             <tr><td>4</td><td>5<br>6</td></tr></tbody></table>",
            &[&["A", "", "B"], &["1", "2", "3"], &["", "4", "5\n6"]],
        ),
        (
            "<TABLE><TR><TD>01000</TD><TD>&nbsp;</TD><TD>x<script>var a='<td>';</script></TD></TR></TABLE>",
            &[&["01000", "", "x"]],
        ),
    ] {
        assert_rows(page, WorkbookFormat::Html, expected);
    }
    let several = "<table><tr><td>a<table><caption>Inner</caption><tr><td>b</table><td>c</table><table></table>";
    assert_eq!(table(several.as_bytes(), WorkbookFormat::Html, 1).0, ["1", "Inner"]);
    let latin = b"<meta charset=iso-8859-1><table><tr><td>L\xe9a</table>";
    assert_eq!(table(latin, WorkbookFormat::Html, 0).1, [["Léa"]]);
    assert_eq!(reason(&problem(b"<html><table></table>", WorkbookFormat::Html)), "kind");
}

const XML: &str = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
    <Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"00000\"/></Style></Styles>\
    <Worksheet ss:Name=\"Contacts\"><Table>\n<Row><Cell><Data ss:Type=\"String\">Nom</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">CP</Data></Cell></Row>\
    <Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell><Data ss:Type=\"String\">L&#233;a</Data><Comment><Data>no</Data></Comment></Cell><Cell ss:MergeAcross=\"0\"/>\
    <Cell ss:StyleID=\"s1\"><Data ss:Type=\"Number\">1000</Data></Cell></Row>\
    <Row><Cell ss:Formula=\"=1/0\"><Data ss:Type=\"Error\">#DIV/0!</Data></Cell><Cell ss:Formula=\"=1\"/>\
    <Cell><Data ss:Type=\"DateTime\">2026-03-09T00:00:00.000</Data></Cell></Row></Table></Worksheet>\
    <Worksheet ss:Name=\"Codes\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";

#[test]
fn workbooks_in_one_xml_file_are_read() {
    let (sheets, rows, problem) = told(XML.as_bytes(), WorkbookFormat::SpreadsheetXml, 0, &Limits::default());
    assert_eq!(problem, None);
    let sheets: Vec<(&str, bool)> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(sheets, [("Contacts", false), ("Codes", true)]);
    let read: Vec<(u64, Vec<String>, bool)> = rows.iter().map(|row| (row.number, texts(row), row.is_hidden)).collect();
    let expected = [
        (1, vec!["Nom", "", "CP"], false),
        (4, vec!["Léa", "", "01000"], true),
        (5, vec!["#DIV/0!", "", "2026-03-09"], false),
    ];
    assert_eq!(read, expected.map(|(n, row, hidden)| (n, row.into_iter().map(str::to_owned).collect(), hidden)));
    assert_eq!((rows[2].mark(0), rows[2].mark(1)), (Some(Mark::Error), Some(Mark::NoResult)));
}

#[test]
fn business_cards_are_rows() {
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Durand;Léa;;Mme;\r\nFN:Léa Durand\r\nitem1.EMAIL;TYPE=INTERNET:lea@x.fr\r\n\
                 TEL;TYPE=CELL:06 12 34 56 78\r\nTEL;TYPE=\"work,voice\":+33 1 23\r\nTEL:9\r\nADR;TYPE=HOME:;;1 rue\\, A;Lyon;;01000;FR\r\n\
                 NOTE:a\\nb;c\r\n  d\r\nBDAY:19800503\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB\r\nCATEGORIES:vip,presse\r\nEND:VCARD\r\n\
                 begin:vcard\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Petit;Zo=C3=A9=\n=20A\nX-SKYPE:zoe\nend:vcard\n";
    let header = [
        "LASTNAME",
        "FIRSTNAME",
        "Prefix",
        "EMAIL",
        "CELLPHONE",
        "PHONE",
        "PHONE 2",
        "LINE1",
        "TOWN",
        "ZIPCODE",
        "COUNTRY",
        "REMARK",
        "BIRTHDATE",
        "Categories",
        "X-SKYPE",
    ];
    let lea = [
        "Durand",
        "Léa",
        "Mme",
        "lea@x.fr",
        "06 12 34 56 78",
        "+33 1 23",
        "9",
        "1 rue, A",
        "Lyon",
        "01000",
        "FR",
        "a\nb;c d",
        "1980-05-03",
        "vip | presse",
    ];
    let zoe = ["Petit", "Zoé A", "", "", "", "", "", "", "", "", "", "", "", "", "zoe"];
    assert_rows(cards, WorkbookFormat::Vcard, &[&header, &lea, &zoe]);
    assert_eq!(problem(b"BEGIN:VCARD\nFN:x\n", WorkbookFormat::Vcard).code, Code::FileUnreadable);
}

#[test]
fn lists_of_objects_are_tables() {
    let expected: &[&[&str]] =
        &[&["name", "zip", "a.city", "tags"], &["Léa", "01000", "Lyon", "x|y"], &["Zoé", "12345678901234567"]];
    let rows = "{\"name\":\"Léa\",\"zip\":\"01000\",\"a\":{\"city\":\"Lyon\"},\"tags\":[\"x\",\"y\"]}SEP{\"zip\":12345678901234567,\"name\":\"Zoé\",\"tags\":null}";
    for text in [
        format!("\u{feff} [{}]", rows.replace("SEP", ",\n")),
        rows.replace("SEP", "\n"),
        format!("{{\"total\":2,\"data\":{{\"contacts\":[{}]}}}}", rows.replace("SEP", ",")),
    ] {
        assert_rows(&text, WorkbookFormat::Json, expected);
    }
    assert_rows("[[\"A\",\"B\"],[1,true]]", WorkbookFormat::Json, &[&["A", "B"], &["1", "TRUE"]]);
    assert_rows("{\"a\":1}", WorkbookFormat::Json, &[&["a"], &["1"]]);
    assert_rows(
        "[{\"mails\":[{\"v\":\"a\"},{\"v\":\"b\"}]}]",
        WorkbookFormat::Json,
        &[&["mails.v", "mails 2.v"], &["a", "b"]],
    );
    let two = b"{\"people\":[{\"a\":1}],\"places\":[{\"b\":2}],\"none\":[]}";
    assert_eq!(
        table(two, WorkbookFormat::Json, 1),
        (vec!["people".into(), "places".into()], vec![vec!["b".into()], vec!["2".into()]])
    );
    let (_, rows, _) = told(b"[{\"id\":123456789012345678901234}]", WorkbookFormat::Json, 0, &Limits::default());
    assert_eq!(rows[1].mark(0), Some(Mark::ManyDigits), "digits that were lost are said");
}

#[test]
fn broken_or_endless_json_is_refused() {
    let deep = format!("[{}", "[".repeat(1_000_000));
    for text in
        ["[{\"a\":1},", "[{\"a\":1}", "{\"a\":", "[1,2", "{\"a\":1}\n{\"a\":}", deep.as_str(), "[{\"a\":\"\u{1}\"}]"]
    {
        assert_eq!(
            problem(text.as_bytes(), WorkbookFormat::Json).code,
            Code::FileUnreadable,
            "{}",
            &text[..text.len().min(30)]
        );
    }
    let wide: String = (0..1_500).map(|n| format!("\"c{n}\":1,")).collect();
    assert_eq!(problem(format!("[{{{}\"z\":1}}]", wide).as_bytes(), WorkbookFormat::Json).code, Code::TooManyColumns);
}

const POSTGRES: &str = "--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n\nSET client_encoding = 'UTF8';\n\
    CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN INSERT INTO x VALUES ('no;'); END; $_$;\n\
    CREATE TABLE public.contacts (\n    id integer NOT NULL,\n    \"Last Name\" character varying(100) DEFAULT 'a,b'::character varying,\n    zip text,\n    CONSTRAINT c CHECK ((id > 0))\n);\n\
    CREATE TABLE public.empty (id integer);\n\
    COPY public.contacts (id, \"Last Name\", zip) FROM stdin;\n1\tLéa\\tD\\\\\t01000\n2\t\\N\ta\\nb\n\\.\n\n\
    COPY public.empty (id) FROM stdin;\n\\.\nALTER TABLE ONLY public.contacts ADD CONSTRAINT p PRIMARY KEY (id);\n";

const MYSQL: &str = "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n/*!40101 SET NAMES utf8mb4 */;\nDROP TABLE IF EXISTS `contacts`;\n\
    CREATE TABLE `contacts` (\n  `id` int(11) NOT NULL AUTO_INCREMENT,\n  `Last Name` varchar(100) DEFAULT 'x)',\n  `zip` varchar(10),\n  PRIMARY KEY (`id`),\n  KEY `k` (`zip`)\n) ENGINE=InnoDB COMMENT='a;b';\n\
    LOCK TABLES `contacts` WRITE;\nINSERT INTO `contacts` VALUES\n(1,'Léa\\tD\\\\','01000'),\n(2,NULL,'a\\nb');\nUNLOCK TABLES;\n\
    DELIMITER ;;\nCREATE TRIGGER t BEFORE INSERT ON `contacts` FOR EACH ROW BEGIN INSERT INTO `contacts` VALUES (9,'no','no'); END ;;\nDELIMITER ;\n";

const SQLITE: &str = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE IF NOT EXISTS \"contacts\" (id INTEGER PRIMARY KEY, [Last Name] TEXT, zip TEXT);\n\
    INSERT INTO contacts VALUES(1,'Léa\tD\\','01000');\nINSERT INTO contacts VALUES(2,NULL,replace('a\\nb','\\n',char(10)));\nCOMMIT;\n";

#[test]
fn dumps_of_databases_are_sheets() {
    for dump in [POSTGRES, MYSQL, SQLITE] {
        let (sheets, rows) = table(dump.as_bytes(), WorkbookFormat::Sql, 0);
        assert_eq!(sheets, ["contacts"], "{dump}");
        assert_eq!(rows, [["id", "Last Name", "zip"], ["1", "Léa\tD\\", "01000"], ["2", "", "a\nb"]], "{dump}");
    }
    for (dump, expected) in [
        ("INSERT INTO a (x, y) VALUES (-1.5, 'l''été');", &[&["x", "y"][..], &["-1.5", "l'été"]][..]),
        (
            "INSERT INTO a VALUES (E'a\\nb', TRUE, X'00', CAST('c' AS text), now());",
            &[&["1", "2", "3", "4", "5"], &["a\nb", "TRUE", "", "c"]],
        ),
        ("INSERT INTO a(y) VALUES (1); -- x\nINSERT INTO a(x,y) VALUES (2,3);", &[&["y", "x"], &["1"], &["3", "2"]]),
        ("INSERT INTO \"a\" VALUES(unistr('l\\u000ai'));", &[&["1"], &["l\ni"]]),
    ] {
        assert_rows(dump, WorkbookFormat::Sql, expected);
    }
    let latin = b"SET client_encoding = 'LATIN1';\nINSERT INTO a (n) VALUES ('L\xe9a');\n";
    assert_eq!(table(latin, WorkbookFormat::Sql, 0).1, [["n"], ["Léa"]]);
    assert_eq!(reason(&problem(b"INSERT INTO a (n) VALUES ('L\xe9a');\n", WorkbookFormat::Sql)), "encoding");
}

#[test]
fn rows_far_down_a_dump_are_reached() {
    let rows: String =
        (1..=2_000).map(|n| format!("INSERT INTO a VALUES ({n});INSERT INTO b VALUES ('x{n}');\n")).collect();
    let (sheets, read) = table(rows.as_bytes(), WorkbookFormat::Sql, 1);
    assert_eq!((sheets.len(), read.len(), read[2_000][0].as_str(), read[7][0].as_str()), (2, 2_001, "x2000", "x7"));
}

#[test]
fn broken_or_endless_dumps_are_refused() {
    for dump in [
        "COPY a (b) FROM stdin;\n1\n",
        "INSERT INTO a VALUES (1",
        "INSERT INTO a VALUES ('x",
        "/* x",
        "CREATE TABLE a (b",
    ] {
        assert_eq!(problem(dump.as_bytes(), WorkbookFormat::Sql).code, Code::FileUnreadable, "{dump}");
    }
    let long = format!("INSERT INTO a VALUES ('{}');", "x".repeat(17 << 20));
    assert_eq!(problem(long.as_bytes(), WorkbookFormat::Sql).code, Code::FileUnreadable);
    let empty = told(b"CREATE TABLE a (b int);", WorkbookFormat::Sql, 0, &Limits::default());
    assert!(empty.0.is_empty() && empty.1.is_empty());
}

/// A database with these statements, as a file.
fn database(statements: &str) -> Vec<u8> {
    use diesel::connection::SimpleConnection;
    use diesel::prelude::*;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut db = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    db.batch_execute(statements).unwrap();
    drop(db);
    std::fs::read(path).unwrap()
}

#[test]
fn databases_in_a_file_are_sheets() {
    let columns: String = (0..150).map(|n| format!(", c{n} DEFAULT {n}")).collect();
    let statements = format!(
        "CREATE TABLE \"con'tacts\" (id INTEGER PRIMARY KEY, \"Last \"\"Name\" TEXT, zip TEXT, n REAL, b BLOB);
         INSERT INTO \"con'tacts\" VALUES (1234567890123456789, 'Léa\n', '01000', 0.1, x'00'), (2, NULL, 3, 1e20, 'x');
         CREATE TABLE none (a); CREATE VIEW v AS SELECT 1; CREATE TABLE wide (a{columns}); INSERT INTO wide (a) VALUES ('z');"
    );
    let bytes = database(&statements);
    let (sheets, rows) = table(&bytes, WorkbookFormat::Sqlite, 0);
    assert_eq!(sheets, ["con'tacts", "wide"]);
    let expected: [&[&str]; 3] = [
        &["id", "Last \"Name", "zip", "n", "b"],
        &["2", "", "3", "100000000000000000000", "x"],
        &["1234567890123456789", "Léa\n", "01000", "0.1"],
    ];
    assert_eq!(rows, expected);
    let wide = table(&bytes, WorkbookFormat::Sqlite, 1).1;
    assert_eq!((wide[1].len(), wide[1][0].as_str(), wide[1][150].as_str()), (151, "z", "149"));
    for cut in [bytes.len() / 2, 100, 30] {
        let (_, _, problem) = told(&bytes[..cut], WorkbookFormat::Sqlite, 0, &Limits::default());
        assert_eq!(problem.unwrap().code, Code::FileUnreadable);
    }
}

#[test]
fn such_files_in_a_zip_are_known_by_their_content() {
    use super::super::super::source::Source;
    for (content, format) in [
        (XML, WorkbookFormat::SpreadsheetXml),
        (POSTGRES, WorkbookFormat::Sql),
        ("[{\"a\":1}]", WorkbookFormat::Json),
        ("BEGIN:VCARD\n", WorkbookFormat::Vcard),
        ("<html><table>", WorkbookFormat::Html),
    ] {
        for bytes in [content.as_bytes().to_vec(), zip(&[("a.txt", content.as_bytes())])] {
            let file = super::super::super::tests::file(&bytes);
            assert_eq!(Source::find(file.path(), &Limits::default()).unwrap().workbook, Some(format), "{content}");
        }
    }
}
