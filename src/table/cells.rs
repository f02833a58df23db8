//! The cells of a row: one text, and where in it each of them stands.

use std::ops::Index;

/// Cells from left to right. Emptied, they keep their memory for the next row.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// The texts of the cells; between them there may be more, such as the delimiters of the line that they stood in.
    text: String,
    /// Where in the text each cell begins and ends.
    places: Vec<(u32, u32)>,
}

impl Cells {
    /// No cells, with room for so many bytes and cells.
    pub fn with_capacity(bytes: usize, cells: usize) -> Self {
        Self { text: String::with_capacity(bytes), places: Vec::with_capacity(cells) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bytes that they take.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Whether all of them are ASCII.
    pub fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }

    /// The cell in a column, from 0; `None` to the right of the last.
    pub fn get(&self, column: usize) -> Option<&str> {
        let (start, end) = *self.places.get(column)?;
        self.text.get(start as usize..end as usize)
    }

    /// All from left to right.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.places.iter().map(|(start, end)| self.text.get(*start as usize..*end as usize).unwrap_or_default())
    }

    /// Adds a cell at the right.
    pub fn push(&mut self, cell: &str) {
        let start = self.text.len();
        self.text.push_str(cell);
        self.places.push((start as u32, self.text.len() as u32));
    }

    /// Takes the place of all cells: those of a line, one byte apart, which end where `ends` says. Of a cell that begins with
    /// an apostrophe `shown` gives the end that counts.
    pub(super) fn take_line(&mut self, line: &str, ends: impl Iterator<Item = usize>, shown: impl Fn(&str) -> &str) {
        self.clear();
        self.text.push_str(line);
        let mut start = 0;
        for end in ends {
            let hidden = match line.as_bytes().get(start) {
                Some(b'\'') => line.get(start..end).map_or(0, |cell| cell.len() - shown(cell).len()),
                _ => 0,
            };
            self.places.push(((start + hidden) as u32, end as u32));
            start = end + 1;
        }
    }

    /// Takes all cells away.
    pub fn clear(&mut self) {
        self.text.clear();
        self.places.clear();
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Cells {}

impl Index<usize> for Cells {
    type Output = str;

    fn index(&self, column: usize) -> &str {
        let (start, end) = self.places[column];
        &self.text[start as usize..end as usize]
    }
}

impl<'a> FromIterator<&'a str> for Cells {
    fn from_iter<T: IntoIterator<Item = &'a str>>(cells: T) -> Self {
        let mut this = Self::default();
        cells.into_iter().for_each(|cell| this.push(cell));
        this
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_line_are_those_that_were_added_one_by_one() {
        let line = "a,,'=1,d'e,é";
        let ends = || line.match_indices(',').map(|(at, _)| at).chain([line.len()]);
        let (mut of_line, added) = (Cells::default(), Cells::from_iter(["a", "", "=1", "d'e", "é"]));
        of_line.push("before");
        of_line.take_line(line, ends(), |cell| if cell == "'=1" { &cell[1..] } else { cell });
        assert_eq!((&of_line, of_line.len(), of_line.get(2)), (&added, 5, Some("=1")));
        assert_eq!((of_line.get(5), &of_line[4], of_line.is_ascii()), (None, "é", false));
        assert_ne!(of_line, Cells::from_iter(["a", "", "=1", "d'e"]));
    }
}
