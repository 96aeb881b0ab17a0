//! Telling tables of data from tables that lay out a page, and reading them.

use std::collections::HashSet;

use super::page::Page;
use super::tag::Tag;
use crate::source::tidy;

/// A cell with more characters than this is running text, and its table lays
/// out a page.
const MAX_CELL_CHARS: usize = 300;

/// The same in a table that names its rows or columns.
const MAX_HEADED_CELL_CHARS: usize = 1_500;

/// A table as text.
pub(super) struct Table {
    pub(super) text: String,
    pub(super) line_start: u32,
    pub(super) line_end: u32,
    pub(super) link_chars: usize,
}

/// Finds the tables that stand around other tables.
pub(super) fn nested(page: &Page) -> HashSet<usize> {
    let tables = (0..page.nodes.len()).filter(|at| page.tag(*at) == Tag::Table);
    tables.flat_map(|at| page.ancestors(at).filter(|at| page.tag(*at) == Tag::Table)).collect()
}

/// Says whether a table without others in it holds data.
pub(super) fn is_data(page: &Page, table: usize) -> bool {
    let role = page.attribute(table, "role").unwrap_or_default();
    if matches!(role, "presentation" | "none") {
        return false;
    }
    let (mut rows, mut cells, mut headed, mut longest, mut length) = (0, 0, false, 0, 0);
    for at in table + 1..page.end(table) {
        match page.tag(at) {
            Tag::Tr => rows += 1,
            Tag::Th | Tag::THead | Tag::Caption => headed = true,
            // What has forms or headings is a page.
            Tag::Form | Tag::H1 | Tag::H2 | Tag::BlockQuote | Tag::Article => return false,
            _ => {}
        }
        if matches!(page.tag(at), Tag::Td | Tag::Th) {
            cells += 1;
            length = 0;
        }
        length += page.text(at).map_or(0, |text| text.trim().chars().count());
        longest = longest.max(length);
    }
    let max = if headed { MAX_HEADED_CELL_CHARS } else { MAX_CELL_CHARS };
    rows >= 2 && cells >= rows * 2 && longest <= max
}

/// Reads a table of data: cells parted by ` | `, rows by line ends.
pub(super) fn read(page: &Page, table: usize) -> Option<Table> {
    let mut lines: Vec<String> = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let (mut first, mut last) = (None, 0);
    let mut link_chars = 0;
    let mut at = table + 1;
    while at < page.end(table) {
        let tag = page.tag(at);
        match tag {
            Tag::Tr => end_row(&mut lines, &mut cells),
            Tag::Td | Tag::Th | Tag::Caption => {
                let text = tidy::tidy(&page.inner_text(at));
                cells.push(text);
                if tag == Tag::Caption {
                    end_row(&mut lines, &mut cells);
                }
            }
            Tag::A => {
                link_chars += page.inner_text(at).chars().filter(|c| c.is_alphanumeric()).count();
            }
            _ if tag.is_no_text() => {
                at = page.end(at);
                continue;
            }
            _ => {}
        }
        if page.text(at).is_some_and(|text| !tidy::trim(text).is_empty()) {
            last = page.nodes.get(at).map_or(0, |node| node.line);
            first = first.or(Some(last));
        }
        at += 1;
    }
    end_row(&mut lines, &mut cells);
    Some(Table { text: lines.join("\n"), line_start: first?, line_end: last, link_chars })
}

fn end_row(lines: &mut Vec<String>, cells: &mut Vec<String>) {
    if cells.iter().any(|cell| !cell.is_empty()) {
        lines.push(cells.join(" | "));
    }
    cells.clear();
}
