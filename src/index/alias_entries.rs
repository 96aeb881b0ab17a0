//! Aliases of a collection, for those who list them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Index;
use super::aliases::{Pair, Relation};
use super::reading::Snapshot;
use crate::alias::{Keys, has_words, line};
use crate::article::PassageId;
use crate::error::Result;

/// Two names that passages of a collection say are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AliasEntry {
    /// The short form, or the other name, as most passages write it.
    pub short: String,
    /// What it stands for, as most passages write it.
    pub long: String,
    /// What the first is to the second.
    pub kind: AliasKind,
    /// Other ways in which passages write one of them, the commonest first.
    pub spellings: Vec<String>,
    /// How many passages say so.
    pub passages: u64,
    /// The first of them, in the order of their ids.
    pub proof: Vec<PassageId>,
    /// Whether the short form stands for something else in other passages.
    pub is_ambiguous: bool,
}

/// What two names are to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AliasKind {
    /// One is the short form of the other: its letters stand there.
    ShortForm,
    /// A passage says that one is another name for the other.
    OtherName,
}

impl AliasKind {
    /// Returns the name used in output: `short-form`, `other-name`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ShortForm => "short-form",
            Self::OtherName => "other-name",
        }
    }
}

impl AliasEntry {
    /// Says whether the names have every word of `text`, in any order; case and
    /// accents do not matter, and words may be cut short.
    #[must_use]
    pub fn has_words(&self, text: &str) -> bool {
        has_words(self.names().map(String::as_str), text)
    }

    /// Writes the names as a line of a list of aliases, as
    /// [`Aliases::parse`](crate::Aliases::parse) reads them.
    #[must_use]
    pub fn to_line(&self) -> String {
        line(self.names())
    }

    fn names(&self) -> impl Iterator<Item = &String> {
        [&self.short, &self.long].into_iter().chain(&self.spellings)
    }
}

impl Index {
    /// Returns the names that passages say are the same, each pair with at most
    /// `max_proof` passages that do.
    ///
    /// Short forms that more passages define come first; the meanings of one
    /// stand together, the commonest first.
    ///
    /// ```
    /// use pincite::{Index, SyncOptions};
    ///
    /// # fn main() -> pincite::Result<()> {
    /// # let dir = std::env::temp_dir().join(format!("pincite-aliases-{}", std::process::id()));
    /// # std::fs::create_dir_all(dir.join("articles")).expect("a folder");
    /// # std::fs::write(dir.join("articles/moot.txt"), "The council\n\nThe River Moot Council (RMC) met on Monday in the old town hall.\n").expect("a file");
    /// let mut index = Index::open_or_create(dir.join("index"))?;
    /// index.sync(&[dir.join("articles")], &SyncOptions::default(), &mut |_| {})?;
    ///
    /// let aliases = index.aliases(3)?;
    /// assert_eq!(aliases[0].short, "RMC");
    /// assert_eq!(aliases[0].long, "River Moot Council");
    /// assert_eq!(aliases[0].proof[0].to_string(), "moot#1");
    /// # std::fs::remove_dir_all(&dir).ok();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn aliases(&self, max_proof: usize) -> Result<Vec<AliasEntry>> {
        let Some(snapshot) = self.snapshot() else { return Ok(Vec::new()) };
        entries(&snapshot, max_proof).map_err(|error| snapshot.error(error))
    }
}

fn entries(snapshot: &Snapshot, max_proof: usize) -> tantivy::Result<Vec<AliasEntry>> {
    let mut by_keys: BTreeMap<[String; 2], Vec<Pair>> = BTreeMap::new();
    for pair in snapshot.all_pairs()? {
        // One passage may name first what another names second.
        let mut keys = [pair.key.clone(), pair.other_key.clone()];
        keys.sort_unstable();
        by_keys.entry(keys).or_default().push(pair);
    }
    let mut meanings: BTreeMap<String, u64> = BTreeMap::new();
    let mut entries: Vec<(String, AliasEntry)> = Vec::new();
    for pairs in by_keys.into_values() {
        let Some(first) = leading(&pairs) else { continue };
        let (key, relation) = (first.key.clone(), first.relation);
        let terms: Vec<&str> = pairs.iter().map(|pair| pair.term.as_str()).collect();
        let (passages, proof) = snapshot.proof(&terms, max_proof)?;
        let [short, long] = [key.as_str(), first.other_key.as_str()].map(|key| names(&pairs, key));
        let (Some(own), Some(other)) = (short.first(), long.first()) else { continue };
        let spellings = short.iter().skip(1).chain(long.iter().skip(1)).cloned().collect();
        let kind = match relation {
            Relation::Short | Relation::Long => AliasKind::ShortForm,
            Relation::Other | Relation::Own => AliasKind::OtherName,
        };
        *meanings.entry(key.clone()).or_default() += 1;
        let (short, long) = (own.clone(), other.clone());
        let is_ambiguous = false;
        let entry = AliasEntry { short, long, kind, spellings, passages, proof, is_ambiguous };
        entries.push((key, entry));
    }
    let mut totals: BTreeMap<String, u64> = BTreeMap::new();
    for (key, entry) in &mut entries {
        entry.is_ambiguous = meanings.get(key).is_some_and(|meanings| *meanings > 1);
        *totals.entry(key.clone()).or_default() += entry.passages;
    }
    entries.sort_by(|(a_key, a), (b_key, b)| {
        let total = |key| Reverse(totals.get(key).copied());
        let order = |key, entry: &AliasEntry| (total(key), Reverse(entry.passages));
        let (a_order, b_order) = (order(a_key, a), order(b_key, b));
        (a_order.0, a_key, a_order.1, &a.long).cmp(&(b_order.0, b_key, b_order.1, &b.long))
    });
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// Returns the pair that says what the two names are to one another: one whose
/// letters fit rather than another, then what most passages say.
fn leading(pairs: &[Pair]) -> Option<&Pair> {
    pairs.iter().min_by_key(|pair| (pair.relation, Reverse(pair.passages), &pair.term))
}

/// Returns the ways in which the name with a key is written, the commonest
/// first; those that are found by one another count once.
fn names(pairs: &[Pair], key: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for pair in pairs {
        let name = if pair.key == key { &pair.name } else { &pair.other };
        *counts.entry(name).or_default() += pair.passages;
    }
    let mut names: Vec<_> = counts.into_iter().collect();
    names.sort_by_key(|(name, passages)| (Reverse(*passages), *name));
    let mut keys = Keys::default();
    let mut known: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for (name, _) in names {
        let words = keys.words(name);
        if !known.contains(&words) {
            known.push(words);
            list.push(name.to_owned());
        }
    }
    list
}
