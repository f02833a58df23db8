//! The judge measured: languages × encodings × capitals × rows × with and without known contacts. The names are none of
//! those that its tables were counted from on purpose, and rarer ones are among them.

use std::collections::HashSet;

use super::*;
use names::{CZECH, ENGLISH, FRENCH, HUNGARIAN, POLISH, PORTUGUESE};

mod names;

/// Rows of a list: as many as wanted, first and last names crossed.
fn rows(names: &[&str], count: usize, capitals: bool) -> String {
    let people: Vec<Vec<&str>> = names.iter().map(|row| row.split(';').collect()).collect();
    let row = |at: usize| {
        let n = people.len();
        let of = |step: usize, column: usize| people[(at + at / n * step) % n][column];
        let row = format!("{at:06};{};{};{};{}\n", of(0, 0), of(1, 1), of(3, 2), of(7, 3));
        if capitals { row.to_uppercase() } else { row }
    };
    // Small lists begin at another place each.
    (0..count).map(|at| row(at + count * 3)).collect()
}

/// A text in an encoding, and what of it can be written there.
fn write(text: &str, encoding: Encoding) -> (Vec<u8>, String) {
    let Some(page) = page(encoding) else { return (text.as_bytes().to_vec(), text.to_owned()) };
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '–' => '-',
        '«' | '»' | '“' | '”' => '"',
        'œ' => 'o',
        'Œ' => 'O',
        _ => '?',
    };
    let mut bytes = Vec::new();
    for c in text.chars() {
        match page.iter().position(|known| *known == c) {
            _ if c.is_ascii() => bytes.push(c as u8),
            Some(at) => bytes.push(0x80 + at as u8),
            None => bytes.push(plain(c) as u8),
        }
    }
    let text = decode(&bytes, encoding);
    (bytes, text)
}

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    Asked,
    Refused,
    Wrong,
}

fn verdict(bytes: &[u8], known: &HashSet<String>) -> Verdict {
    let mut sample = Sample::default();
    sample.look_at(bytes);
    judge(&sample, known)
}

/// A question must offer what is right.
fn outcome(bytes: &[u8], text: &str, known: &HashSet<String>) -> Outcome {
    match verdict(bytes, known) {
        _ if bytes.is_ascii() => Outcome::Right,
        Verdict::Certain(encoding) if decode(bytes, encoding) == text => Outcome::Right,
        Verdict::Certain(_) => Outcome::Wrong,
        Verdict::Doubtful(all) => {
            assert!(all.iter().any(|one| decode(bytes, *one) == text), "{all:?} for {text}");
            Outcome::Asked
        }
        Verdict::Nonsense => Outcome::Refused,
    }
}

fn known(text: &str) -> HashSet<String> {
    words_of(text).into_iter().collect()
}

/// A line of the table: lists of a kind, and what became of them.
struct Line {
    language: &'static str,
    encoding: Encoding,
    capitals: bool,
    rows: usize,
    known: bool,
    /// Right, asked, refused, silently wrong.
    outcomes: [usize; 4],
}

impl Line {
    /// Lists that begin with another of the names each.
    fn measure(mut self, names: &[&str]) -> Self {
        for turn in 0..names.len() {
            let mut names = names.to_vec();
            names.rotate_left(turn);
            let (bytes, text) = write(&rows(&names, self.rows, self.capitals), self.encoding);
            let known = if self.known { known(&text) } else { HashSet::new() };
            self.outcomes[outcome(&bytes, &text, &known) as usize] += 1;
        }
        self
    }

    fn is_as_promised(&self) -> bool {
        let [_, asked, refused, wrong] = self.outcomes;
        let may_be_wrong = self.rows < 10 && !self.known;
        let may_ask = self.rows < 10 || self.encoding != Encoding::Windows1252;
        refused == 0 && (wrong == 0 || may_be_wrong) && (asked == 0 || may_ask)
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (capitals, known) = (if self.capitals { "ABC" } else { "Abc" }, if self.known { "known" } else { "" });
        let [right, asked, refused, wrong] = self.outcomes;
        let name = self.encoding.name();
        write!(f, "{:2} {name:<13} {capitals} {:3} {known:<5}", self.language, self.rows)?;
        write!(f, " {right:5} {asked:5} {refused:7} {wrong:5}")
    }
}

const WEST: &[Encoding] = &[
    Encoding::Windows1252,
    Encoding::Iso8859_15,
    Encoding::Macintosh,
    Encoding::Cp850,
    Encoding::Cp437,
    Encoding::Cp860,
];
const CENTRAL: &[Encoding] = &[Encoding::Windows1250, Encoding::Cp852];

fn lines() -> impl Iterator<Item = Line> {
    let languages = [
        ("fr", FRENCH, WEST),
        ("pt", PORTUGUESE, WEST),
        ("en", ENGLISH, WEST),
        ("pl", POLISH, CENTRAL),
        ("cs", CZECH, CENTRAL),
        ("hu", HUNGARIAN, CENTRAL),
    ];
    languages.into_iter().flat_map(|(language, names, encodings)| {
        let forms = [false, true].into_iter().flat_map(|capitals| [1, 3, 10, 50, 400].map(|rows| (capitals, rows)));
        let forms = forms.flat_map(|(capitals, rows)| [false, true].map(|known| (capitals, rows, known)));
        let all = forms.flat_map(move |form| encodings.iter().map(move |encoding| (*encoding, form)));
        all.map(move |(encoding, (capitals, rows, known))| {
            Line { language, encoding, capitals, rows, known, outcomes: [0; 4] }.measure(names)
        })
    })
}

#[test]
fn lists_are_read_right_or_asked_about() {
    let lines: Vec<Line> = lines().collect();
    println!("language, encoding, case, rows, contacts: right asked refused wrong");
    lines.iter().for_each(|line| println!("{line}"));
    let broken: Vec<String> = lines.iter().filter(|line| !line.is_as_promised()).map(Line::to_string).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let few: Vec<&Line> = lines.iter().filter(|line| line.rows < 10).collect();
    let sum = |at: usize| few.iter().map(|line| line.outcomes[at]).sum::<usize>();
    assert!(sum(3) * 200 < sum(0), "of short lists {} are wrong, {} right", sum(3), sum(0));
}

#[test]
fn one_usual_word_is_enough_to_know_windows_1252() {
    for word in [
        "François",
        "HÉLÈNE",
        "Noël",
        "Béziers",
        "œuvre",
        "n° 5",
        "1º andar",
        "l’été",
        "São Paulo",
        "Conceição",
        "JOÃO",
        "Não",
        "Müller",
        "Peña",
        "« oui »",
        "reçu 5 €",
        "José – à rappeler",
    ] {
        let (bytes, _) = write(&format!("000123;{word}\n"), Encoding::Windows1252);
        assert_eq!(verdict(&bytes, &HashSet::new()), Verdict::Certain(Encoding::Windows1252), "{word}");
    }
}

#[test]
fn letters_that_iso_8859_15_has_of_its_own_are_right_or_asked_about() {
    for word in
        ["Cœur", "CŒUR", "Œuvray", "D’HŒDT", "L’HAŸ", "50 €", "Sœur", "Škoda", "BOŽENA", "Bœuf;50 €", "Zoë;Œdipe"]
    {
        let (bytes, text) = write(&format!("000123;{word}\n"), Encoding::Iso8859_15);
        let outcome = outcome(&bytes, &text, &HashSet::new());
        assert!(matches!(outcome, Outcome::Right | Outcome::Asked), "{word}: {outcome:?}");
    }
}

#[test]
fn a_text_of_several_encodings_is_asked_about() {
    let text = b"CONTACT_NR;LASTNAME\r\n000001;S\xa0\r\n000002;FRAN\x80OIS\r\n000100;JOS\x83\r\n000101;C\xbdur\r\n";
    let verdict = verdict(text, &HashSet::new());
    assert!(matches!(verdict, Verdict::Doubtful(_)), "{verdict:?}");
}

#[test]
fn what_contacts_are_called_decides() {
    let (bytes, _) = write("1;Łuł\n", Encoding::Cp852);
    assert!(matches!(verdict(&bytes, &HashSet::new()), Verdict::Doubtful(_)));
    assert_eq!(verdict(&bytes, &known("łuł")), Verdict::Certain(Encoding::Cp852));
}

#[test]
fn contacts_who_are_called_otherwise_make_doubtful() {
    let text = b"1;S\xa0\n2;FRAN\x80OIS\n3;JOS\x83\n4;C\xbdur\n";
    let verdict = verdict(text, &known("Sá FRANÇOIS JOSÉ Cœur"));
    assert!(matches!(verdict, Verdict::Doubtful(_)), "{verdict:?}");
}

#[test]
fn other_alphabets_and_encodings_make_no_sense() {
    for (text, encoding) in [
        ("Имя;Город\nИван;Москва\nПётр;Тверь\n", encoding_rs::WINDOWS_1251),
        ("Имя;Город\nИван;Москва\nПётр;Тверь\n", encoding_rs::KOI8_R),
        ("Όνομα;Πόλη\nΓιώργος;Αθήνα\n", encoding_rs::WINDOWS_1253),
        ("氏名;都市\n田中さくら;東京\n", encoding_rs::SHIFT_JIS),
        ("姓名;城市\n王小明;北京\n", encoding_rs::GBK),
        ("Grażyna;Świątek\nBożena;Dąbek\nJanusz;Ślusarczyk\n", encoding_rs::ISO_8859_2),
        ("Růžena;Třešňák\nAlžběta;Šťastná\nTomáš;Hora\n", encoding_rs::ISO_8859_2),
        ("Şahin;Yıldız\nGülşen;Doğan\nAyşe;Çağrı\n", encoding_rs::WINDOWS_1254),
        ("שם;עיר\nדוד;חיפה\nרחל;אילת\n", encoding_rs::WINDOWS_1255),
    ] {
        let verdict = verdict(&encoding.encode(text).0, &HashSet::new());
        assert!(matches!(verdict, Verdict::Nonsense), "{text}: {verdict:?}");
    }
}
