//! How the cells of a workbook look. All are text cells (`@`).

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::blueprint::Part;

/// The built-in number format of texts, `@`.
const TEXT: u8 = 49;

const INK: u32 = 0x1b_232e;
const GREY: u32 = 0x62_6a77;
const GREY_PAPER: u32 = 0xf1_efe9;
const LINE: u32 = 0xe3_e0d8;
const ACCENT: u32 = 0x0c_6157;
const WHITE: u32 = 0xff_ffff;

/// The formats of one workbook.
pub(super) struct Styles {
    open: Format,
    locked: Format,
    grey: Format,
    header: Format,
    header_grey: Format,
    title: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let text = Format::new().set_num_format_index(TEXT).set_align(FormatAlign::Top);
        let header = text.clone().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let grey = text.clone().set_font_color(GREY).set_background_color(GREY_PAPER);
        Self {
            open: text.clone().set_unlocked(),
            locked: text.clone(),
            grey: grey.set_border(FormatBorder::Thin).set_border_color(LINE),
            header: header.clone().set_font_color(WHITE).set_background_color(ACCENT),
            header_grey: header.set_font_color(INK).set_background_color(LINE),
            title: text.set_bold(),
        }
    }

    /// The cells of a column below its header; what is given is grey where it is locked.
    pub(super) fn cells(&self, part: Part, is_locked: bool) -> &Format {
        match (part, is_locked) {
            (Part::Given | Part::Hidden, true) => &self.grey,
            (Part::Plain, true) => &self.locked,
            _ => &self.open,
        }
    }

    /// A line of text above a table; the first one is its title.
    pub(super) fn line(&self, is_title: bool) -> &Format {
        if is_title { &self.title } else { &self.locked }
    }

    /// The header of a column.
    pub(super) fn header(&self, part: Part) -> &Format {
        match part {
            Part::Edited | Part::Plain => &self.header,
            Part::Given | Part::Hidden => &self.header_grey,
        }
    }
}
