//! What a file has come to, counted by all threads that work on it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::index::documents::ArticleFigures;
use crate::index::record::FileRecord;

/// The figures of a file's articles.
#[derive(Default)]
pub(super) struct Tally {
    figures: Mutex<Figures>,
    changed: Condvar,
}

/// See [`FileRecord`].
#[derive(Clone, Default)]
struct Figures {
    /// Articles that other threads still work on.
    pending: usize,
    articles: u32,
    passages: u64,
    units: u64,
    terms: u64,
    stemmers: Vec<(String, u64)>,
    /// Articles that could not be worked on for a fault of this program.
    spoiled: u32,
}

/// An article of a file that is being worked on; what becomes of it is entered
/// when this goes.
pub(super) struct Pending {
    tally: Arc<Tally>,
    made: Option<ArticleFigures>,
    is_spoiled: bool,
}

impl Pending {
    /// Says that the article was written.
    pub(super) fn done(mut self, made: ArticleFigures) {
        self.made = Some(made);
    }

    /// Says that working on it has failed as nobody foresaw.
    pub(super) fn spoiled(mut self) {
        self.is_spoiled = true;
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        let mut figures = self.tally.lock();
        figures.pending -= 1;
        figures.spoiled += u32::from(self.is_spoiled);
        if let Some(made) = &self.made {
            figures.articles += 1;
            figures.passages += made.passages;
            figures.units += made.passages.max(1);
            figures.terms += made.terms;
            for (stemmer, passages) in &made.stemmers {
                match figures.stemmers.iter_mut().find(|(name, _)| name == stemmer) {
                    Some((_, all)) => *all += passages,
                    None => figures.stemmers.push(((*stemmer).to_owned(), *passages)),
                }
            }
        }
        drop(figures);
        self.tally.changed.notify_all();
    }
}

impl Tally {
    /// Says that an article is being worked on.
    pub(super) fn begin(self: &Arc<Self>) -> Pending {
        self.lock().pending += 1;
        Pending { tally: Arc::clone(self), made: None, is_spoiled: false }
    }

    /// Waits until nothing is being worked on, and enters the figures; returns
    /// how many articles could not be worked on.
    pub(super) fn enter(&self, record: &mut FileRecord) -> u32 {
        let mut figures = self.lock();
        while figures.pending > 0 {
            figures = self.changed.wait(figures).unwrap_or_else(PoisonError::into_inner);
        }
        record.articles = figures.articles;
        record.passages = figures.passages;
        record.units = figures.units;
        record.terms = figures.terms;
        // Threads come to it in any order.
        record.stemmers = figures.stemmers.clone();
        record.stemmers.sort_unstable();
        figures.spoiled
    }

    fn lock(&self) -> MutexGuard<'_, Figures> {
        self.figures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
