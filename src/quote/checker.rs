//! Looking quotations up in a collection.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;

use super::lookup::Lookup;
use super::options::CheckOptions;
use super::quotation::{Attribution, Quotation};
use super::source::{Catalogue, with_id};
use super::verdict::Finding;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{ArticleRef, Index, Snapshot};
use crate::search::{ArticleSet, Overlap};

/// Checks quotations against the articles of an index.
///
/// It sees the index as it was when the checker was made, holds little memory, and
/// may be used from several threads at once.
///
/// ```
/// use pincite::{Index, SyncOptions};
/// use pincite::quote::{CheckOptions, Checker, Quotation, Verdict};
///
/// # fn main() -> pincite::Result<()> {
/// # let dir = std::env::temp_dir().join(format!("pincite-check-{}", std::process::id()));
/// # std::fs::create_dir_all(dir.join("articles")).expect("a folder");
/// # std::fs::write(dir.join("articles/flood.txt"), "The river rose\n\nOn Monday the river rose by two metres within one night.\n").expect("a file");
/// # let mut index = Index::open_or_create(dir.join("index"))?;
/// # index.sync(&[dir.join("articles")], &SyncOptions::default(), &mut |_| {})?;
/// // The index holds: On Monday the river rose by two metres within one night.
/// let checker = Checker::new(&index, CheckOptions::default())?;
/// let quotation = |text: &str| Quotation { text: text.to_owned(), ..Quotation::default() };
///
/// let finding = checker.check(&quotation("the river rose … within one night"))?;
/// assert_eq!(finding.verdict, Verdict::Verbatim);
/// assert_eq!(finding.passage.unwrap().to_string(), "flood#1");
///
/// let finding = checker.check(&quotation("the river rose by three metres within one night"))?;
/// assert_eq!(finding.verdict, Verdict::Differs);
/// assert_eq!(finding.diff[1].text, "two ");
/// assert_eq!(finding.diff[2].text, "three ");
/// # std::fs::remove_dir_all(&dir).ok();
/// # Ok(())
/// # }
/// ```
pub struct Checker {
    /// `None` while nothing has been indexed.
    collection: Option<Collection>,
    options: CheckOptions,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Checker {
    /// Makes a checker of what the index holds now.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] and [`ErrorKind::NotFound`] where an article or a
    /// path of the options is not of this index; errors of reading the index.
    pub fn new(index: &Index, options: CheckOptions) -> Result<Self> {
        let collection = index.snapshot().map(|snapshot| Collection::new(snapshot, &options));
        Ok(Self { collection: collection.transpose()?, options })
    }

    /// Looks a quotation up.
    ///
    /// A quotation without words, and any in an empty collection, is
    /// [not found](super::Verdict::NotFound). Takes time and memory in proportion to
    /// the length of the quotation, and little more in a large collection than in a
    /// small one.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn check(&self, quotation: &Quotation) -> Result<Finding> {
        match &self.collection {
            Some(collection) => Lookup::new(collection, &self.options, quotation).run(),
            None => Ok(Finding::not_found(0.0)),
        }
    }

    /// Looks quotations up on all processors; findings are in the order of the
    /// quotations, and do not depend on how many processors there are.
    ///
    /// # Errors
    ///
    /// As [`check`](Self::check).
    pub fn check_all(&self, quotations: &[Quotation]) -> Result<Vec<Finding>> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let threads = threads.min(quotations.len());
        if threads < 2 {
            return quotations.iter().map(|quotation| self.check(quotation)).collect();
        }
        let places: Vec<Mutex<Option<Result<Finding>>>> =
            quotations.iter().map(|_| Mutex::new(None)).collect();
        let work: Vec<_> = quotations.iter().zip(&places).collect();
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some((quotation, place)) =
                        work.get(next.fetch_add(1, Ordering::Relaxed))
                    {
                        let finding = self.check(quotation);
                        if let Ok(mut place) = place.lock() {
                            *place = Some(finding);
                        }
                    }
                });
            }
        });
        let found = places.into_iter().zip(quotations).map(|(place, quotation)| {
            // A thread that died left its place empty.
            let found = place.into_inner().ok().flatten();
            found.unwrap_or_else(|| self.check(quotation))
        });
        found.collect()
    }
}

/// The articles that quotations are looked up in.
pub(super) struct Collection {
    overlap: Overlap,
    /// Where to look; everywhere where `None`.
    within: Option<ArticleSet>,
    /// Read when the first attribution has to be resolved.
    catalogue: OnceLock<Catalogue>,
}

impl Collection {
    fn new(snapshot: Snapshot, options: &CheckOptions) -> Result<Self> {
        let overlap = Overlap::new(snapshot)?;
        let snapshot = overlap.snapshot();
        let mut articles = Vec::new();
        for id in &options.articles {
            let found = snapshot.find_article(id.as_str())?.ok_or_else(|| {
                Error::new(ErrorKind::UnknownId, format!("there is no article '{id}'"))
            })?;
            articles.push(found);
        }
        for path in &options.within {
            let below = snapshot.articles_below(path)?.ok_or_else(|| {
                let message = format!("nothing below {} has been indexed", path.display());
                Error::new(ErrorKind::NotFound, message)
            })?;
            articles.extend(below);
        }
        let is_limited = !options.articles.is_empty() || !options.within.is_empty();
        let within = is_limited.then(|| ArticleSet::new(&overlap, articles));
        Ok(Self { overlap, within, catalogue: OnceLock::new() })
    }

    pub(super) fn overlap(&self) -> &Overlap {
        &self.overlap
    }

    pub(super) fn snapshot(&self) -> &Snapshot {
        self.overlap.snapshot()
    }

    pub(super) fn within(&self) -> Option<&ArticleSet> {
        self.within.as_ref()
    }

    /// Returns the articles that attributions name, of those that are looked in.
    pub(super) fn named(&self, attributions: &[Attribution]) -> Result<Vec<ArticleRef>> {
        let mut named = Vec::new();
        for attribution in attributions {
            match attribution {
                Attribution::Id(id) => named.extend(with_id(self.snapshot(), id)?),
                other => named.extend_from_slice(self.catalogue()?.named(other)),
            }
        }
        named.sort_unstable();
        named.dedup();
        if let Some(within) = &self.within {
            named.retain(|article| within.contains(*article));
        }
        Ok(named)
    }

    fn catalogue(&self) -> Result<&Catalogue> {
        if let Some(catalogue) = self.catalogue.get() {
            return Ok(catalogue);
        }
        // Two threads may read it at once; both read the same.
        let catalogue = Catalogue::read(self.snapshot())?;
        Ok(self.catalogue.get_or_init(|| catalogue))
    }
}
