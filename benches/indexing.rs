//! Indexing 10,000 paragraphs from text files, and looking again when nothing
//! has changed.
//!
//! `cargo bench --bench indexing`

mod support;

use divan::Bencher;
use divan::counter::BytesCount;
use pincite::{Index, SyncOptions};

/// Paragraphs of the collection.
const PARAGRAPHS: usize = 10_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn from_nothing(bencher: Bencher<'_, '_>) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let (folder, bytes) = support::articles(dir.path(), PARAGRAPHS);
    let mut run = 0;
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        run += 1;
        let place = dir.path().join(format!("index-{run}"));
        let mut index = Index::open_or_create(place).expect("an index");
        let paths = std::slice::from_ref(&folder);
        let report = index.sync(paths, &SyncOptions::default(), &mut |_| {}).expect("a run");
        assert_eq!((report.articles, report.passages), (500, PARAGRAPHS as u64));
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn nothing_changed(bencher: Bencher<'_, '_>) {
    let (dir, mut index) = support::index(PARAGRAPHS);
    let folder = dir.path().join("articles");
    bencher.bench_local(|| {
        let paths = std::slice::from_ref(&folder);
        let report = index.sync(paths, &SyncOptions::default(), &mut |_| {}).expect("a run");
        assert_eq!((report.unchanged, report.is_change()), (500, false));
    });
}
