//! What a row's check says, from what fits and what does not.

/// An `[old]` cell of a row, held against its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OldCell {
    /// Whether its digest fits.
    pub fits: bool,
    /// Whether it is blank: then it says nothing when it fits, as most rows have blank cells.
    pub blank: bool,
}

/// What a row's check says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The row is as it was made, but for its `[new]` cells.
    Fits,
    /// These `[old]` cells (positions among the template's fields) were edited.
    OldEdited(Vec<usize>),
    /// The key was edited.
    KeyEdited,
    /// A part of the row was moved to another row.
    RowShifted,
    /// The check was made in another institution or installation.
    Foreign,
}

/// Judges a row. `signed`: the signature fits the row's key. `known`: this institution has the export. `olds`: the
/// `[old]` cells by position, `None` where the user removed the column, which counts for nothing.
pub fn verdict(signed: bool, known: bool, olds: &[Option<OldCell>]) -> Verdict {
    let edited = || olds.iter().enumerate().filter(|(_, old)| old.is_some_and(|old| !old.fits)).map(|(at, _)| at);
    let misfits = edited().count();
    match (signed, misfits) {
        (false, _) if !known => Verdict::Foreign,
        (false, 0) => Verdict::KeyEdited,
        (false, _) => Verdict::RowShifted,
        (true, 0) => Verdict::Fits,
        (true, 2..) if misfits * 2 > telling(olds) => Verdict::RowShifted,
        (true, _) => Verdict::OldEdited(edited().collect()),
    }
}

/// How many cells say something: all that are there but the blank ones that are rightly so.
fn telling(olds: &[Option<OldCell>]) -> usize {
    olds.iter().flatten().filter(|old| !(old.fits && old.blank)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FITS: Option<OldCell> = Some(OldCell { fits: true, blank: false });
    const BLANK: Option<OldCell> = Some(OldCell { fits: true, blank: true });
    const WRONG: Option<OldCell> = Some(OldCell { fits: false, blank: false });
    const EMPTIED: Option<OldCell> = Some(OldCell { fits: false, blank: true });
    const REMOVED: Option<OldCell> = None;

    #[test]
    fn each_case_has_its_verdict() {
        let cases: &[(bool, bool, &[Option<OldCell>], Verdict)] = &[
            (true, true, &[FITS, BLANK, FITS], Verdict::Fits),
            (true, true, &[], Verdict::Fits),
            (true, true, &[REMOVED, REMOVED], Verdict::Fits),
            (true, true, &[FITS, WRONG, FITS], Verdict::OldEdited(vec![1])),
            (true, true, &[WRONG], Verdict::OldEdited(vec![0])),
            (true, true, &[WRONG, BLANK], Verdict::OldEdited(vec![0])),
            (true, true, &[FITS, FITS, EMPTIED, WRONG], Verdict::OldEdited(vec![2, 3])),
            (true, true, &[WRONG, WRONG], Verdict::RowShifted),
            (true, true, &[FITS, WRONG, EMPTIED], Verdict::RowShifted),
            (true, true, &[BLANK, BLANK, BLANK, WRONG, WRONG], Verdict::RowShifted),
            (true, true, &[REMOVED, REMOVED, WRONG, WRONG], Verdict::RowShifted),
            (false, true, &[FITS, BLANK], Verdict::KeyEdited),
            (false, true, &[], Verdict::KeyEdited),
            (false, true, &[REMOVED, FITS], Verdict::KeyEdited),
            (false, true, &[FITS, WRONG], Verdict::RowShifted),
            (false, false, &[FITS, FITS], Verdict::Foreign),
            (false, false, &[WRONG], Verdict::Foreign),
        ];
        for (signed, known, olds, expected) in cases {
            assert_eq!(verdict(*signed, *known, olds), *expected, "{signed} {known} {olds:?}");
        }
    }
}
