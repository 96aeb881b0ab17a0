//! One passage in the place of all that are the same text.
//!
//! A passage is left out if one that is better has the same words, or has them
//! within a longer text, or is itself a part of them; see
//! [`Kinship`](crate::Kinship). Each is decided on by those before it alone, so
//! that pages of any size make up the same list. Most passages are tied to none,
//! which one number of their sketch tells.

use std::collections::{BTreeSet, HashMap};

use tantivy::DocAddress;

use super::order::Found;
use crate::error::Result;
use crate::family::Ties;
use crate::index::{FamilyMember, FamilyTable, MemberReader, PassageColumns, Snapshot};

/// So many of the other passages of a family are named at most.
const MOST_NAMED: usize = 10;

/// Where else the text of a hit stands: the passages that are left out for it, and
/// that would be if they matched.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct AlsoIn {
    /// How many other passages there are.
    pub total: u64,
    /// How many other articles they stand in.
    pub articles: u64,
    /// The first ten of them, the earliest published first, undated ones last.
    pub passages: Vec<FamilyMember>,
}

/// Decides which passages are left out.
pub(super) struct Collapsing<'a> {
    columns: &'a [PassageColumns],
    table: &'a FamilyTable,
    /// Rows of what is shown, and of what that is the same as.
    shown: BTreeSet<u32>,
    /// Rows of what something shown is a part of.
    wholes: BTreeSet<u32>,
    /// The rows of the passages that are shown and have one.
    rows: HashMap<DocAddress, u32>,
}

impl<'a> Collapsing<'a> {
    /// Prepares to look at the passages of a collection; `None` where none is tied
    /// to another.
    pub(super) fn new(snapshot: &'a Snapshot) -> tantivy::Result<Option<Self>> {
        let Some(table) = snapshot.families().filter(|table| table.rows() > 0) else {
            return Ok(None);
        };
        Ok(Some(Self {
            columns: snapshot.columns()?,
            table,
            shown: BTreeSet::new(),
            wholes: BTreeSet::new(),
            rows: HashMap::new(),
        }))
    }

    /// Says whether a passage is left out, given those that were not before it.
    pub(super) fn leaves_out(&mut self, found: &Found) -> tantivy::Result<bool> {
        let Some(row) = self.row(found)? else { return Ok(false) };
        let Ties { same, part } = self.table.ties(row);
        let own = [Some(row), same];
        let is_shown = own.into_iter().chain([part]).flatten().any(|row| self.shown.contains(&row));
        if is_shown || own.into_iter().flatten().any(|row| self.wholes.contains(&row)) {
            return Ok(true);
        }
        self.shown.extend(own.into_iter().flatten());
        self.wholes.extend(part);
        self.rows.insert(found.address, row);
        Ok(false)
    }

    /// Returns the rows of the passages that were not left out and have one.
    pub(super) fn into_rows(self) -> HashMap<DocAddress, u32> {
        self.rows
    }

    /// Returns the row of a passage.
    fn row(&self, found: &Found) -> tantivy::Result<Option<u32>> {
        let Some(columns) = self.columns.get(found.address.segment_ord as usize) else {
            return Ok(None);
        };
        let sketch = columns.sketches.as_ref();
        let key = sketch.and_then(|column| column.first(found.address.doc_id));
        let Some(key) = key.and_then(|key| u32::try_from(key).ok()) else { return Ok(None) };
        let rows = self.table.with_key(key);
        let Some(passage) = found.passage().filter(|_| !rows.is_empty()) else { return Ok(None) };
        let mut id = String::new();
        if let Some(ids) = &columns.ids
            && let Some(ordinal) = ids.ords().first(passage.article.doc())
        {
            ids.ord_to_str(ordinal, &mut id)?;
        }
        let number = passage.paragraph.get();
        Ok(rows.into_iter().find(|row| self.table.is_passage(*row, &id, number)))
    }
}

/// Reads where else the text of a hit stands, given its row.
pub(super) fn also_in(reader: &mut MemberReader<'_>, row: u32) -> Result<AlsoIn> {
    let table = reader.table();
    let mut kin = table.kin(row);
    table.sort(&mut kin);
    let own = table.article_number(row);
    let articles = kin.iter().map(|(row, _)| table.article_number(*row));
    let articles: BTreeSet<_> = articles.filter(|article| *article != own).collect();
    let named = kin.iter().take(MOST_NAMED).map(|(row, kinship)| reader.member(*row, *kinship));
    let passages = named.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
    Ok(AlsoIn { total: kin.len() as u64, articles: articles.len() as u64, passages })
}
