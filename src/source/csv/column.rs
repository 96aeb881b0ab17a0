//! The columns of a table, as its header names them.

use super::rows::Row;
use crate::source::record::{HTML, TEXT};
use crate::source::{fields, tidy};

/// A column with the name that the header gives it.
pub(super) struct Column {
    pub(super) name: String,
}

impl Column {
    /// Returns the columns of a header; one without a name is named by its
    /// number.
    pub(super) fn all(header: &Row<'_>) -> Vec<Self> {
        let cells = header.cells().enumerate();
        let names = cells.map(|(index, cell)| match tidy::tidy(&String::from_utf8_lossy(cell)) {
            name if name.is_empty() => format!("column {}", index + 1),
            name => name,
        });
        names.map(|name| Self { name }).collect()
    }

    /// Says whether it is a text, a title or other metadata.
    pub(super) fn is_known(&self) -> bool {
        self.makes_articles() || fields::known(&self.name).is_some()
    }

    /// Says whether it can make its row an article.
    pub(super) fn makes_articles(&self) -> bool {
        let plain = fields::plain(&self.name);
        TEXT.iter().chain(HTML).any(|name| *name == plain)
            || fields::known(&self.name) == Some("title")
    }
}
