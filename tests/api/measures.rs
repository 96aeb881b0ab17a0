//! Measures of runs that other programs have measured, and files with mistakes.
//!
//! What other programs say is in `tests/fixtures/eval`; `reference.py` there
//! has made it and names them.

use std::path::PathBuf;

use pincite::eval::{Comparison, Evaluation, Measure, Qrels, Ranking, Run, Topic};
use pincite::{Result, ResultUnit, SourceProblem};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/eval").join(name)
}

/// A line of `expected.tsv`: run, topic or `mean`, measures.
fn expected(run: &str) -> Vec<(String, [Option<f64>; 4])> {
    let text = std::fs::read_to_string(fixture("expected.tsv")).unwrap();
    let lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let of_run = lines.filter(|cells| cells[0] == run);
    of_run
        .map(|cells| {
            let values = cells[2..].iter().map(|cell| cell.parse().ok()).collect::<Vec<_>>();
            (cells[1].to_owned(), values.try_into().unwrap())
        })
        .collect()
}

/// Reads a file that must have no mistakes.
fn clean<T>(read: impl FnOnce(&mut Vec<SourceProblem>) -> Result<T>) -> T {
    let mut problems = Vec::new();
    let value = read(&mut problems).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    value
}

fn evaluate(run: &str) -> Evaluation {
    let qrels = clean(|problems| Qrels::read(&fixture("qrels.txt"), problems));
    let run = clean(|problems| Run::read(&fixture(&format!("{run}.run")), problems));
    let mut evaluation = Evaluation::default();
    for topic in 1..=12 {
        let is_judged = evaluation.add(&run.ranking(&topic.to_string()), &qrels);
        assert_eq!(is_judged, topic != 10);
    }
    evaluation
}

#[track_caller]
fn check(found: f64, expected: Option<f64>, what: &str) {
    let Some(expected) = expected else { return };
    assert!((found - expected).abs() < 1e-9, "{what}: {found}, expected {expected}");
}

#[test]
fn measures_agree_with_those_of_trec_eval() {
    for run in ["ties", "strict"] {
        let evaluation = evaluate(run);
        let expected = expected(run);
        assert_eq!(expected.len(), 12);
        for (topic, values) in expected {
            let of_topic = evaluation.topics().iter().find(|scores| scores.topic == topic);
            for (measure, value) in Measure::ALL.into_iter().zip(values) {
                let found = match topic.as_str() {
                    "mean" => evaluation.mean(measure),
                    _ => of_topic.unwrap().value(measure),
                };
                check(found, value, &format!("{measure} of topic {topic} in {run}"));
            }
        }
    }
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let run = clean(|problems| Run::read(&fixture("ties.run"), problems));
    let rankings: Vec<_> = (1..=12).map(|topic: i32| run.ranking(&topic.to_string())).collect();
    let mut lines = Vec::new();
    rankings.iter().for_each(|ranking| ranking.write(&mut lines, "again").unwrap());
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), lines).unwrap();
    let again = clean(|problems| Run::read(file.path(), problems));
    for ranking in rankings {
        assert_eq!(again.ranking(ranking.topic()), ranking);
    }
}

#[test]
fn what_is_not_found_measures_no_less_than_zero() {
    let mut qrels = Qrels::default();
    qrels.insert("1", "a", 1);
    for measure in Measure::ALL {
        let value = measure.of(&[], qrels.of("1").unwrap());
        assert!(value == 0.0 && value.is_sign_positive(), "{measure}: {value}");
    }
}

#[test]
fn scores_fall_strictly() {
    for scores in [
        &[3.0, 2.0, 1.0][..],
        &[1.0, 1.0, 1.0, 1.0],
        &[1.0, 2.0, 3.0],
        &[0.0, -0.0, 0.0],
        &[f32::MIN_POSITIVE, 0.0, 0.0, -1.0],
        &[f32::NAN, 1.0],
        &[f32::INFINITY, f32::INFINITY],
        &[1.0, f32::NAN, 1.0],
        &[16_777_216.0, 16_777_216.0, 16_777_215.0],
    ] {
        let ranking = Ranking::new("1", scores.iter().map(|score| ("x", *score)));
        let found: Vec<f32> = ranking.hits().map(|(_, score)| score).collect();
        assert!(found.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?} became {found:?}");
        assert!(found.iter().all(|score| score.is_finite()), "{scores:?} became {found:?}");
        // As read by a program that holds scores in single or double precision.
        let mut lines = Vec::new();
        ranking.write(&mut lines, "tag").unwrap();
        let lines = String::from_utf8(lines).unwrap();
        let written = lines.lines().map(|line| line.split(' ').nth(4).unwrap());
        let read: Vec<f64> = written.map(|score| score.parse().unwrap()).collect();
        assert!(read.windows(2).all(|pair| pair[0] > pair[1]), "{lines}");
        assert!(read.iter().zip(&found).all(|(read, found)| *read as f32 == *found), "{lines}");
    }
}

/// An evaluation in which the reciprocal rank of each topic is 1 over `ranks`;
/// 0 where the rank is 0.
fn ranked(ranks: &[usize]) -> Evaluation {
    let (mut evaluation, mut qrels) = (Evaluation::default(), Qrels::default());
    for (topic, rank) in ranks.iter().enumerate() {
        let topic = topic.to_string();
        qrels.insert(&topic, &rank.to_string(), 1);
        let hits = (1..=10).map(|hit: u8| (hit.to_string(), -f32::from(hit)));
        evaluation.add(&Ranking::new(topic, hits), &qrels);
    }
    evaluation
}

#[test]
fn p_values_agree_with_exact_ones() {
    let (ties, strict) = (evaluate("ties"), evaluate("strict"));
    let comparison = Comparison::new(&ties, &strict);
    let (what, exact) = expected("ties-strict").remove(0);
    assert_eq!(what, "p");
    for (by, exact) in comparison.differences().iter().zip(exact) {
        // Four standard errors of 10,000 permutations.
        let exact = exact.unwrap();
        let error = 4.0 * (exact * (1.0 - exact) / 10_000.0).sqrt() + 1e-4;
        assert!((by.p - exact).abs() <= error, "{}: {}, expected {exact}", by.measure, by.p);
        assert!((by.difference() - (by.this - by.other)).abs() < 1e-15);
        assert_eq!(by.better + by.worse + by.equal, 11);
    }
    // The seed is fixed.
    assert_eq!(comparison, Comparison::new(&ties, &strict));
}

#[test]
fn comparisons_count_topics_and_see_chance() {
    let same = [1, 2, 3, 4, 5];
    for (this, other, [better, worse, equal], difference, p) in [
        (&same[..], &same[..], [0, 0, 5], 0.0, 1.0..=1.0),
        (&[1, 1, 1], &[2, 2, 2], [3, 0, 0], 0.5, 0.23..=0.27),
        (&[2, 2, 2], &[1, 1, 1], [0, 3, 0], -0.5, 0.23..=0.27),
        (&[1, 2, 5], &[2, 1, 5], [1, 1, 1], 0.0, 1.0..=1.0),
        // Never 0: one permutation is what was observed.
        (&[1; 40], &[0; 40], [40, 0, 0], 1.0, 0.000_099..=0.000_1),
        (&[], &[], [0, 0, 0], 0.0, 1.0..=1.0),
        // A topic that the other lacks counts 0 there.
        (&[1, 1], &[1], [1, 0, 1], 0.5, 1.0..=1.0),
    ] {
        let comparison = Comparison::new(&ranked(this), &ranked(other));
        let by = comparison.by(Measure::ReciprocalRank);
        assert_eq!([by.better, by.worse, by.equal], [better, worse, equal], "{this:?} {other:?}");
        assert!((by.difference() - difference).abs() < 1e-12, "{this:?} {other:?}: {by:?}");
        assert!(p.contains(&by.p), "{this:?} {other:?}: {by:?}");
    }
}

/// Reads `text`; returns what is wrong with it, a line each.
fn problems<T>(
    text: &[u8],
    read: fn(&std::path::Path, &mut Vec<SourceProblem>) -> Result<T>,
) -> Vec<String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let mut problems = Vec::new();
    read(file.path(), &mut problems).unwrap();
    assert!(problems.iter().all(|problem| problem.path == file.path()));
    let text = |problem: &SourceProblem| match problem.line {
        Some(line) => format!("{line}: {}", problem.error),
        None => problem.error.to_string(),
    };
    problems.iter().map(text).collect()
}

#[test]
fn bad_lines_of_topics_are_named() {
    for (text, expected) in [
        (&b"1\tflood\n2\tdike"[..], &[][..]),
        (b"\xEF\xBB\xBF1\tflood\r\n\r\n  \n2\tdike\n", &[]),
        (b"", &[]),
        (b"1 flood\n2\tdike\n", &["1: expected ID<TAB>QUERY, found no tab"]),
        (b"\tflood\n", &["1: expected ID<TAB>QUERY, found no id"]),
        (b"1\t \n", &["1: topic '1' asks nothing"]),
        (b"my topic\tflood\n", &["1: 'my topic' is not the id of a topic: it has white space"]),
        (b"1\tflood\n2\tdike\n1\triver\n", &["3: topic '1' stands in line 1 already"]),
        (b"1\tfl\xFFod\n2\tdike\n", &["1: is not UTF-8"]),
    ] {
        assert_eq!(problems(text, Topic::read), expected, "{}", String::from_utf8_lossy(text));
    }
    let long = [&b"1\tx\n"[..], &b"x".repeat(3 << 20), b"\n2\ty\n2\tz\n"].concat();
    assert_eq!(
        problems(&long, Topic::read),
        ["2: is longer than a mebibyte", "4: topic '2' stands in line 3 already"]
    );
}

#[test]
fn bad_lines_of_judgments_are_named() {
    for (text, expected) in [
        (&b"1 0 a 1\n1\t0\tb\t-1\n2 Q0 a 0"[..], &[][..]),
        (b"1 0 a\n", &["1: expected 4 fields (TOPIC 0 ID GRADE), found 3"]),
        (b"1 Q0 a 1 2.5 tag\n", &["1: expected 4 fields (TOPIC 0 ID GRADE), found 6"]),
        (b"1 0 a high\n", &["1: 'high' is not a grade; expected a whole number"]),
        (b"1 0 a 0.5\n", &["1: '0.5' is not a grade; expected a whole number"]),
        (
            b"1 0 a 1\n2 0 a 1\n1 0 a 2\n",
            &["3: 'a' is judged twice for topic '1'; the first counts"],
        ),
    ] {
        assert_eq!(problems(text, Qrels::read), expected, "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn bad_lines_of_runs_are_named() {
    for (text, expected) in [
        (&b"1 Q0 a 1 2.5 tag\n1 Q0 b 2 -1e-3 tag\n"[..], &[][..]),
        (b"1 0 a 1\n", &["1: expected 6 fields (TOPIC Q0 ID RANK SCORE TAG), found 4"]),
        (b"1 Q0 a 1 high tag\n", &["1: 'high' is not a score; expected a number"]),
        (b"1 Q0 a 1 NaN tag\n", &["1: 'NaN' is not a score; expected a number"]),
        (b"1 Q0 a 1 1e99 tag\n", &["1: '1e99' is not a score; expected a number"]),
        (
            b"1 Q0 a 1 9 t\n2 Q0 a 1 8 t\n1 Q0 b 2 8 t\n1 Q0 a 3 7 t\n1 0 a\n1 Q0 b 4 6 t\n",
            &[
                "4: 'a' stands in line 1 already for topic '1'",
                "5: expected 6 fields (TOPIC Q0 ID RANK SCORE TAG), found 3",
                "6: 'b' stands in line 3 already for topic '1'",
            ],
        ),
    ] {
        assert_eq!(problems(text, Run::read), expected, "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn a_file_of_another_kind_is_not_listed_line_by_line() {
    let found = problems(&b"what is this\n".repeat(5000), Qrels::read);
    assert_eq!(found.len(), 1001);
    assert_eq!(found[1000], "4000 more lines are not as expected");
}

#[test]
fn a_bad_line_costs_no_other() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "1 Q0 b 1 5 t\nnonsense\n1 Q0 a 9 7 t\n1 Q0 a 2 8 t\n").unwrap();
    let run = Run::read(file.path(), &mut Vec::new()).unwrap();
    let hits: Vec<_> = run.ranking("1").hits().map(|(id, score)| (id.to_owned(), score)).collect();
    assert_eq!(hits, [("a".to_owned(), 7.0), ("b".to_owned(), 5.0)]);
    assert_eq!(run.ranking("2").hits().len(), 0);
    assert!(Run::read(&file.path().join("no"), &mut Vec::new()).is_err());
}

#[test]
fn what_is_judged_is_told_by_its_ids() {
    for (ids, unit) in [
        (&["a", "b"][..], ResultUnit::Article),
        (&["a#1", "b#2"], ResultUnit::Passage),
        // An article without paragraphs among passages.
        (&["a", "b#2"], ResultUnit::Passage),
        (&["a#0", "b#", "#", "c#x"], ResultUnit::Article),
        (&[], ResultUnit::Article),
    ] {
        let mut qrels = Qrels::default();
        ids.iter().for_each(|id| assert!(qrels.insert("1", id, 0)));
        assert_eq!(qrels.unit(), unit, "{ids:?}");
    }
}
