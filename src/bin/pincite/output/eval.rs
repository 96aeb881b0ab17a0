//! How good a ranking is.

use std::io;
use std::path::Path;

use pincite::ResultUnit;
use pincite::eval::{Comparison, Evaluation, Measure, PERMUTATIONS, TopicScores};
use pincite::text::{display_width, escape_controls};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::style::{Paint, Style};
use super::{Out, counted, grouped};
use crate::report::Failure;

/// What was measured, for printing.
pub struct Measured<'a> {
    pub unit: ResultUnit,
    pub depth: usize,
    pub ours: &'a Evaluation,
    /// Another run on the same topics, and its file.
    pub other: Option<(&'a Evaluation, &'a Path)>,
    pub per_topic: bool,
}

impl Measured<'_> {
    fn unit(&self) -> &'static str {
        match self.unit {
            ResultUnit::Passage => "passage",
            ResultUnit::Article => "article",
        }
    }

    fn comparison(&self) -> Option<Comparison> {
        self.other.map(|(other, _)| Comparison::new(self.ours, other))
    }

    /// Returns the topics, each with its scores in the other run.
    fn topics(&self) -> impl Iterator<Item = (&TopicScores, Option<&TopicScores>)> {
        let other = self.other.map(|(other, _)| other.topics());
        let topics = self.ours.topics().iter().enumerate();
        topics.map(move |(at, scores)| (scores, other.and_then(|other| other.get(at))))
    }
}

/// Prints the measures as a table, a line each.
pub fn measured(out: &mut Out, measured: &Measured<'_>, style: &Style) -> io::Result<()> {
    let topics = counted(measured.ours.topics().len() as u64, "topic", "topics");
    let mut title = format!("{topics} by {}", measured.unit());
    if let Some((_, path)) = measured.other {
        title += &format!(", beside {}", path.display());
    }
    writeln!(out, "{}", style.paint(Paint::Title, &escape_controls(&title)))?;
    let mut table = Table::default();
    match measured.comparison() {
        None => {
            for measure in Measure::ALL {
                table.row([measure.to_string(), four_digits(measured.ours.mean(measure))]);
            }
        }
        Some(comparison) => {
            let head = ["", "this run", "other", "difference", "p", "better", "worse", "equal"];
            table.head(head.map(str::to_owned));
            for by in comparison.differences() {
                table.row([
                    by.measure.to_string(),
                    four_digits(by.this),
                    four_digits(by.other),
                    signed(by.difference()),
                    four_digits(by.p),
                    grouped(by.better as u64),
                    grouped(by.worse as u64),
                    grouped(by.equal as u64),
                ]);
            }
        }
    }
    table.print(out, style)?;
    if measured.per_topic {
        let title =
            if measured.other.is_some() { "Difference of each topic" } else { "Each topic" };
        writeln!(out, "\n{}", style.paint(Paint::Title, title))?;
        per_topic(measured).print(out, style)?;
    }
    Ok(())
}

/// A line for each topic: its measures, or beside another run what they are
/// more or less than there.
fn per_topic(measured: &Measured<'_>) -> Table {
    let mut table = Table::default();
    let mut head = vec!["topic".to_owned()];
    head.extend(Measure::ALL.map(|measure| measure.to_string()));
    head.extend(["relevant".to_owned(), "found".to_owned()]);
    table.head(head);
    for (scores, other) in measured.topics() {
        let mut row = vec![escape_controls(&scores.topic).into_owned()];
        row.extend(Measure::ALL.map(|measure| match other {
            Some(other) => signed(scores.value(measure) - other.value(measure)),
            None => four_digits(scores.value(measure)),
        }));
        row.extend([grouped(scores.relevant as u64), grouped(scores.found as u64)]);
        table.row(row);
    }
    table
}

fn four_digits(value: f64) -> String {
    format!("{value:.4}")
}

/// A difference, which has a sign unless it is none.
fn signed(value: f64) -> String {
    let shown = format!("{value:+.4}");
    if matches!(shown.as_str(), "+0.0000" | "-0.0000") { "0.0000".to_owned() } else { shown }
}

/// Rows of cells, the first to the left and the others to the right.
#[derive(Default)]
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn head(&mut self, cells: impl Into<Vec<String>>) {
        self.head = cells.into();
    }

    fn row(&mut self, cells: impl Into<Vec<String>>) {
        self.rows.push(cells.into());
    }

    fn print(&self, out: &mut Out, style: &Style) -> io::Result<()> {
        let mut widths: Vec<usize> = Vec::new();
        for row in self.rows.iter().chain([&self.head]) {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(display_width(cell));
            }
        }
        let line = |row: &[String]| {
            let mut line = String::new();
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(width - display_width(cell));
                line += "  ";
                line += &if at == 0 { format!("{cell}{gap}") } else { format!("{gap}{cell}") };
            }
            line.trim_end().to_owned()
        };
        if !self.head.is_empty() {
            writeln!(out, "{}", style.paint(Paint::Dim, &line(&self.head)))?;
        }
        for row in &self.rows {
            writeln!(out, "{}", line(row))?;
        }
        Ok(())
    }
}

/// `eval --format json`
#[derive(Serialize)]
struct MeasuredJson<'a> {
    by: &'static str,
    depth: usize,
    /// How many topics were measured.
    topics: usize,
    measures: ByMeasure<f64>,
    compare: Option<CompareJson>,
    per_topic: Option<Vec<TopicJson<'a>>>,
}

#[derive(Serialize)]
struct CompareJson {
    run: String,
    permutations: u32,
    measures: ByMeasure<DifferenceJson>,
}

#[derive(Clone, Copy, Serialize)]
struct DifferenceJson {
    other: f64,
    difference: f64,
    p: f64,
    better: usize,
    worse: usize,
    equal: usize,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    topic: &'a str,
    relevant: usize,
    found: usize,
    measures: ByMeasure<f64>,
    /// The same of the other run.
    other: Option<ByMeasure<f64>>,
}

/// An object with a member for each measure.
struct ByMeasure<T>([T; Measure::ALL.len()]);

impl<T: Serialize> Serialize for ByMeasure<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (measure, value) in Measure::ALL.into_iter().zip(&self.0) {
            map.serialize_entry(&measure.to_string(), value)?;
        }
        map.end()
    }
}

/// Prints one object with all.
pub fn measured_json(out: &mut Out, measured: &Measured<'_>) -> Result<(), Failure> {
    let of_topic = |scores: &TopicScores| ByMeasure(Measure::ALL.map(|m| scores.value(m)));
    let compare = measured.comparison().zip(measured.other).map(|(comparison, (_, path))| {
        let measures = Measure::ALL.map(|measure| {
            let by = comparison.by(measure);
            DifferenceJson {
                other: by.other,
                difference: by.difference(),
                p: by.p,
                better: by.better,
                worse: by.worse,
                equal: by.equal,
            }
        });
        CompareJson {
            run: path.display().to_string(),
            permutations: PERMUTATIONS,
            measures: ByMeasure(measures),
        }
    });
    let per_topic = measured.per_topic.then(|| {
        let topics = measured.topics().map(|(scores, other)| TopicJson {
            topic: &scores.topic,
            relevant: scores.relevant,
            found: scores.found,
            measures: of_topic(scores),
            other: other.map(of_topic),
        });
        topics.collect()
    });
    let whole = MeasuredJson {
        by: measured.unit(),
        depth: measured.depth,
        topics: measured.ours.topics().len(),
        measures: ByMeasure(Measure::ALL.map(|measure| measured.ours.mean(measure))),
        compare,
        per_topic,
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    Ok(writeln!(out)?)
}
