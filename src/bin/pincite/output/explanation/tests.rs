//! Breakdowns as they are printed, of values made by hand.

use pincite::text::display_width;
use pincite::{Explanation, ScorePart};
use proptest::prelude::*;

use super::Breakdown;
use crate::output::Style;

const PLAIN: Style = Style { color: false, links: false, width: 80 };

/// A part of a score; only the library makes them, and JSON.
fn part(term: &str, idf: f64, text: f64) -> ScorePart {
    serde_json::from_value(serde_json::json!({
        "term": term, "found_as": null, "frequency": 1, "documents": 2, "idf": idf,
        "text": text, "together": 0.0, "exact": 0.0, "title": 0.0, "article": 0.0,
        "weight": 1.0, "score": 0.0,
    }))
    .unwrap()
}

fn changed(mut part: ScorePart, change: impl FnOnce(&mut ScorePart)) -> ScorePart {
    change(&mut part);
    part
}

fn explanation(mut parts: Vec<ScorePart>) -> Explanation {
    for part in &mut parts {
        let worth = part.text + part.together + part.exact + part.title + part.article;
        part.score = part.weight * part.idf * worth;
    }
    let score = parts.iter().map(|part| part.score).sum::<f64>();
    serde_json::from_value(serde_json::json!({
        "score": score, "is_lowered": false, "parts": parts, "recency": null, "length": 0.83,
        "mean_words": 45.2, "passages": 12345, "k1": 1.2, "norm": 1.047,
    }))
    .unwrap()
}

#[track_caller]
fn check(explanation: &Explanation, width: usize, expected: &str) {
    let lines = Breakdown::new(explanation).lines(width, &PLAIN);
    assert_eq!(format!("\n{}\n", lines.join("\n")), expected);
    for line in lines {
        assert!(display_width(&line) <= width, "{line}");
    }
}

/// Everything there can be.
fn everything() -> Explanation {
    explanation(vec![
        changed(part("\"toll bridge\"", 4.1205, 0.98), |part| {
            (part.exact, part.title) = (0.1, 0.6);
        }),
        changed(part("ISKP", 1.2397, 1.3104), |part| {
            part.found_as = Some("ISIS-K".to_owned());
            (part.frequency, part.documents, part.weight) = (3, 1204, 0.5);
        }),
        changed(part("河", 0.4, 0.0), |part| {
            (part.frequency, part.documents, part.title) = (0, 7, 0.6);
        }),
    ])
}

#[test]
fn parts_are_rows_that_add_up() {
    check(
        &everything(),
        76,
        "
term            tf     df    idf   text  exact  title  weight  score
\"toll bridge\"    1      2  4.120  0.980  0.100  0.600       1  6.923
ISKP as ISIS-K   3  1,204  1.240  1.310      –      –     0.5  0.812
河               0      7  0.400      –      –  0.600       1  0.240
                                                               ─────
                                                               7.975
text = tf × 2.2 / (tf + 1.047), for 0.83 times the mean length of 12,345
passages, 45 words
",
    );
}

#[test]
fn a_narrow_terminal_keeps_what_counts() {
    check(
        &everything(),
        56,
        "
  tf     df    idf   text  exact  title  weight  score
\"toll bridge\"
   1      2  4.120  0.980  0.100  0.600       1  6.923
ISKP as ISIS-K
   3  1,204  1.240  1.310      –      –     0.5  0.812
河
   0      7  0.400      –      –  0.600       1  0.240
                                                 ─────
                                                 7.975
text = tf × 2.2 / (tf + 1.047), for 0.83 times the mean
length of 12,345 passages, 45 words
",
    );
    check(
        &everything(),
        44,
        "
    idf   text  exact  title  weight  score
\"toll bridge\"
  4.120  0.980  0.100  0.600       1  6.923
ISKP as ISIS-K
  1.240  1.310      –      –     0.5  0.812
河
  0.400      –      –  0.600       1  0.240
                                      ─────
                                      7.975
text = tf × 2.2 / (tf + 1.047), for 0.83
times the mean length of 12,345 passages, 45
words
",
    );
}

#[test]
fn columns_without_a_say_are_left_out() {
    check(
        &explanation(vec![part("toll", 2.0, 0.5)]),
        76,
        "
term  tf  df    idf   text  score
toll   1   2  2.000  0.500  1.000
text = tf × 2.2 / (tf + 1.047), for 0.83 times the mean length of 12,345
passages, 45 words
",
    );
}

#[test]
fn what_is_not_a_sum_is_said() {
    let nothing = explanation(Vec::new());
    check(&nothing, 76, "\nscore 0.000: there is no word to rank by\n");
    let mut lowered = explanation(vec![part("toll", 2.0, 0.5)]);
    lowered.recency = Some(0.5);
    check(
        &lowered,
        76,
        "
term  tf  df    idf   text  score
toll   1   2  2.000  0.500  1.000
times 0.500 for the age of the article: 0.500
text = tf × 2.2 / (tf + 1.047), for 0.83 times the mean length of 12,345
passages, 45 words
",
    );
    lowered.recency = None;
    lowered.is_lowered = true;
    lowered.score = 0.75;
    check(
        &lowered,
        76,
        "
term  tf  df    idf   text  score
toll   1   2  2.000  0.500  1.000
lowered to 0.750, so as not to overtake the results before it
text = tf × 2.2 / (tf + 1.047), for 0.83 times the mean length of 12,345
passages, 45 words
",
    );
}

#[test]
fn terms_are_harmless() {
    let lines = Breakdown::new(&explanation(vec![part("a\u{1B}[31m\nb", 1.0, 1.0)]));
    assert_eq!(lines.labels, ["a␛[31m b"]);
}

proptest! {
    #[test]
    fn what_is_shown_adds_up(values in prop::collection::vec(0.0..20.0f64, 2..12)) {
        let parts = values.iter().map(|idf| part("x", *idf, 1.0)).collect();
        let Breakdown { columns, sum, .. } = Breakdown::new(&explanation(parts));
        let thousandths = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
        let cells = &columns.last().unwrap().cells;
        let shown: i64 = cells.iter().map(|cell| thousandths(cell)).sum();
        prop_assert_eq!(shown, thousandths(&sum.unwrap()));
        for (cell, value) in cells.iter().zip(&values) {
            prop_assert!((thousandths(cell) as f64 - value * 1000.0).abs() < 1.0 + 1e-9);
        }
    }
}
