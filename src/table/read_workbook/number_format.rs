//! What the number format of a cell says about it: that the number is a date or a time, or that it is shown with zeros
//! before it (`00000`) and with signs between its digits (`00 00 00 00 00`, `0000-000`). Other formats change how a number
//! looks, not which one it is.

use std::fmt::Write;

/// The format of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum NumberFormat {
    /// A number as any other.
    #[default]
    Plain,
    /// A day, a time of the day or both.
    Moment,
    /// A time that goes on beyond a day.
    Duration,
    /// A number with as many digits as the format has places.
    Places(Vec<Section>),
}

/// The format of numbers that meet a condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    condition: Option<(String, f64)>,
    /// Places for digits and what stands between them; none if numbers look as any other.
    pieces: Vec<Piece>,
    /// How many digits are shown at least.
    digits: usize,
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Place,
    Sign(char),
}

impl NumberFormat {
    /// The format that every program knows by this number.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }

    /// The format of a code like `00000` or `dd/mm/yyyy`.
    pub(super) fn of_code(code: &str) -> Self {
        let mut reading = Reading::default();
        code.chars().for_each(|character| reading.take(character));
        reading.end_section();
        match reading.kind {
            Some(kind) => kind,
            None if reading.sections.iter().any(|section| section.digits > 1) => Self::Places(reading.sections),
            None => Self::Plain,
        }
    }

    /// Adds a whole number as its cell shows it; `false`, and nothing is added, if the format has nothing to say.
    pub(super) fn push(&self, number: f64, out: &mut String) -> bool {
        let Self::Places(sections) = self else { return false };
        let Some(section) = sections.iter().find(|section| section.holds(number)) else { return false };
        let fits = section.digits > 1 && (0.0..1e15).contains(&number) && number.fract() == 0.0;
        if fits {
            section.push(number as u64, out);
        }
        fits
    }
}

impl Section {
    fn holds(&self, number: f64) -> bool {
        match self.condition.as_ref().map(|(sign, than)| (sign.as_str(), *than)) {
            None => true,
            Some(("<", than)) => number < than,
            Some(("<=", than)) => number <= than,
            Some((">", than)) => number > than,
            Some((">=", than)) => number >= than,
            Some(("=", than)) => number == than,
            Some(_) => number != self.condition.as_ref().map_or(number, |(_, than)| *than),
        }
    }

    fn push(&self, number: u64, out: &mut String) {
        let mut digits = String::new();
        let _ = write!(digits, "{number:0width$}", width = self.digits);
        let places = self.pieces.iter().filter(|piece| **piece == Piece::Place).count();
        // More digits than places stand before the first one; with fewer, places at the front stay empty.
        let (mut unused, mut rest) = (places.saturating_sub(digits.len()), digits.as_str());
        let mut over = digits.len().saturating_sub(places);
        for piece in &self.pieces {
            match piece {
                Piece::Sign(sign) => out.push(*sign),
                Piece::Place if unused > 0 => unused -= 1,
                Piece::Place => {
                    let (shown, left) = rest.split_at((1 + std::mem::take(&mut over)).min(rest.len()));
                    out.push_str(shown);
                    rest = left;
                }
            }
        }
    }
}

/// A code that is being read.
#[derive(Default)]
struct Reading {
    sections: Vec<Section>,
    /// Known once a letter of a date was met in the first section.
    kind: Option<NumberFormat>,
    condition: Option<(String, f64)>,
    pieces: Vec<Piece>,
    /// Places from the first `0` on.
    digits: usize,
    /// Met what is not only places and signs.
    is_other: bool,
    mode: Mode,
    bracket: String,
}

/// What the next character of a code is.
#[derive(Default, PartialEq)]
enum Mode {
    #[default]
    Code,
    /// Shown as it is.
    Escaped,
    /// Not shown: the width of it is left free, or it fills the cell.
    Unshown,
    Quoted,
    Bracket,
}

impl Reading {
    fn take(&mut self, character: char) {
        match (&self.mode, character) {
            (Mode::Escaped, _) => self.sign(character),
            (Mode::Unshown, _) => self.mode = Mode::Code,
            (Mode::Quoted, '"') => self.mode = Mode::Code,
            (Mode::Quoted, _) => self.pieces.push(Piece::Sign(character)),
            (Mode::Bracket, ']') => self.end_bracket(),
            (Mode::Bracket, _) => self.bracket.push(character),
            (Mode::Code, '"') => self.mode = Mode::Quoted,
            (Mode::Code, '\\') => self.mode = Mode::Escaped,
            (Mode::Code, '_' | '*') => self.mode = Mode::Unshown,
            (Mode::Code, '[') => self.mode = Mode::Bracket,
            (Mode::Code, ';') => self.end_section(),
            (Mode::Code, '0' | '#' | '?') => {
                self.digits += usize::from(character == '0' || self.digits > 0);
                self.pieces.push(Piece::Place);
            }
            (Mode::Code, 'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S') => self.is(NumberFormat::Moment),
            (Mode::Code, '.' | ',' | '%' | 'E' | 'e' | '@' | '/' | 'G') => self.is_other = true,
            (Mode::Code, _) => self.sign(character),
        }
    }

    fn sign(&mut self, character: char) {
        self.mode = Mode::Code;
        self.pieces.push(Piece::Sign(character));
    }

    /// A date, if it is said in the section of ordinary numbers.
    fn is(&mut self, kind: NumberFormat) {
        if self.sections.is_empty() && self.kind.is_none() {
            self.kind = Some(kind);
        }
        self.is_other = true;
    }

    /// `[h]`, `[<=99999]`, `[$€-40C]`, `[Red]`.
    fn end_bracket(&mut self) {
        self.mode = Mode::Code;
        let inside = std::mem::take(&mut self.bracket);
        if let Some(symbol) = inside.strip_prefix('$') {
            let symbol = symbol.split('-').next().unwrap_or_default();
            self.pieces.extend(symbol.chars().map(Piece::Sign));
        } else if inside.starts_with(['<', '>', '=']) {
            let number = inside.trim_start_matches(['<', '>', '=']);
            let sign = &inside[..inside.len() - number.len()];
            self.condition = number.trim().parse().ok().map(|than| (sign.to_owned(), than));
            // What can't be understood holds for nothing.
            self.is_other |= self.condition.is_none();
        } else if !inside.is_empty() && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
            self.is(NumberFormat::Duration);
        }
    }

    fn end_section(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let digits = std::mem::take(&mut self.digits);
        let (pieces, digits) = if std::mem::take(&mut self.is_other) { (Vec::new(), 0) } else { (pieces, digits) };
        self.sections.push(Section { condition: self.condition.take(), pieces, digits });
        self.mode = Mode::Code;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Option<String> {
        let mut out = String::new();
        NumberFormat::of_code(code).push(number, &mut out).then_some(out)
    }

    #[test]
    fn a_number_has_the_digits_that_its_cell_shows() {
        for (code, number, expected) in [
            ("00000", 1000.0, "01000"),
            ("000000", 42.0, "000042"),
            ("00000", 0.0, "00000"),
            ("00000", 123_456.0, "123456"),
            ("00\" \"00\" \"00\" \"00\" \"00", 123_456_789.0, "01 23 45 67 89"),
            ("0#\" \"##\" \"##\" \"##\" \"##", 450_112_233.0, "04 50 11 22 33"),
            ("00 00 00 00 00", 612_345_678.0, "06 12 34 56 78"),
            ("0000-000", 1_234_567.0, "1234-567"),
            ("0000\\-000", 34_567.0, "0034-567"),
            ("00000\\-000", 1_310_100.0, "01310-100"),
            ("000\\.000\\.000\\-00", 12_345_678_909.0, "123.456.789-09"),
            ("\"C-\"0000", 42.0, "C-0042"),
            ("[<=99999]00000;00000\\-0000", 501.0, "00501"),
            ("[<=99999]00000;00000\\-0000", 5_011_234.0, "00501-1234"),
            ("[$-40C]00000", 7.0, "00007"),
            ("00000_-", 7.0, "00007"),
            ("00000;-00000", 7.0, "00007"),
        ] {
            assert_eq!(shown(code, number).as_deref(), Some(expected), "{code} {number}");
        }
    }

    #[test]
    fn other_formats_leave_a_number_as_it_is() {
        for (code, number) in [
            ("General", 1000.0),
            ("0", 7.0),
            ("# ##0", 1000.0),
            ("#,##0", 1000.0),
            ("0.00", 7.0),
            ("00.00", 7.0),
            ("0%", 7.0),
            ("00E+00", 7.0),
            ("0\" €\"", 7.0),
            ("@", 7.0),
            ("00000", 7.5),
            ("00000", -7.0),
            ("00000", 1e15),
            ("[<=99999]00000", 100_000.0),
            ("", 7.0),
            ("[", 7.0),
            ("dd/mm/yyyy", 7.0),
        ] {
            assert_eq!(shown(code, number), None, "{code} {number}");
        }
    }

    #[test]
    fn dates_and_times_are_known() {
        for (code, kind) in [
            ("dd/mm/yyyy", NumberFormat::Moment),
            ("[$-40C]d mmmm yyyy;@", NumberFormat::Moment),
            ("h:mm AM/PM", NumberFormat::Moment),
            ("[h]:mm:ss", NumberFormat::Duration),
            ("[mm]:ss", NumberFormat::Duration),
            ("\"d\"0", NumberFormat::Plain),
            ("0;[Red]-0;d", NumberFormat::Plain),
            ("\\d0", NumberFormat::Plain),
            ("General", NumberFormat::Plain),
        ] {
            assert_eq!(NumberFormat::of_code(code), kind, "{code}");
        }
        assert_eq!(NumberFormat::built_in(14), NumberFormat::Moment);
        assert_eq!(NumberFormat::built_in(46), NumberFormat::Duration);
        assert_eq!(NumberFormat::built_in(49), NumberFormat::Plain);
    }
}
