//! What a text has beyond ASCII: some cells for each byte, spread over the whole text.

use std::collections::HashSet;

/// Of each byte so many cells from the beginning are kept, and then the cell at which its count doubles.
const FIRST: u64 = 24;
/// Bytes of a cell that are kept on each side of a letter.
const AROUND: usize = 60;

/// Cells with bytes beyond ASCII.
#[derive(Debug)]
pub(in crate::table) struct Sample {
    /// How often each byte from 0x80 on was seen.
    seen: [u64; 128],
    /// Different cells, or the parts of long ones, in order.
    cells: Vec<Vec<u8>>,
    known: HashSet<Vec<u8>>,
}

impl Default for Sample {
    fn default() -> Self {
        Self { seen: [0; 128], cells: Vec::new(), known: HashSet::new() }
    }
}

impl Sample {
    /// Looks at the next bytes of a text in an encoding that has ASCII in it.
    pub(crate) fn look_at(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(next) = bytes.get(at..).map(encoding_rs::Encoding::ascii_valid_up_to) {
            let high = at + next;
            if high >= bytes.len() {
                return;
            }
            let start =
                bytes[..high].iter().rev().take(AROUND.min(high - at)).take_while(|b| !parts_cells(**b)).count();
            let end = bytes[high..].iter().take(AROUND).take_while(|b| !parts_cells(**b)).count();
            self.add(&bytes[high - start..high + end]);
            at = high + end;
        }
    }

    fn add(&mut self, cell: &[u8]) {
        let mut is_wanted = false;
        for byte in cell.iter().filter(|byte| !byte.is_ascii()) {
            let seen = &mut self.seen[usize::from(*byte & 0x7f)];
            *seen += 1;
            is_wanted |= *seen <= FIRST || seen.is_power_of_two();
        }
        if is_wanted && self.known.insert(cell.to_vec()) {
            self.cells.push(cell.to_vec());
        }
    }

    /// The cells.
    pub(crate) fn cells(&self) -> &[Vec<u8>] {
        &self.cells
    }

    /// The bytes from 0x80 on that the whole text has.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = u8> {
        (0x80..=0xff).filter(|byte| self.seen[usize::from(*byte & 0x7f)] > 0)
    }

    /// Whether all of it was ASCII.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// Whether a byte stands between cells.
fn parts_cells(byte: u8) -> bool {
    matches!(byte, b';' | b',' | b'\t' | b'|' | b'"' | b'\r' | b'\n')
}
