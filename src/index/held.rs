//! A commit that nobody else sees yet.
//!
//! What the families of a collection are can be told when all its passages are
//! written and can be read, and it has to become visible together with them. So
//! the list of the engine's files, which makes a commit visible, is kept in
//! memory while the writer holds it, and written when all is there. A process that
//! is killed in between leaves the list that was there before.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Name of the list of the engine's files.
pub(super) const LIST: &str = "meta.json";

/// What the directories of one writer hold back together.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Arc<Mutex<Holding>>);

#[derive(Debug, Default)]
enum Holding {
    /// Whatever is written is written.
    #[default]
    Nothing,
    /// The list is held back from now on; `None` before there is one.
    List(Option<Vec<u8>>),
}

impl Held {
    /// Holds the list back from now on.
    pub(super) fn begin(&self) {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *holding = Holding::List(None);
    }

    /// Holds nothing back any more; returns the list that is to be written.
    pub(super) fn end(&self) -> Option<Vec<u8>> {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::take(&mut *holding) {
            Holding::List(list) => list,
            Holding::Nothing => None,
        }
    }

    /// Takes what is to be written to a file, if it is held back.
    pub(super) fn takes(&self, path: &Path, data: &[u8]) -> bool {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *holding {
            Holding::List(list) if path == Path::new(LIST) => {
                *list = Some(data.to_vec());
                true
            }
            _ => false,
        }
    }

    /// Returns what a file holds as far as its writer knows, if that is held back.
    pub(super) fn read(&self, path: &Path) -> Option<Vec<u8>> {
        let holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*holding {
            Holding::List(list) if path == Path::new(LIST) => list.clone(),
            _ => None,
        }
    }
}
