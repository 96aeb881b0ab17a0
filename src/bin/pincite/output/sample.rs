//! Results for tests of what is printed: of a real index, since only the
//! library makes hits, and changed as a test needs.

use std::fs;
use std::sync::{Arc, OnceLock};

use pincite::{
    ArticleEntry, Hit, Index, Metadata, PartialDate, Person, Query, Results, SearchOptions,
    SyncOptions,
};

/// Results of a search for `toll bridge` with two hits.
pub fn results() -> Results {
    static RESULTS: OnceLock<Results> = OnceLock::new();
    RESULTS.get_or_init(search).clone()
}

fn search() -> Results {
    let dir = tempfile::tempdir().unwrap();
    let articles = dir.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let text = "The toll bridge is closed.\n\nNobody pays the toll now.\n";
    fs::write(articles.join("river.txt"), text).unwrap();
    let mut index = Index::open_or_create(dir.path().join("index")).unwrap();
    index.sync(&[articles], &SyncOptions::default(), &mut |_| {}).unwrap();
    let options = SearchOptions { explain: true, ..SearchOptions::default() };
    let results = index.search(&Query::parse("toll bridge"), &options).unwrap();
    assert_eq!(results.hits.len(), 2);
    results
}

/// The first of the hits.
pub fn hit() -> Hit {
    results().hits.swap_remove(0)
}

/// The first of the hits, of an article of which everything is known.
pub fn described_hit() -> Hit {
    let mut hit = hit();
    let mut entry: ArticleEntry = (*hit.article).clone();
    entry.metadata = Metadata {
        title: Some("The river".to_owned()),
        authors: vec![Person::from_stated("Roe, Jane"), Person::from_stated("River Desk")],
        publisher: Some("River Post".to_owned()),
        published: PartialDate::new(2024, Some(5), Some(9)),
        url: Some("https://example.org/river".to_owned()),
        language: Some("en".to_owned()),
        ..Metadata::default()
    };
    hit.article = Arc::new(entry);
    hit
}
