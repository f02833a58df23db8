//! The wrapping that Office used until 2003: files inside a file, each a chain of sectors. Read as leniently as its programs
//! do, and only what is asked for.

/// A file in that wrapping, in memory.
pub(super) struct Compound {
    bytes: Vec<u8>,
    /// Bytes of a sector.
    sector: usize,
    /// The sector after each sector.
    next: Vec<u32>,
    entries: Vec<Entry>,
}

/// A file inside.
struct Entry {
    name: String,
    start: u32,
    bytes: usize,
}

/// Files below this size are kept in small sectors of their own.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;
const ENTRY: usize = 128;
/// The first sectors that say which one is after which, named in the header.
const LISTED: usize = 109;

impl Compound {
    /// Reads the chains and the names; `None` if it is no such file.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Self> {
        let sector = 1_usize.checked_shl(u16_at(&bytes, 30)?.into()).filter(|size| (128..=65_536).contains(size))?;
        let mut this = Self { bytes, sector, next: Vec::new(), entries: Vec::new() };
        for at in this.chain_sectors() {
            let table = this.sector_bytes(at)?;
            let table: Vec<u32> = table.chunks_exact(4).map_while(|next| u32_at(next, 0)).collect();
            this.next.extend(table);
        }
        let folder = this.chain(u32_at(&this.bytes, 48)?, usize::MAX, &this.next)?;
        this.entries = folder.chunks_exact(ENTRY).filter_map(Entry::read).collect();
        Some(this)
    }

    /// The content of a file by its name.
    pub(super) fn file(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.bytes >= SMALL {
            return self.chain(entry.start, entry.bytes, &self.next);
        }
        // The first entry has all small sectors.
        let root = self.entries.first()?;
        let small = self.chain(root.start, root.bytes, &self.next)?;
        let next = self.chain(u32_at(&self.bytes, 60)?, usize::MAX, &self.next)?;
        let next: Vec<u32> = next.chunks_exact(4).map_while(|next| u32_at(next, 0)).collect();
        let sector = |at: u32| small.chunks(SMALL_SECTOR).nth(at as usize);
        linked(entry.start, entry.bytes, &next, sector)
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The sectors that say which one is after which.
    fn chain_sectors(&self) -> Vec<u32> {
        let is_one = |at: &u32| (*at as usize) < self.bytes.len() / self.sector;
        let mut sectors: Vec<u32> =
            (0..LISTED).filter_map(|at| u32_at(&self.bytes, 76 + 4 * at)).take_while(is_one).collect();
        let mut more = u32_at(&self.bytes, 68).filter(is_one);
        // No more of them than there are sectors.
        for _ in 0..self.bytes.len() / self.sector {
            let Some(list) = more.and_then(|at| self.sector_bytes(at)) else { break };
            let last = list.len() - 4;
            sectors.extend(list[..last].chunks_exact(4).filter_map(|at| u32_at(at, 0)).take_while(is_one));
            more = u32_at(list, last).filter(is_one);
        }
        sectors
    }

    fn sector_bytes(&self, at: u32) -> Option<&[u8]> {
        let start = (at as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    fn chain(&self, start: u32, bytes: usize, next: &[u32]) -> Option<Vec<u8>> {
        // The last sector of a file may be cut off.
        let rest = |at: u32| self.bytes.get((at as usize).checked_add(1)?.checked_mul(self.sector)?..);
        linked(start, bytes, next, |at| rest(at).map(|rest| &rest[..self.sector.min(rest.len())]))
    }
}

/// The bytes of a chain of sectors: so many, or all of them. A chain that goes round in a circle is none.
fn linked<'a>(start: u32, bytes: usize, next: &[u32], sector: impl Fn(u32) -> Option<&'a [u8]>) -> Option<Vec<u8>> {
    const LAST: u32 = 0xffff_fffa;
    let (mut content, mut at, mut count) = (Vec::new(), start, 0_usize);
    while at < LAST && content.len() < bytes {
        content.extend_from_slice(sector(at)?);
        at = *next.get(at as usize)?;
        count += 1;
        if count > next.len() {
            return None;
        }
    }
    content.truncate(bytes);
    Some(content)
}

impl Entry {
    fn read(entry: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(62);
        let units: Vec<u16> = entry.get(..length)?.chunks_exact(2).map_while(|unit| u16_at(unit, 0)).collect();
        let bytes = u32_at(entry, 120)? as usize;
        Some(Self { name: String::from_utf16_lossy(&units), start: u32_at(entry, 116)?, bytes })
    }
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(at..)?.first_chunk()?))
}
