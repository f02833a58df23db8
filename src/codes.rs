//! Every code that a check can give (`/help/checks`), with its severity: one table, one place.
//!
//! Words are in `locales/LANG/issues.ftl`: `issue-CODE-title` names the group, `issue-CODE` says what was found and what
//! to do. The codes themselves are a contract.

use serde::{Deserialize, Serialize};

use crate::i18n::Message;

/// How bad an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The row is not imported, or the file is refused.
    Error,
    /// Imported, and flagged.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $doc:literal;)*) => {
        /// What a check found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code {
            $(#[doc = $doc] #[serde(rename = $name)] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name, in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The severity that goes with the code.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// The title of a group of such findings.
            pub fn title(self) -> Message {
                Message::new(format!("issue-{}-title", self.name()))
            }

            /// The code of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

codes! {
    FileUnreadable "file-unreadable" Error "Neither text nor a workbook.";
    FileEncrypted "file-encrypted" Error "Protected by a password.";
    FileEmpty "file-empty" Error "No row at all.";
    FileTooLarge "file-too-large" Error "Over the limit in bytes.";
    TooManyRows "too-many-rows" Error "Over the limit of rows.";
    TooManyColumns "too-many-columns" Error "Over the limit of columns.";
    CellTooLong "cell-too-long" Error "A cell over the limit of characters.";
    TooCostly "too-costly" Error "No row found for too long a time.";
    NoHeader "no-header" Error "No header row within the first four rows.";
    NoKeyColumn "no-key-column" Error "No column tells which contact a row is about.";
    DuplicateHeader "duplicate-header" Error "Two columns mean the same.";
    BlankHeader "blank-header" Error "A column with values has no header.";
    SheetAmbiguous "sheet-ambiguous" Error "Several sheets could be meant.";
    EncodingDoubtful "encoding-doubtful" Error "Several encodings read the names in different ways.";
    UnknownColumn "unknown-column" Error "A header that is not known, or that this kind can't change.";
    NearMissColumn "near-miss-column" Error "A header that almost is a known name.";
    ColumnMissing "column-missing" Error "A column is missing that this kind needs.";
    MappingColumnMissing "mapping-column-missing" Error "The mapping makes something of a column that the file lacks.";
    RuleUnfit "rule-unfit" Error "A rule for a column that is not written, or for one that is no list.";
    RowRagged "row-ragged" Error "Filled cells beyond the header.";
    KeyBlank "key-blank" Error "The key cell is empty.";
    KeyUnknown "key-unknown" Error "No contact has this key.";
    ContactDeleted "contact-deleted" Error "The contact with this key was deleted.";
    KeyAmbiguous "key-ambiguous" Error "Several contacts have this key.";
    KeyFallback "key-fallback" Note "The contact was found by another key than the first.";
    KeyRepeated "key-repeated" Error "Several rows of the file are about the same contact.";
    KeyDamaged "key-damaged" Error "A spreadsheet changed the key: zeros lost, scientific notation.";
    KeyEdited "key-edited" Error "The signed check belongs to another contact: the key was edited.";
    RowShifted "row-shifted" Error "The signed check belongs to other cells: part of the row was moved.";
    ForeignFile "foreign-file" Error "The signed check is not of this institution.";
    ContactLeftTarget "contact-left-target" Warning "Not in the target of the template any more.";
    ContactInvalid "contact-invalid" Warning "The contact is not active.";
    KeptByRule "kept-by-rule" Note "The rule of the column keeps what the contact has.";
    OldStale "old-stale" Warning "Someone changed the value since the template was made.";
    OldEdited "old-edited" Warning "The [old] cell was edited.";
    UnknownCode "unknown-code" Error "Not a code of this list.";
    ContextColumn "context-column" Note "A known column that is not written.";
    LabelUsed "label-used" Note "A label was read as its code.";
    InactiveCode "inactive-code" Error "A code that is no longer in use.";
    SeveralValues "several-values" Error "Several values for a field that takes one.";
    BadBoolean "bad-boolean" Error "Neither yes nor no.";
    BooleanSpelling "boolean-spelling" Note "A spelling of yes or no other than TRUE, T, FALSE, F.";
    BadDate "bad-date" Error "Not a date, or one that can be read in two ways.";
    DateFuture "date-future" Error "In the future.";
    BadNumber "bad-number" Error "Not a number, or one that can be read in two ways.";
    BadEmail "bad-email" Error "Not an e-mail address.";
    BadPhone "bad-phone" Error "Not a phone number.";
    BadCountry "bad-country" Error "Not a country.";
    BadLanguage "bad-language" Error "Not a language.";
    UnknownStructure "unknown-structure" Error "Not the contact number of a structure, or a structure that would be none.";
    UnknownUser "unknown-user" Error "No user of the institution has this e-mail address.";
    FormulaWithoutResult "formula-without-result" Error "A formula whose result is not in the file.";
    LineInOneCell "line-in-one-cell" Error "All cells of a row stand in one.";
    RowsHidden "rows-hidden" Note "Rows that the workbook hides were read.";
    CellError "cell-error" Error "The error of a spreadsheet's formula instead of a value.";
    TooLong "too-long" Error "Longer than the field.";
    ClearWord "clear-word" Warning "Empty, Vide or Vazio in a free text is stored as text.";
    Placeholder "placeholder" Warning "A word for no value: NULL, N/A, -.";
    GuardRemoved "guard-removed" Note "Another program's guard of a text was taken off.";
    TimeLeftOut "time-left-out" Note "A date with a time: the time is left out.";
    PhoneExtension "phone-extension" Warning "A phone number with an extension, which is left out.";
    SeparatorDoubtful "separator-doubtful" Warning "A tag that looks like several.";
    TagSign "tag-sign" Note "A sign that may have been meant as part of a tag adds or removes one.";
    EmailTypo "email-typo" Warning "An e-mail address with a domain that looks like a slip.";
    EmailInUse "email-in-use" Warning "Another contact has this e-mail address.";
    DigitsInName "digits-in-name" Warning "A name with digits.";
    NameSplit "name-split" Warning "A full name was split at its first space.";
    RecommendedBlank "recommended-blank" Warning "A recommended field is left blank.";
    NotApplicable "not-applicable" Error "The field does not apply to this type of contact.";
    MandatoryCleared "mandatory-cleared" Error "A mandatory field may not be cleared.";
    SpreadsheetDamage "spreadsheet-damage" Warning "A spreadsheet changed the value.";
    ConsentUnproven "consent-unproven" Warning "An authorisation set to True without a source.";
    RefusalOverridden "refusal-overridden" Warning "An authorisation from False to True.";
    StructureDuplicate "structure-duplicate" Warning "Another structure has this name and address.";
    AlreadyExists "already-exists" Error "A contact with this number exists.";
    NameMissing "name-missing" Error "A new contact needs a name.";
    ExternalIdInUse "external-id-in-use" Error "Another contact has this external id.";
    BadOperation "bad-operation" Error "Not an operation of this kind of import.";
    WrongInstitution "wrong-institution" Error "The row names another institution.";
    NameMismatch "name-mismatch" Error "The name in the file is not the contact's.";
    BadDefinition "bad-definition" Error "A field or value can't be defined like this.";
}
