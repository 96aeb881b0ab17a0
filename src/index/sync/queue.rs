//! The way of documents to the engine, kept short.
//!
//! The engine's threads take documents from a queue that holds ten thousand
//! articles, however large. Reading is faster than writing, so that the queue
//! would fill with hundreds of megabytes. Here each document carries a share
//! of a [`Budget`] that it gives back when the engine takes it; who has none
//! left waits.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tantivy::indexer::UserOperation;
use tantivy::schema::document::CompactDocValue;
use tantivy::{Document, IndexWriter, TantivyDocument};

/// The engine's writer, fed with documents that are counted.
pub(in crate::index) type Writer = IndexWriter<Queued>;

/// Bytes of documents that may wait for the engine: enough to keep it busy,
/// little beside the memory that it takes for itself.
const MAX_QUEUED_BYTES: usize = 16 << 20;

/// So long is waited for the engine to take anything at all; should its thread
/// have died, handing over the next document says so.
const PATIENCE: Duration = Duration::from_secs(10);

/// A document on its way.
pub(in crate::index) struct Queued {
    document: TantivyDocument,
    _share: Arc<Share>,
}

impl Document for Queued {
    type Value<'a> = CompactDocValue<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }

    /// What the engine does when it takes a document.
    fn into_tantivy_document(self) -> TantivyDocument {
        self.document
    }
}

/// Bytes that may wait, shared by all threads that hand documents over.
#[derive(Clone, Default)]
pub(in crate::index) struct Budget {
    inner: Arc<Waiting>,
}

#[derive(Default)]
struct Waiting {
    bytes: Mutex<usize>,
    taken: Condvar,
}

/// What a batch of documents takes of the budget.
struct Share {
    bytes: usize,
    of: Arc<Waiting>,
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut bytes = self.of.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *bytes = bytes.saturating_sub(self.bytes);
        drop(bytes);
        self.of.taken.notify_all();
    }
}

impl Budget {
    /// Makes operations that add documents, which the engine takes as one
    /// batch; waits while too many others are on their way. `bytes` is about
    /// what they take in memory.
    pub(in crate::index) fn additions(
        &self,
        documents: Vec<TantivyDocument>,
        bytes: usize,
    ) -> Vec<UserOperation<Queued>> {
        let share = Arc::new(self.take(bytes));
        let queued =
            documents.into_iter().map(|document| Queued { document, _share: Arc::clone(&share) });
        queued.map(UserOperation::Add).collect()
    }

    /// Makes the operation that adds a small document, without waiting.
    pub(in crate::index) fn small_addition(document: TantivyDocument) -> UserOperation<Queued> {
        let share = Share { bytes: 0, of: Arc::default() };
        UserOperation::Add(Queued { document, _share: Arc::new(share) })
    }

    fn take(&self, bytes: usize) -> Share {
        let mut waiting = self.inner.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        // One that is larger than all the budget goes alone.
        while *waiting > 0 && *waiting + bytes > MAX_QUEUED_BYTES {
            let (lock, timeout) = self
                .inner
                .taken
                .wait_timeout(waiting, PATIENCE)
                .unwrap_or_else(PoisonError::into_inner);
            waiting = lock;
            if timeout.timed_out() {
                break;
            }
        }
        *waiting += bytes;
        drop(waiting);
        Share { bytes, of: Arc::clone(&self.inner) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_finds_no_room_waits_for_it() {
        let budget = Budget::default();
        let first = budget.take(MAX_QUEUED_BYTES - 1);
        let second = std::thread::spawn({
            let budget = budget.clone();
            move || budget.take(2).bytes
        });
        drop(first);
        assert_eq!(second.join().expect("a thread"), 2);
        assert_eq!(*budget.inner.bytes.lock().unwrap(), 0);
    }

    #[test]
    fn one_that_is_larger_than_all_goes_alone() {
        let budget = Budget::default();
        assert_eq!(budget.take(2 * MAX_QUEUED_BYTES).bytes, 2 * MAX_QUEUED_BYTES);
    }
}
