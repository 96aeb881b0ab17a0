//! What searches remember of words.
//!
//! Working out the stem of a word takes a hundred times longer than looking it
//! up, and the passages of one search share most of their words with those of
//! the next. So an open index keeps the memos of its searches, one for each
//! that ran at the same time.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex};

use crate::analysis::Memo;

/// The memos that no search is using.
#[derive(Clone, Default)]
pub(crate) struct Memos(Arc<Mutex<Vec<Memo>>>);

/// A memo that goes back to where it came from.
pub(crate) struct PooledMemo {
    memo: Memo,
    memos: Memos,
}

impl Memos {
    pub(crate) fn take(&self) -> PooledMemo {
        let memo = self.0.lock().ok().and_then(|mut memos| memos.pop());
        PooledMemo { memo: memo.unwrap_or_default(), memos: self.clone() }
    }
}

impl Deref for PooledMemo {
    type Target = Memo;

    fn deref(&self) -> &Memo {
        &self.memo
    }
}

impl DerefMut for PooledMemo {
    fn deref_mut(&mut self) -> &mut Memo {
        &mut self.memo
    }
}

impl Drop for PooledMemo {
    fn drop(&mut self) {
        // A pool that a panic has poisoned only loses what it remembered.
        if let Ok(mut memos) = self.memos.0.lock() {
            memos.push(std::mem::take(&mut self.memo));
        }
    }
}
