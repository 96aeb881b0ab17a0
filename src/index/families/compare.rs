//! Comparing passages by all of their words.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashMap;

use crate::analysis::{Analyzer, Memo, Tokens};
use crate::error::Result;
use crate::family::{Kinship, Ties, Wording};
use crate::index::reading::{PassageRef, Snapshot};

/// A passage that is compared with others.
pub(super) struct Task {
    pub(super) passage: u32,
    pub(super) at: PassageRef,
    /// The others in the order in which they stand in line.
    pub(super) heads: Vec<(u32, PassageRef)>,
}

/// The number of a chunk of tasks, and what came out.
type Done = (usize, Vec<(u32, Ties)>);

/// So many texts are remembered by a thread: whoever comes first in line is
/// compared with many.
const MOST_WORDINGS: usize = 2_000;

/// Compares passages; returns what each is tied to, in the order of the tasks.
pub(super) fn compare(
    snapshot: &Snapshot,
    tasks: &[Task],
    threads: usize,
) -> Result<Vec<(u32, Ties)>> {
    const TASKS_AT_ONCE: usize = 64;
    let chunks: Vec<&[Task]> = tasks.chunks(TASKS_AT_ONCE).collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<Done>> {
        let mut reader = Reader::new(snapshot);
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = chunks.get(at) else { return Ok(done) };
            let ties = chunk.iter().map(|task| Ok((task.passage, reader.ties(task)?)));
            done.push((at, ties.collect::<Result<_>>()?));
        }
    };
    let mut done = std::thread::scope(|scope| -> Result<Vec<_>> {
        let others: Vec<_> =
            (1..threads.clamp(1, chunks.len().max(1))).map(|_| scope.spawn(work)).collect();
        let mut done = work()?;
        for other in others {
            match other.join() {
                Ok(of_thread) => done.extend(of_thread?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(done)
    })?;
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().flat_map(|(_, ties)| ties).collect())
}

/// Reads texts and remembers their words.
struct Reader<'a> {
    snapshot: &'a Snapshot,
    analyzer: Analyzer,
    memo: Memo,
    tokens: Tokens,
    wordings: FxHashMap<u32, Arc<Wording>>,
}

impl<'a> Reader<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            analyzer: Analyzer::unstemmed(),
            memo: Memo::default(),
            tokens: Tokens::default(),
            wordings: FxHashMap::default(),
        }
    }

    /// Finds the first that a passage is the same as, and the first that it is a
    /// part of.
    fn ties(&mut self, task: &Task) -> Result<Ties> {
        let own = self.wording(task.passage, task.at)?;
        let mut ties = Ties::default();
        for (head, at) in &task.heads {
            match own.kinship_to(&*self.wording(*head, *at)?) {
                Some(Kinship::Same) if ties.same.is_none() => ties.same = Some(*head),
                Some(Kinship::Part) if ties.part.is_none() => ties.part = Some(*head),
                _ => {}
            }
        }
        Ok(ties)
    }

    fn wording(&mut self, passage: u32, at: PassageRef) -> Result<Arc<Wording>> {
        if let Some(known) = self.wordings.get(&passage) {
            return Ok(Arc::clone(known));
        }
        let (_, text) = self.snapshot.passage(at)?;
        self.analyzer.analyze(&text, &mut self.memo, &mut self.tokens);
        let wording = Arc::new(Wording::of(&self.tokens));
        if self.wordings.len() >= MOST_WORDINGS {
            self.wordings.clear();
        }
        self.wordings.insert(passage, Arc::clone(&wording));
        Ok(wording)
    }
}
