//! Sharing the work of large files.
//!
//! Threads read files, each a file of its own. A file of a million articles
//! would keep one thread busy and the others idle; so whoever reads hands
//! articles over to threads that have nothing else to do, and works on them
//! itself where there are none.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Where work is handed over.
pub(super) struct Exchange<T> {
    inner: Mutex<Inner<T>>,
    changed: Condvar,
}

struct Inner<T> {
    offered: VecDeque<T>,
    /// Threads that wait for work.
    idle: usize,
    /// Threads that may still offer some.
    readers: usize,
}

impl<T> Exchange<T> {
    /// Makes an exchange for so many threads that read.
    pub(super) fn new(readers: usize) -> Self {
        let inner = Inner { offered: VecDeque::new(), idle: 0, readers };
        Self { inner: Mutex::new(inner), changed: Condvar::new() }
    }

    /// Hands work over to a thread that is idle; gives it back where none is.
    pub(super) fn offer(&self, work: T) -> Result<(), T> {
        let mut inner = self.lock();
        if inner.offered.len() >= inner.idle {
            return Err(work);
        }
        inner.offered.push_back(work);
        drop(inner);
        self.changed.notify_one();
        Ok(())
    }

    /// Says that this thread reads, and may offer work, as long as it holds
    /// the answer: also one that panics ends, and the others do not wait for
    /// it.
    pub(super) fn reading(&self) -> Reading<'_, T> {
        Reading { exchange: self }
    }

    /// Waits for work; `None` once there will be none.
    pub(super) fn take(&self) -> Option<T> {
        let mut inner = self.lock();
        inner.idle += 1;
        let work = loop {
            if let Some(work) = inner.offered.pop_front() {
                break Some(work);
            }
            if inner.readers == 0 {
                break None;
            }
            inner = self.changed.wait(inner).unwrap_or_else(PoisonError::into_inner);
        };
        inner.idle -= 1;
        work
    }

    fn lock(&self) -> MutexGuard<'_, Inner<T>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread that may still offer work.
pub(super) struct Reading<'a, T> {
    exchange: &'a Exchange<T>,
}

impl<T> Drop for Reading<'_, T> {
    fn drop(&mut self) {
        self.exchange.lock().readers -= 1;
        self.exchange.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::Exchange;

    #[test]
    fn nothing_is_lost_or_done_twice() {
        let exchange = Exchange::new(2);
        let sum = AtomicU64::new(0);
        let work = |n: u64| sum.fetch_add(n, Ordering::Relaxed);
        std::thread::scope(|scope| {
            // One thread has much to do, the other nothing.
            for last in [1_000, 0] {
                let (exchange, work) = (&exchange, &work);
                scope.spawn(move || {
                    let reading = exchange.reading();
                    for n in 1..=last {
                        if let Err(n) = exchange.offer(n) {
                            work(n);
                        }
                    }
                    drop(reading);
                    while let Some(n) = exchange.take() {
                        work(n);
                    }
                });
            }
        });
        assert_eq!(sum.into_inner(), 500_500);
    }

    #[test]
    fn without_idle_threads_work_comes_back() {
        let exchange = Exchange::new(1);
        let reading = exchange.reading();
        assert_eq!(exchange.offer(7), Err(7));
        drop(reading);
        assert_eq!(exchange.take(), None);
    }
}
