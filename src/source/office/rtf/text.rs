//! A text of a Rich Text document: paragraphs and tables as they come.

use super::state::Paragraph;
use crate::source::office::content::{Kind, Piece};
use crate::source::office::styles::Style;
use crate::source::office::table::{self, Rows};

/// A text being read: the body, a note, a header.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) pieces: Vec<Piece>,
    paragraph: String,
    pub(super) deleted: String,
    pub(super) hidden: String,
    /// The number or bullet printed before the paragraph.
    pub(super) mark: String,
    plain: bool,
    pub(super) refers_to: Vec<String>,
    /// Text boxes, which follow the paragraph they are anchored in.
    pub(super) boxes: Vec<Piece>,
    cell: Vec<Piece>,
    row: Vec<Vec<Piece>>,
    rows: Rows,
}

impl Text {
    /// Adds text that is read.
    pub(super) fn add(&mut self, text: &str, bold: bool) {
        self.plain |= !bold && !text.trim().is_empty();
        self.paragraph.push_str(text);
    }

    /// Ends a paragraph of that style. `generated` says what the field around
    /// it makes, where that is no text of the document.
    pub(super) fn end_paragraph(
        &mut self,
        style: Style,
        paragraph: &Paragraph,
        generated: Option<&'static str>,
    ) {
        let mark = std::mem::take(&mut self.mark);
        let number = mark.trim();
        // In the fonts of bullets, "o" is a hollow one.
        let is_number = number.contains(|c: char| c.is_ascii_alphanumeric()) && number != "o";
        let is_item = style == Style::Text && (paragraph.list.is_some() || !number.is_empty());
        let kind = match generated {
            Some(why) if !matches!(style, Style::Heading(_)) => Kind::LeftOut(why.into()),
            _ if is_item => Kind::Item(paragraph.list.unwrap_or(0).to_string()),
            _ => Kind::Paragraph(style),
        };
        let piece = Piece {
            text: std::mem::take(&mut self.paragraph),
            kind,
            number: if is_number { number.to_owned() } else { String::new() },
            bold: !std::mem::take(&mut self.plain),
            refers_to: std::mem::take(&mut self.refers_to),
        };
        let mut pieces = vec![piece];
        for (text, why) in [
            (std::mem::take(&mut self.deleted), "deleted text"),
            (std::mem::take(&mut self.hidden), "hidden text"),
        ] {
            if !text.trim().is_empty() {
                pieces.push(Piece::left_out(text, why));
            }
        }
        pieces.append(&mut self.boxes);
        if paragraph.in_table {
            self.cell.append(&mut pieces);
        } else {
            self.end_table();
            self.pieces.append(&mut pieces);
        }
    }

    /// Ends a cell of a table.
    pub(super) fn end_cell(&mut self) {
        self.row.push(std::mem::take(&mut self.cell));
    }

    /// Ends a row of a table.
    pub(super) fn end_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
    }

    /// Takes the rows read so far as a table.
    pub(super) fn end_table(&mut self) {
        let mut last = std::mem::take(&mut self.row);
        if !self.cell.is_empty() {
            last.push(std::mem::take(&mut self.cell));
        }
        if !last.is_empty() {
            self.rows.push(last);
        }
        if !self.rows.is_empty() {
            table::take(std::mem::take(&mut self.rows), &mut self.pieces);
        }
    }
}
