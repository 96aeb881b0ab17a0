//! Why a hit has its score, as a table.

use std::io;

use pincite::Explanation;

use super::escape::Escaped;
use super::{Out, paragraph};
use crate::output::explanation::{Breakdown, Columns, meanings};

/// Prints what columns of breakdowns are, where there are any.
pub fn legend(out: &mut Out, columns: &Columns) -> io::Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    writeln!(out, "<table class=\"legend\">\n<tbody>")?;
    for (name, meaning) in meanings(columns) {
        let (name, meaning) = (Escaped(name), Escaped(meaning));
        writeln!(out, "<tr><td>{name}</td><td>{meaning}</td></tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

/// Prints the parts of a score, and their sum.
pub fn breakdown(out: &mut Out, explanation: &Explanation) -> io::Result<()> {
    let Breakdown { labels, columns, sum, remarks } = Breakdown::new(explanation);
    if !labels.is_empty() {
        write!(out, "<table>\n<thead><tr><th>term</th>")?;
        for column in &columns {
            write!(out, "<th>{}</th>", column.title)?;
        }
        write!(out, "</tr></thead>\n<tbody>\n")?;
        for (at, label) in labels.iter().enumerate() {
            write!(out, "<tr><td>{}</td>", Escaped(label))?;
            for column in &columns {
                write!(out, "<td>{}</td>", column.cells[at])?;
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody>")?;
        if let Some(sum) = sum {
            let before = columns.len();
            writeln!(out, "<tfoot><tr><td colspan=\"{before}\"></td><td>{sum}</td></tr></tfoot>")?;
        }
        writeln!(out, "</table>")?;
    }
    remarks.iter().try_for_each(|remark| paragraph(out, "note", Escaped(remark)))
}
