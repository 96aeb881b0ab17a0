//! Asking an index all topics.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::ranking::Ranking;
use super::topic::Topic;
use crate::error::Result;
use crate::index::Index;
use crate::query::Query;
use crate::search::{Ranker, SearchOptions};

/// So many topics are asked before their rankings are handed over: enough that
/// no thread waits long for the others, and a bound on what is held.
const BATCH: usize = 64;

/// Asks the index every topic, as plain words ([`Query::literal`]), and hands
/// over the rankings in the order of the topics, until `take` has had enough.
///
/// The options say what a hit is ([`SearchOptions::by`]) and how deep to look
/// ([`SearchOptions::limit`], usually 1,000); a ranking has the hits that
/// [`Index::search`] returns with them. An article is there once, whatever
/// [`SearchOptions::per_article`] says, with the score of its best passage:
/// sums of the best two or three were worse on all of eight collections
/// (nDCG@10 on BoolQ's articles 0.901, 0.900, 0.885; on Cranfield 0.418, 0.330,
/// 0.298), since they favour long articles.
///
/// Topics are shared out to all processors; the rankings do not depend on how
/// many there are. At most 64 rankings are held at a time.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use pincite::eval::{Topic, rank_topics};
/// use pincite::{Index, ResultUnit, SearchOptions, SyncOptions};
///
/// # fn main() -> pincite::Result<()> {
/// # let dir = std::env::temp_dir().join(format!("pincite-eval-{}", std::process::id()));
/// # std::fs::create_dir_all(dir.join("articles")).expect("a folder");
/// # std::fs::write(dir.join("articles/flood.txt"), "The river rose\n\nOn Monday the river rose by two metres within one night.\n").expect("a file");
/// # let mut index = Index::open_or_create(dir.join("index"))?;
/// # index.sync(&[dir.join("articles")], &SyncOptions::default(), &mut |_| {})?;
/// let topics = [Topic { id: "1".to_owned(), query: "which river rose".to_owned() }];
/// let options = SearchOptions { limit: 1000, by: ResultUnit::Article, ..SearchOptions::default() };
/// rank_topics(&index, &topics, &options, &mut |ranking| {
///     assert_eq!(ranking.hits().next().map(|(id, _)| id), Some("flood"));
///     ControlFlow::Continue(())
/// })?;
/// # std::fs::remove_dir_all(&dir).ok();
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// As [`Index::search`].
pub fn rank_topics(
    index: &Index,
    topics: &[Topic],
    options: &SearchOptions,
    take: &mut dyn FnMut(Ranking) -> ControlFlow<()>,
) -> Result<()> {
    let snapshot = index.snapshot();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(BATCH);
    // Rankers remember the names of articles from batch to batch.
    let mut rankers: Vec<Option<Ranker<'_>>> =
        (0..threads).map(|_| snapshot.as_ref().map(Ranker::new)).collect();
    for batch in topics.chunks(BATCH) {
        let places: Vec<Mutex<Option<Result<Ranking>>>> =
            batch.iter().map(|_| Mutex::new(None)).collect();
        let work: Vec<_> = batch.iter().zip(&places).collect();
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for ranker in &mut rankers {
                scope.spawn(|| {
                    while let Some((topic, place)) = work.get(next.fetch_add(1, Ordering::Relaxed))
                    {
                        let ranking = rank(ranker.as_mut(), topic, options);
                        if let Ok(mut place) = place.lock() {
                            *place = Some(ranking);
                        }
                    }
                });
            }
        });
        for place in places {
            if let Ok(Some(ranking)) = place.into_inner()
                && take(ranking?).is_break()
            {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn rank(
    ranker: Option<&mut Ranker<'_>>,
    topic: &Topic,
    options: &SearchOptions,
) -> Result<Ranking> {
    let hits = match ranker {
        Some(ranker) => ranker.rank(&Query::literal(&topic.query), options)?,
        None => Vec::new(),
    };
    Ok(Ranking::new(&topic.id, hits.into_iter().map(|(id, score)| (id.to_string(), score))))
}
