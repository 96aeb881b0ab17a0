//! How good the ranking is, to four digits.
//!
//! `tests/fixtures/quality` is a small judged collection of our own: short texts
//! in English, German, Arabic, Persian and Chinese, topics as people type them
//! (words and questions, with and without diacritics), and for each the passages
//! that answer it (grade 2) and those that have something to say (grade 1). It
//! is looked up beside the sample collection in `seeds/`, which answers none of
//! the topics and only stands in the way.
//!
//! A change of ranking or analysis that moves a number changes this table, on
//! purpose and with a look at why. It is no measure of how good the ranking is
//! elsewhere: see `docs/ranking.md`.

use std::ops::ControlFlow;
use std::path::Path;

use pincite::eval::{Evaluation, Measure, Qrels, Topic, rank_topics};
use pincite::{Index, ResultUnit, SearchOptions, SyncOptions};

/// Topics by language, in the order of the file.
const LANGUAGES: [(&str, std::ops::Range<usize>); 5] =
    [("en", 0..59), ("de", 59..63), ("ar", 63..66), ("fa", 66..69), ("zh", 69..73)];

fn topics_and_qrels() -> (Vec<Topic>, Qrels) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/quality");
    let mut problems = Vec::new();
    let topics = Topic::read(&folder.join("topics.tsv"), &mut problems).unwrap();
    let qrels = Qrels::read(&folder.join("qrels.txt"), &mut problems).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    (topics, qrels)
}

#[test]
fn the_ranking_is_as_good_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    let mut index = Index::open_or_create(dir.path()).unwrap();
    let sources = [root.join("tests/fixtures/quality/articles.jsonl"), root.join("seeds")];
    let report = index.sync(&sources, &SyncOptions::default(), &mut |_| {}).unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let (topics, qrels) = topics_and_qrels();
    assert_eq!(topics.len(), 73);

    let options = SearchOptions { limit: 100, by: ResultUnit::Passage, ..SearchOptions::default() };
    let mut measured = String::from("set   nDCG@10    MAP  MRR@10  Recall@100\n");
    let mut line = |name: &str, topics: &[Topic]| {
        let mut evaluation = Evaluation::default();
        rank_topics(&index, topics, &options, &mut |ranking| {
            assert!(evaluation.add(&ranking, &qrels));
            ControlFlow::Continue(())
        })
        .unwrap();
        let [ndcg, map, mrr, recall] = Measure::ALL.map(|measure| evaluation.mean(measure));
        measured += &format!("{name:3}    {ndcg:.4} {map:.4}  {mrr:.4}      {recall:.4}\n");
    };
    line("all", &topics);
    for (language, range) in LANGUAGES {
        line(language, &topics[range]);
    }
    assert_eq!(
        measured,
        "\
set   nDCG@10    MAP  MRR@10  Recall@100
all    0.8519 0.7564  0.9304      0.8174
en     0.8561 0.7707  0.9266      0.8418
de     0.7189 0.5625  0.8125      0.6250
ar     0.8401 0.6667  1.0000      0.6667
fa     1.0000 1.0000  1.0000      1.0000
zh     0.8201 0.6250  1.0000      0.6250
"
    );
}
