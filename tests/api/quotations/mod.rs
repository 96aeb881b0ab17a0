//! Quotations cut out of a collection and altered by known edits: what is said of
//! them.

mod cases;
mod collection;
mod edits;

use std::fmt::Write as _;

use pincite::quote::{CheckOptions, Checker, Finding, Quotation, Verdict};

use crate::differential::random::Random;
use collection::{Collection, collection};
use edits::{Edit, Made, make};

/// So many quotations of each edit.
const OF_EACH: usize = 30;

/// Quotations of every edit.
fn quotations(Collection { articles, .. }: &Collection) -> Vec<Made> {
    let mut random = Random::new(7);
    let mut all = Vec::new();
    for edit in Edit::ALL {
        let made = std::iter::repeat_with(|| make(&mut random, articles, *edit)).flatten();
        all.extend(made.take(OF_EACH));
    }
    all
}

/// Says whether a finding names the place that a quotation was taken from, or that
/// of a reprint.
fn is_there(collection: &Collection, made: &Made, finding: &Finding) -> bool {
    let Some(passage) = &finding.passage else { return false };
    let found = collection.articles.iter().find(|a| a.id == passage.article.as_str()).unwrap();
    let paragraph = passage.paragraph.index();
    let is_text = |index: usize| found.paragraphs[index] == made.paragraph;
    // Of what is over a border, the first words may be too few.
    is_text(paragraph)
        || made.edit == Edit::AlteredAtBorder && paragraph > 0 && is_text(paragraph - 1)
}

#[test]
fn verdicts_are_right() {
    let collection = collection(200);
    let checker = Checker::new(&collection.index, CheckOptions::default()).unwrap();
    let made = quotations(&collection);
    let quotations: Vec<Quotation> = made.iter().map(|made| made.quotation.clone()).collect();
    let findings = checker.check_all(&quotations).unwrap();

    let mut table = String::new();
    let heads = ["verbatim", "differs", "wrong source", "not found", "in its place"];
    let mut row = |name: &str, cells: [String; 5]| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>14}")).collect();
        let _ = writeln!(table, "{name:<38}{cells}");
    };
    row("edit", heads.map(str::to_owned));
    for edit in Edit::ALL {
        let of_edit = || made.iter().zip(&findings).filter(|(made, _)| made.edit == *edit);
        let count = |verdict| of_edit().filter(|(_, found)| found.verdict == verdict).count();
        let [verbatim, differs, wrong, none] = Verdict::ALL.map(count);
        let there = of_edit().filter(|(made, found)| is_there(&collection, made, found)).count();
        row(edit.name(), [verbatim, differs, wrong, none, there].map(|count| count.to_string()));
    }
    let _ = writeln!(table, "\n{:<38}{:>14}{:>14}", "verdict", "precision", "recall");
    let mut measures = Vec::new();
    for verdict in Verdict::ALL {
        let pairs = || made.iter().zip(&findings);
        let right = pairs().filter(|(m, f)| m.edit.verdict() == verdict && f.verdict == verdict);
        let right = right.count() as f64;
        let given = pairs().filter(|(_, found)| found.verdict == verdict).count() as f64;
        let due = pairs().filter(|(made, _)| made.edit.verdict() == verdict).count() as f64;
        let (precision, recall) = (right / given, right / due);
        let name = verdict.name();
        let _ = writeln!(table, "{name:<38}{precision:>14.3}{recall:>14.3}");
        measures.push((verdict, precision, recall));
    }
    for (made, finding) in made.iter().zip(&findings) {
        // Whatever the figures, nothing that was altered is verbatim.
        if made.edit.verdict() != Verdict::Verbatim {
            assert_ne!(
                finding.verdict,
                Verdict::Verbatim,
                "{:?} {}",
                made.edit,
                made.quotation.text
            );
        }
    }
    insta::assert_snapshot!(table);
    for (verdict, precision, recall) in measures {
        let least = match verdict {
            Verdict::Verbatim | Verdict::WrongSource => (1.0, 1.0),
            Verdict::Differs | Verdict::NotFound => (0.97, 0.95),
        };
        assert!(precision >= least.0 && recall >= least.1, "{verdict}: {precision} {recall}");
    }
}
