//! Lines in which nothing is quoted, which nearly all are: their cells stand side by side and need no parser.

/// A line at the beginning of a text.
pub(super) struct PlainLine<'w> {
    /// The line without its end.
    pub text: &'w str,
    /// Bytes of the line with its end.
    pub length: usize,
}

/// The line at the beginning of a window, if it ends within it and a parser would do no more than part it at the delimiters: it has
/// no quotation mark, no CR but at its end, and is a text that holds no NUL.
pub(super) fn plain_line(window: &[u8]) -> Option<PlainLine<'_>> {
    let end = memchr::memchr(b'\n', window)?;
    let line = &window[..end];
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if memchr::memchr3(b'"', b'\r', 0, line).is_some() {
        return None;
    }
    Some(PlainLine { text: std::str::from_utf8(line).ok()?, length: end + 1 })
}

impl PlainLine<'_> {
    /// Where its cells end.
    pub(super) fn ends(&self, delimiter: u8) -> impl Iterator<Item = usize> {
        memchr::memchr_iter(delimiter, self.text.as_bytes()).chain([self.text.len()])
    }

    /// Whether it certainly has more than delimiters and spaces in it.
    pub(super) fn is_filled(&self, delimiter: u8) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_graphic() && byte != delimiter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_quotations_is_plain() {
        let cells = |window: &[u8]| {
            let line = plain_line(window)?;
            let starts = [0].into_iter().chain(line.ends(b';').map(|end| end + 1));
            let cells = starts.zip(line.ends(b';')).map(|(start, end)| line.text[start..end].to_owned());
            Some((cells.collect::<Vec<_>>(), line.length, line.is_filled(b';')))
        };
        let cells_of = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(cells(b"a;;b\nc"), Some((cells_of(&["a", "", "b"]), 5, true)));
        assert_eq!(cells(b"; ;\r\n"), Some((cells_of(&["", " ", ""]), 5, false)));
        for window in [&b"a;b"[..], b"a;\"b\"\n", b"a\rb\n", b"a\0\n", b"\xe9\n"] {
            assert_eq!(cells(window), None);
        }
    }
}
