//! Tables of word processors, and telling them from tables that only place
//! text on the page.

use crate::source::office::content::{Kind, Piece};
use crate::source::office::styles::Style;
use crate::source::{text, tidy};

/// The cells of a table, row by row.
pub(super) type Rows = Vec<Vec<Vec<Piece>>>;

/// Takes a table as one piece, or, where it only lays out text, as the text in
/// it, cell by cell.
pub(super) fn take(rows: Rows, pieces: &mut Vec<Piece>) {
    if is_layout(&rows) {
        pieces.extend(rows.into_iter().flatten().flatten());
        return;
    }
    let mut table = Piece { kind: Kind::Table, ..Piece::default() };
    let mut aside = Vec::new();
    for row in rows {
        let mut cells: Vec<String> = Vec::with_capacity(row.len());
        for cell in row {
            let mut joined = String::new();
            for piece in cell {
                if matches!(piece.kind, Kind::LeftOut(_)) {
                    aside.push(piece);
                    continue;
                }
                for part in [piece.number.as_str(), tidy::tidy(&piece.text).as_str()] {
                    if !joined.is_empty() && !part.is_empty() {
                        joined.push(' ');
                    }
                    joined.push_str(part);
                }
                table.refers_to.extend(piece.refers_to);
            }
            cells.push(joined);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.text.push_str(&cells.join(" | "));
            table.text.push('\n');
        }
    }
    pieces.push(table);
    pieces.extend(aside);
}

/// A table of one column is a frame around text; so is one with a cell that
/// holds a heading or several paragraphs of prose.
fn is_layout(rows: &Rows) -> bool {
    let holds_text = |cell: &Vec<Piece>| {
        let prose = cell.iter().filter(|piece| text::is_prose(&tidy::tidy(&piece.text)));
        let is_heading =
            |piece: &Piece| matches!(piece.kind, Kind::Paragraph(Style::Heading(_) | Style::Title));
        cell.iter().any(|piece| is_heading(piece) && !piece.is_blank()) || prose.count() >= 2
    };
    rows.iter().all(|row| row.len() <= 1) || rows.iter().flatten().any(holds_text)
}
