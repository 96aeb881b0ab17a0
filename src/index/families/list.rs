//! The families of a collection, for those who list them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::FamilyTable;
use crate::article::{ArticleId, ParagraphNumber, PassageId};
use crate::error::Result;
use crate::family::Kinship;
use crate::index::Index;
use crate::index::entries::ArticleEntry;
use crate::index::reading::{ArticleRef, Snapshot};

/// Which families to list.
#[derive(Clone, Debug)]
pub struct FamilyOptions {
    /// At most so many; all by default.
    pub limit: usize,
    /// Families to pass over first.
    pub offset: usize,
    /// Only those that stand in at least so many articles, 2 by default. With 1,
    /// also texts that one article has several times.
    pub min_articles: usize,
    /// Only those with a passage of this article.
    pub article: Option<ArticleId>,
    /// Only those with this paragraph of the article.
    pub paragraph: Option<ParagraphNumber>,
}

impl Default for FamilyOptions {
    fn default() -> Self {
        Self { limit: usize::MAX, offset: 0, min_articles: 2, article: None, paragraph: None }
    }
}

/// Families of passages.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Families {
    /// How many there are in all.
    pub total: u64,
    /// Those of the page, the ones in most articles first.
    pub families: Vec<Family>,
}

/// A text, and the passages that are the same, nearly the same, or a part of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Family {
    /// The text: the longest of them.
    pub text: String,
    /// How many articles it stands in.
    pub articles: u64,
    /// The passages, the earliest published first, undated ones last.
    pub members: Vec<FamilyMember>,
}

/// A passage of a family.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FamilyMember {
    /// Its name.
    pub id: PassageId,
    /// The article it stands in.
    pub article: Arc<ArticleEntry>,
    /// What it is to the text it is listed with.
    pub kinship: Kinship,
}

impl Index {
    /// Returns the families of the collection: passages that are the same text,
    /// or nearly, or a part of it.
    ///
    /// All were compared with the longest of them, and not with each other. A
    /// passage may be in several families, as a part of one text and the same as
    /// another.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn families(&self, options: &FamilyOptions) -> Result<Families> {
        let Some(snapshot) = self.snapshot() else { return Ok(Families::default()) };
        let Some(table) = snapshot.families() else { return Ok(Families::default()) };
        let mut found: Vec<_> = (0..table.rows())
            .filter_map(|row| Members::of(table, row))
            .filter(|members| members.articles(table) >= options.min_articles)
            .filter(|members| members.any(table, options))
            .collect();
        found.sort_by_cached_key(|members| {
            let first = members.rows.first().map(|(row, _)| table.place(*row));
            (Reverse(members.articles(table)), Reverse(members.rows.len()), first)
        });
        let total = found.len() as u64;
        let page = found.into_iter().skip(options.offset).take(options.limit);
        let mut reader = MemberReader::new(&snapshot, table);
        let families = page.map(|members| reader.family(&members)).collect::<Result<Vec<_>>>()?;
        Ok(Families { total, families: families.into_iter().flatten().collect() })
    }
}

/// The rows of a family.
struct Members {
    /// That of the longest text.
    first: u32,
    rows: Vec<(u32, Kinship)>,
}

impl Members {
    /// Gathers the rows that are tied to one; `None` where there are none.
    fn of(table: &FamilyTable, first: u32) -> Option<Self> {
        let children = table.children(first).map(|child| {
            let is_same = table.ties(child).same == Some(first);
            (child, if is_same { Kinship::Same } else { Kinship::Part })
        });
        let mut rows: Vec<_> = children.collect();
        rows.dedup();
        if rows.is_empty() {
            return None;
        }
        rows.push((first, Kinship::Same));
        table.sort(&mut rows);
        Some(Self { first, rows })
    }

    fn articles(&self, table: &FamilyTable) -> usize {
        let articles = self.rows.iter().map(|(row, _)| table.article_number(*row));
        articles.collect::<BTreeSet<_>>().len()
    }

    /// Says whether the passage or article that is asked for is among them.
    fn any(&self, table: &FamilyTable, options: &FamilyOptions) -> bool {
        let is_asked_for = |row: u32| {
            table.passage(row).is_some_and(|passage| {
                options.article.as_ref().is_none_or(|article| passage.article == *article)
                    && options.paragraph.is_none_or(|paragraph| passage.paragraph == paragraph)
            })
        };
        options.article.is_none() || self.rows.iter().any(|(row, _)| is_asked_for(*row))
    }
}

impl FamilyTable {
    /// Brings rows into the order of their articles' dates, undated ones last, then
    /// of their ids.
    pub(crate) fn sort(&self, rows: &mut [(u32, Kinship)]) {
        rows.sort_by_cached_key(|(row, _)| (self.day(*row), self.place(*row)));
    }
}

/// Reads what the rows of a table stand for, remembering articles.
pub(crate) struct MemberReader<'a> {
    snapshot: &'a Snapshot,
    table: &'a FamilyTable,
    articles: BTreeMap<usize, Option<(ArticleRef, Arc<ArticleEntry>)>>,
}

impl<'a> MemberReader<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, table: &'a FamilyTable) -> Self {
        Self { snapshot, table, articles: BTreeMap::new() }
    }

    pub(crate) fn table(&self) -> &'a FamilyTable {
        self.table
    }

    /// Reads a member; `None` of one that is not there.
    pub(crate) fn member(&mut self, row: u32, kinship: Kinship) -> Result<Option<FamilyMember>> {
        let article = self.article(row)?;
        let member = |((_, article), id)| FamilyMember { id, article, kinship };
        Ok(article.zip(self.table.passage(row)).map(member))
    }

    fn article(&mut self, row: u32) -> Result<Option<(ArticleRef, Arc<ArticleEntry>)>> {
        let number = self.table.article_number(row);
        if let Some(known) = self.articles.get(&number) {
            return Ok(known.clone());
        }
        let found = self.snapshot.find_article(self.table.article(row))?;
        let article = match found {
            Some(at) => Some((at, Arc::new(self.snapshot.entry(self.snapshot.article(at)?)))),
            None => None,
        };
        self.articles.insert(number, article.clone());
        Ok(article)
    }

    fn family(&mut self, members: &Members) -> Result<Option<Family>> {
        let Some((at, _)) = self.article(members.first)? else { return Ok(None) };
        let Some(passage) = self.table.passage(members.first) else { return Ok(None) };
        let (_, text) = self.snapshot.passage(at.passage(passage.paragraph))?;
        let read = members.rows.iter().map(|(row, kinship)| self.member(*row, *kinship));
        let read = read.collect::<Result<Vec<_>>>()?;
        let articles = members.articles(self.table) as u64;
        Ok(Some(Family { text, articles, members: read.into_iter().flatten().collect() }))
    }
}
