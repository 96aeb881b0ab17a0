//! Checking a draft with 200 quotations against 100,000 paragraphs: on all
//! processors, and by kinds of quotations one after the other.
//!
//! `cargo bench --bench checking`; times of `draft` are for all its quotations, the
//! others for one. With `--test` each is run once, on a tenth of the paragraphs.

#[allow(dead_code)]
mod support;

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use pincite::quote::{CheckOptions, Checker, Quotation, Verdict};
use pincite::{ArticleId, Index, ParagraphNumber};
use support::word;
use tempfile::TempDir;

/// Quotations of the draft.
const QUOTATIONS: usize = 200;
/// Paragraphs of an article.
const PER_ARTICLE: usize = support::PER_ARTICLE;

fn main() {
    divan::main();
}

fn is_test() -> bool {
    std::env::args().any(|argument| argument == "--test")
}

/// How many paragraphs; `PINCITE_BENCH_PARAGRAPHS` for other sizes.
fn paragraphs() -> usize {
    let given = std::env::var("PINCITE_BENCH_PARAGRAPHS").ok();
    let given = given.and_then(|given| given.parse().ok());
    given.unwrap_or(if is_test() { 10_000 } else { 100_000 })
}

struct Collection {
    index: Index,
    checker: Checker,
    _dir: TempDir,
}

fn collection() -> &'static Collection {
    static COLLECTION: OnceLock<Collection> = OnceLock::new();
    COLLECTION.get_or_init(|| {
        let (dir, index) = support::index(paragraphs());
        let checker = Checker::new(&index, CheckOptions::default()).expect("a checker");
        Collection { index, checker, _dir: dir }
    })
}

/// What is done to a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    None,
    /// Every seventh word is another.
    Altered,
    /// It begins in one paragraph and ends in the next.
    OverBorder,
    /// The words of a paragraph the other way round.
    Invented,
}

/// The words of some paragraph, and of the one behind it.
fn words(index: &Index, number: usize) -> (Vec<String>, Vec<String>) {
    let stride = 7_919;
    let paragraph = number * stride % paragraphs();
    let article = ArticleId::new(&format!("{:04}", paragraph / PER_ARTICLE));
    let first = ParagraphNumber::from_index(paragraph % (PER_ARTICLE - 1));
    let two = index.paragraphs(&article, first, 2).expect("paragraphs");
    let mut words = two
        .iter()
        .map(|(_, paragraph)| paragraph.text.split(' ').map(str::to_owned).collect::<Vec<_>>());
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}

fn quotation(index: &Index, number: usize, edit: Edit, length: usize) -> Quotation {
    let (own, next) = words(index, number);
    let text = match edit {
        Edit::None => own[..length.min(own.len())].join(" "),
        Edit::Altered => {
            let mut own = own[..length.min(own.len())].to_vec();
            for (at, other) in own.iter_mut().enumerate().skip(3).step_by(7) {
                *other = word(number * 31 + at * 17 + 900);
            }
            own.join(" ")
        }
        Edit::OverBorder => {
            let tail = own.len().saturating_sub(length / 2);
            [&own[tail..], &next[..(length / 2).min(next.len())]].concat().join(" ")
        }
        Edit::Invented => {
            let mut own = own[..length.min(own.len())].to_vec();
            own.reverse();
            own.join(" ").replace('.', "")
        }
    };
    Quotation { text, ..Quotation::default() }
}

/// Two of five as they stand, the others altered, over a border, invented.
fn draft(index: &Index) -> Vec<Quotation> {
    let edits = [Edit::None, Edit::Altered, Edit::None, Edit::OverBorder, Edit::Invented];
    let numbered = edits.into_iter().cycle().enumerate().take(QUOTATIONS);
    numbered.map(|(number, edit)| quotation(index, number, edit, 8 + number % 33)).collect()
}

fn count(quotations: &[Quotation]) -> [usize; 4] {
    let findings = collection().checker.check_all(quotations).expect("findings");
    Verdict::ALL.map(|verdict| findings.iter().filter(|found| found.verdict == verdict).count())
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn draft_of_200_quotations(bencher: Bencher<'_, '_>) {
    let quotations = draft(&collection().index);
    assert_eq!(count(&quotations), [120, 40, 0, 40]);
    bencher.bench_local(|| black_box(count(&quotations)));
}

/// Checks quotations of one kind in turn.
fn run(bencher: Bencher<'_, '_>, edit: Edit, length: usize, verdict: Verdict) {
    let Collection { index, checker, .. } = collection();
    let quotations: Vec<_> = (0..50).map(|number| quotation(index, number, edit, length)).collect();
    let check = |quotation: &Quotation| checker.check(quotation).expect("a finding").verdict;
    assert!(quotations.iter().all(|quotation| check(quotation) == verdict));
    let mut next = (0..quotations.len()).cycle();
    bencher.bench_local(|| black_box(check(&quotations[next.next().unwrap_or_default()])));
}

#[divan::bench]
fn verbatim(bencher: Bencher<'_, '_>) {
    run(bencher, Edit::None, 25, Verdict::Verbatim);
}

#[divan::bench]
fn altered(bencher: Bencher<'_, '_>) {
    run(bencher, Edit::Altered, 25, Verdict::Differs);
}

#[divan::bench]
fn over_a_border(bencher: Bencher<'_, '_>) {
    run(bencher, Edit::OverBorder, 24, Verdict::Verbatim);
}

#[divan::bench]
fn invented(bencher: Bencher<'_, '_>) {
    run(bencher, Edit::Invented, 25, Verdict::NotFound);
}

/// Words that are in most paragraphs, and in no row anywhere.
#[divan::bench]
fn frequent_words(bencher: Bencher<'_, '_>) {
    let text = [0, 1, 2, 3].map(word).join(" ");
    let quotation = Quotation { text, ..Quotation::default() };
    let checker = &collection().checker;
    bencher.bench_local(|| black_box(checker.check(&quotation).expect("a finding").similarity));
}

/// All of an article, with one word changed: 1,000 words or more.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_long_one(bencher: Bencher<'_, '_>) {
    let Collection { index, checker, .. } = collection();
    let article = ArticleId::new("0042");
    let all = index.paragraphs(&article, ParagraphNumber::FIRST, PER_ARTICLE).expect("paragraphs");
    let texts: Vec<_> = all.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect();
    let mut words: Vec<_> = texts.iter().flat_map(|text| text.split(' ')).collect();
    words[700] = "elsewhere";
    let quotation = Quotation { text: words.join(" "), ..Quotation::default() };
    let check = || checker.check(&quotation).expect("a finding");
    assert_eq!(check().verdict, Verdict::Differs);
    bencher.bench_local(|| black_box(check().similarity));
}
