//! The families of a collection as a file of their own.
//!
//! It is written once for each commit that changes a passage, and never changed:
//! the state of the commit names it. It is read where it lies, so that opening it
//! costs nothing and a search looks at a few of its pages.
//!
//! ```text
//! magic, rows, children, articles, bytes of names    8 bytes, 4 × u32
//! of each row: key, article, paragraph, same, part   5 lists of u32
//! children: row, row of the child                    pairs of u32, in order
//! of each article: first day, end of its id          2 lists of u32
//! ids of articles, end to end, in order
//! checksum                                           u64, XXH3 of all before
//! ```
//!
//! A row is a passage that is tied to another. Rows are in the order of their
//! keys, the first numbers of their sketches: most passages have a key that no row
//! has, and are known not to be here by that alone.

use std::ops::Range;

use tantivy::directory::OwnedBytes;
use xxhash_rust::xxh3::xxh3_64;

use crate::article::{ArticleId, ParagraphNumber, PassageId};
use crate::error::{Error, ErrorKind, Result};
use crate::family::{Kinship, Ties};

const MAGIC: &[u8; 8] = b"pcfam\0\0\x01";
const HEADER: usize = 24;
const CHECKSUM: usize = 8;
/// Stands for no row.
const NONE: u32 = u32::MAX;

/// A passage, as the table has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// The first number of its sketch.
    pub(super) key: u32,
    pub(super) article: String,
    pub(super) paragraph: u32,
    /// The first day that its article may have been published on, `YYYYMMDD`; 0
    /// where it states no date.
    pub(super) day: u32,
}

/// A passage, and what it is tied to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tied {
    pub(super) row: Row,
    pub(super) same: Option<Row>,
    pub(super) part: Option<Row>,
}

/// Makes the bytes of a table.
///
/// # Errors
///
/// [`ErrorKind::TooLarge`] for more than a table can hold.
pub(super) fn write(tied: &[Tied]) -> Result<Vec<u8>> {
    let mut rows: Vec<&Row> = Vec::new();
    for Tied { row, same, part } in tied {
        rows.push(row);
        rows.extend(same.iter().chain(part));
    }
    rows.sort_unstable();
    rows.dedup();
    let mut articles: Vec<(&str, u32)> =
        rows.iter().map(|row| (row.article.as_str(), row.day)).collect();
    articles.sort_unstable();
    articles.dedup_by_key(|(id, _)| *id);
    let place = |row: &Row| rows.binary_search(&row).map_or(NONE, number);
    let mut ties = vec![(NONE, NONE); rows.len()];
    let mut children = Vec::new();
    for Tied { row, same, part } in tied {
        let child = place(row);
        let [same, part] = [same, part].map(|row| row.as_ref().map_or(NONE, place));
        if let Some(of_row) = ties.get_mut(child as usize) {
            *of_row = (same, part);
        }
        children.extend([same, part].map(|parent| (parent, child)));
    }
    children.retain(|(parent, _)| *parent != NONE);
    children.sort_unstable();

    let names: usize = articles.iter().map(|(id, _)| id.len()).sum();
    let sizes = [rows.len(), children.len(), articles.len(), names];
    if sizes.iter().any(|size| *size >= NONE as usize) {
        return Err(Error::new(ErrorKind::TooLarge, "there are too many families for an index"));
    }
    let mut bytes = MAGIC.to_vec();
    let mut put = |number: u32| bytes.extend(number.to_le_bytes());
    sizes.iter().for_each(|size| put(number(*size)));
    rows.iter().for_each(|row| put(row.key));
    for row in &rows {
        let article = articles.binary_search_by_key(&row.article.as_str(), |(id, _)| id);
        put(article.map_or(NONE, number));
    }
    rows.iter().for_each(|row| put(row.paragraph));
    ties.iter().for_each(|(same, _)| put(*same));
    ties.iter().for_each(|(_, part)| put(*part));
    children.iter().for_each(|(parent, child)| {
        put(*parent);
        put(*child);
    });
    articles.iter().for_each(|(_, day)| put(*day));
    let mut end = 0;
    for (id, _) in &articles {
        end += id.len();
        put(number(end));
    }
    articles.iter().for_each(|(id, _)| bytes.extend(id.as_bytes()));
    let checksum = xxh3_64(&bytes);
    bytes.extend(checksum.to_le_bytes());
    Ok(bytes)
}

fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(NONE)
}

/// The families of a commit, to look passages up in.
#[derive(Clone)]
pub(crate) struct FamilyTable {
    bytes: OwnedBytes,
    rows: usize,
    children: usize,
    articles: usize,
}

impl FamilyTable {
    /// Reads a table; `None` where the bytes are none.
    pub(super) fn open(bytes: OwnedBytes) -> Option<Self> {
        let header = bytes.get(..HEADER)?;
        let sizes = header.strip_prefix(MAGIC.as_slice())?;
        let sizes = sizes
            .chunks_exact(4)
            .map(|size| u32::from_le_bytes(size.try_into().unwrap_or_default()));
        let sizes: Vec<usize> = sizes.map(|size| size as usize).collect();
        let [rows, children, articles, names] = sizes.try_into().ok()?;
        let numbers = rows.checked_mul(5)?.checked_add(children.checked_mul(2)?)?;
        let numbers = numbers.checked_add(articles.checked_mul(2)?)?;
        let length = numbers.checked_mul(4)?.checked_add(HEADER + CHECKSUM)?.checked_add(names)?;
        (length == bytes.len()).then_some(Self { bytes, rows, children, articles })
    }

    /// Says whether its bytes are those that were written.
    pub(in crate::index) fn is_whole(&self) -> bool {
        let (all, checksum) = self.bytes.split_at(self.bytes.len() - CHECKSUM);
        xxh3_64(all).to_le_bytes() == *checksum
    }

    /// Returns how many passages are tied to another.
    pub(crate) fn rows(&self) -> u32 {
        number(self.rows)
    }

    /// Returns the rows with that key.
    pub(crate) fn with_key(&self, key: u32) -> Range<u32> {
        let first = partition_point(self.rows, |row| self.key(row) < key);
        let mut end = first;
        while end < self.rows && self.key(end) == key {
            end += 1;
        }
        number(first)..number(end)
    }

    /// Says whether that is the passage of a row.
    pub(crate) fn is_passage(&self, row: u32, article: &str, paragraph: u32) -> bool {
        self.paragraph(row) == paragraph && self.article(row) == article
    }

    /// Returns the id of a row's article.
    pub(crate) fn article(&self, row: u32) -> &str {
        let article = self.article_number(row);
        let end = |article: usize| {
            self.number(self.rows * 5 + self.children * 2 + self.articles + article)
        };
        let start = article.checked_sub(1).map_or(0, end) as usize;
        let names = HEADER + 4 * (self.rows * 5 + self.children * 2 + self.articles * 2);
        let id = self.bytes.get(names + start..names + end(article) as usize);
        id.and_then(|id| std::str::from_utf8(id).ok()).unwrap_or_default()
    }

    /// Returns the number of a row's article, in the order of ids.
    pub(crate) fn article_number(&self, row: u32) -> usize {
        self.number(self.rows + row as usize) as usize
    }

    /// Returns what orders passages as their ids do.
    pub(crate) fn place(&self, row: u32) -> (usize, u32) {
        (self.article_number(row), self.paragraph(row))
    }

    /// Returns the day that orders a row's article: undated ones come last.
    pub(crate) fn day(&self, row: u32) -> u32 {
        let article = self.article_number(row);
        match self.number(self.rows * 5 + self.children * 2 + article) {
            0 => u32::MAX,
            day => day,
        }
    }

    /// Returns the name of a row's passage.
    pub(crate) fn passage(&self, row: u32) -> Option<PassageId> {
        let paragraph = ParagraphNumber::new(self.paragraph(row))?;
        Some(PassageId { article: ArticleId::new(self.article(row)), paragraph })
    }

    /// Returns what a row is tied to.
    pub(crate) fn ties(&self, row: u32) -> Ties {
        let row = row as usize;
        let tie =
            |list: usize| Some(self.number(self.rows * list + row)).filter(|tie| *tie != NONE);
        Ties { same: tie(3), part: tie(4) }
    }

    /// Returns the rows that are tied to a row.
    pub(crate) fn children(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let child = |at: usize| {
            let at = self.rows * 5 + at * 2;
            (self.number(at), self.number(at + 1))
        };
        let first = partition_point(self.children, |at| child(at).0 < row);
        (first..self.children)
            .map(child)
            .take_while(move |(parent, _)| *parent == row)
            .map(|(_, child)| child)
    }

    /// Returns what others are to a row, in the order of rows.
    pub(crate) fn kin(&self, row: u32) -> Vec<(u32, Kinship)> {
        let ties = self.ties(row);
        let near = [Some(row), ties.same, ties.part];
        let mut others: Vec<u32> = Vec::new();
        for parent in near.into_iter().flatten() {
            others.push(parent);
            others.extend(self.children(parent));
        }
        others.sort_unstable();
        others.dedup();
        others.retain(|other| *other != row);
        let of = |other: u32| Ties::kinship((row, ties), (other, self.ties(other)));
        others.into_iter().filter_map(|other| Some((other, of(other)?))).collect()
    }

    /// Returns a row as it was written.
    pub(super) fn row(&self, row: u32) -> Row {
        let day = self.day(row);
        Row {
            key: self.key(row as usize),
            article: self.article(row).to_owned(),
            paragraph: self.paragraph(row),
            day: if day == u32::MAX { 0 } else { day },
        }
    }

    fn key(&self, row: usize) -> u32 {
        self.number(row)
    }

    fn paragraph(&self, row: u32) -> u32 {
        self.number(self.rows * 2 + row as usize)
    }

    /// Returns one of the numbers behind the header.
    fn number(&self, at: usize) -> u32 {
        let start = at.saturating_mul(4).saturating_add(HEADER);
        let bytes =
            self.bytes.get(start..start.saturating_add(4)).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(NONE, u32::from_le_bytes)
    }
}

/// Returns the first number below `end` of which `is_before` is not true, where
/// it is true of all before that.
fn partition_point(end: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: u32, article: &str, paragraph: u32) -> Row {
        Row { key, article: article.to_owned(), paragraph, day: 20_240_500 + key }
    }

    fn table(tied: &[Tied]) -> FamilyTable {
        FamilyTable::open(OwnedBytes::new(write(tied).unwrap())).unwrap()
    }

    #[test]
    fn what_was_written_is_read() {
        let (a, b, c, d) = (row(9, "a", 1), row(9, "b", 7), row(3, "c/d", 2), row(4, "a", 3));
        let d = Row { day: a.day, ..d };
        let tied = [
            Tied { row: b.clone(), same: Some(a.clone()), part: None },
            Tied { row: c.clone(), same: None, part: Some(a.clone()) },
            Tied { row: d.clone(), same: Some(b.clone()), part: Some(a.clone()) },
        ];
        let table = table(&tied);
        assert!(table.is_whole());
        let rows: Vec<_> = (0..table.rows()).map(|n| table.row(n)).collect();
        assert_eq!(rows, [c, d, a, b]);
        assert_eq!(table.with_key(9), 2..4);
        assert_eq!(table.with_key(4), 1..2);
        assert!(table.with_key(5).is_empty() && table.with_key(10).is_empty());
        assert!(table.is_passage(0, "c/d", 2) && !table.is_passage(0, "c", 2));
        assert_eq!(table.ties(1), Ties { same: Some(3), part: Some(2) });
        assert_eq!(table.ties(2), Ties::default());
        assert_eq!(table.children(2).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(table.children(3).collect::<Vec<_>>(), [1]);
        assert_eq!(table.children(0).count(), 0);
        assert_eq!(table.passage(3).unwrap().to_string(), "b#7");
        assert_eq!(table.kin(2), [(0, Kinship::Part), (1, Kinship::Part), (3, Kinship::Same)]);
    }

    #[test]
    fn a_table_may_be_empty() {
        let table = table(&[]);
        assert_eq!((table.rows(), table.with_key(0)), (0, 0..0));
        assert!(table.is_whole());
    }

    #[test]
    fn what_is_no_table_is_not_read() {
        let bytes = write(&[Tied { row: row(1, "a", 1), same: Some(row(2, "b", 1)), part: None }]);
        let bytes = bytes.unwrap();
        let open = |bytes: &[u8]| FamilyTable::open(OwnedBytes::new(bytes.to_vec()));
        assert!(open(&bytes).unwrap().is_whole());
        for end in 0..bytes.len() {
            assert!(open(&bytes[..end]).is_none(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            // Reading goes on without a panic, whatever comes out.
            let Some(table) = open(&changed) else { continue };
            assert!(!table.is_whole(), "{at}");
            for row in 0..table.rows() {
                let _ = (table.kin(row), table.row(row), table.passage(row), table.with_key(row));
            }
        }
    }
}
