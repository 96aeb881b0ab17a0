//! Words that say little about what a text is about: articles, pronouns,
//! prepositions, verbs that help, and the words that ask a question.
//!
//! They are indexed and searched like any other; ranking gives them less
//! weight. The lists are ours, one file for each language: words set apart by
//! white space, in any form that a writer may choose, and notes on lines that
//! begin with `#`. A word belongs there if hardly anybody who types it looks for
//! it; numbers, months and reporting verbs do not.
//!
//! Languages without a stemmer share one analyzer, and so one list. Most of them
//! have a script of their own.

use std::sync::OnceLock;

use frostem::Algorithm;
use rustc_hash::FxHashSet;

use super::language::Language;
use super::{Analyzer, Memo, Tokens};

/// The words of one analyzer, as forms.
type Forms = FxHashSet<Box<str>>;

/// One list for each analyzer that has one.
struct List {
    algorithm: Option<Algorithm>,
    texts: &'static [&'static str],
    forms: OnceLock<Forms>,
}

impl List {
    const fn new(algorithm: Option<Algorithm>, texts: &'static [&'static str]) -> Self {
        Self { algorithm, texts, forms: OnceLock::new() }
    }
}

const ENGLISH: &str = include_str!("english.txt");
const DUTCH: &str = include_str!("dutch.txt");

static LISTS: [List; 38] = [
    List::new(Some(Algorithm::English), &[ENGLISH]),
    List::new(Some(Algorithm::Porter), &[ENGLISH]),
    List::new(Some(Algorithm::Lovins), &[ENGLISH]),
    List::new(Some(Algorithm::Arabic), &[include_str!("arabic.txt")]),
    List::new(Some(Algorithm::Armenian), &[include_str!("armenian.txt")]),
    List::new(Some(Algorithm::Basque), &[include_str!("basque.txt")]),
    List::new(Some(Algorithm::Catalan), &[include_str!("catalan.txt")]),
    List::new(Some(Algorithm::Czech), &[include_str!("czech.txt")]),
    List::new(Some(Algorithm::Danish), &[include_str!("danish.txt")]),
    List::new(Some(Algorithm::Dutch), &[DUTCH]),
    List::new(Some(Algorithm::DutchPorter), &[DUTCH]),
    List::new(Some(Algorithm::Esperanto), &[include_str!("esperanto.txt")]),
    List::new(Some(Algorithm::Estonian), &[include_str!("estonian.txt")]),
    List::new(Some(Algorithm::Finnish), &[include_str!("finnish.txt")]),
    List::new(Some(Algorithm::French), &[include_str!("french.txt")]),
    List::new(Some(Algorithm::German), &[include_str!("german.txt")]),
    List::new(Some(Algorithm::Greek), &[include_str!("greek.txt")]),
    List::new(Some(Algorithm::Hindi), &[include_str!("hindi.txt")]),
    List::new(Some(Algorithm::Hungarian), &[include_str!("hungarian.txt")]),
    List::new(Some(Algorithm::Indonesian), &[include_str!("indonesian.txt")]),
    List::new(Some(Algorithm::Irish), &[include_str!("irish.txt")]),
    List::new(Some(Algorithm::Italian), &[include_str!("italian.txt")]),
    List::new(Some(Algorithm::Lithuanian), &[include_str!("lithuanian.txt")]),
    List::new(Some(Algorithm::Nepali), &[include_str!("nepali.txt")]),
    List::new(Some(Algorithm::Norwegian), &[include_str!("norwegian.txt")]),
    List::new(Some(Algorithm::Persian), &[include_str!("persian.txt")]),
    List::new(Some(Algorithm::Polish), &[include_str!("polish.txt")]),
    List::new(Some(Algorithm::Portuguese), &[include_str!("portuguese.txt")]),
    List::new(Some(Algorithm::Romanian), &[include_str!("romanian.txt")]),
    List::new(Some(Algorithm::Russian), &[include_str!("russian.txt")]),
    List::new(Some(Algorithm::Serbian), &[include_str!("serbian.txt")]),
    List::new(Some(Algorithm::Spanish), &[include_str!("spanish.txt")]),
    List::new(Some(Algorithm::Swedish), &[include_str!("swedish.txt")]),
    List::new(Some(Algorithm::Tamil), &[include_str!("tamil.txt")]),
    List::new(Some(Algorithm::Turkish), &[include_str!("turkish.txt")]),
    List::new(Some(Algorithm::Ukrainian), &[include_str!("ukrainian.txt")]),
    List::new(Some(Algorithm::Yiddish), &[include_str!("yiddish.txt")]),
    List::new(
        None,
        &[
            include_str!("bengali.txt"),
            include_str!("bulgarian.txt"),
            include_str!("chinese.txt"),
            include_str!("hebrew.txt"),
            include_str!("japanese.txt"),
            include_str!("korean.txt"),
            include_str!("thai.txt"),
            include_str!("urdu.txt"),
            include_str!("vietnamese.txt"),
        ],
    ),
];

/// Says whether a form is one of the words that say little in `language`.
pub(super) fn contains(language: Language, form: &str) -> bool {
    let Some(list) = LISTS.iter().find(|list| list.algorithm == language.algorithm()) else {
        return false;
    };
    list.forms.get_or_init(|| forms(list.texts, &Analyzer::of(language))).contains(form)
}

/// Analyses the words as texts are analysed. Of a word of more than two signs in
/// a script without blanks, any two that touch are taken: that is what such a
/// word is looked up as.
fn forms(texts: &[&str], analyzer: &Analyzer) -> Forms {
    let (mut memo, mut tokens) = (Memo::default(), Tokens::default());
    let mut forms = Forms::default();
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    for word in lines.flat_map(str::split_whitespace) {
        analyzer.analyze(word, &mut memo, &mut tokens);
        let all = tokens.positions();
        let taken = tokens.iter().filter(|token| token.positions == all.min(2));
        forms.extend(taken.map(|token| token.form.into()));
    }
    forms
}
