//! Why a hit has its score, as a table.

use pincite::text::{display_width, escape_controls, truncate_to_width};
use pincite::{Explanation, ScorePart};

use crate::output::grouped;
use crate::output::marked::lines;
use crate::output::style::{Paint, Style};

/// Blanks between two columns of a table.
const GAP: usize = 2;

/// Over the first column.
const TERM: &str = "term";

/// A term may be cut to so many columns of the terminal before it gets a line
/// of its own.
const LEAST_TERM: usize = 12;

/// Why a hit has its score, for printing.
pub struct Breakdown {
    /// What was looked for, and what counted in its place; a row each.
    pub labels: Vec<String>,
    pub columns: Vec<Column>,
    /// The sum of the last column, where there is something to sum up.
    pub sum: Option<String>,
    /// What is to be said besides, a sentence each.
    pub remarks: Vec<String>,
}

/// A column of numbers, a cell for each row.
pub struct Column {
    pub title: &'static str,
    pub cells: Vec<String>,
    /// Whether it may be left out where there is no room.
    is_spare: bool,
}

impl Breakdown {
    pub fn new(explanation: &Explanation) -> Self {
        let Explanation { score, is_lowered, parts, recency, .. } = explanation;
        // The sum of nothing is written "-0".
        let score = score + 0.0;
        let mut remarks = Vec::new();
        if parts.is_empty() {
            remarks.push(format!("score {score:.3}: there is no word to rank by"));
        }
        let total = parts.iter().map(|part| part.score).sum::<f64>();
        if let Some(factor) = recency.filter(|_| !parts.is_empty()) {
            let faded = total * factor;
            remarks.push(format!("times {factor:.3} for the age of the article: {faded:.3}"));
        }
        if *is_lowered {
            remarks.push(format!(
                "lowered to {score:.3}, so as not to overtake the results before it"
            ));
        }
        remarks.extend(what_text_is(explanation));
        Self {
            labels: parts.iter().map(label).collect(),
            columns: columns(parts),
            sum: (parts.len() > 1).then(|| thousandths((total * 1000.0).round() as i64)),
            remarks,
        }
    }

    /// Lays it out in at most `width` columns, if that can be done.
    pub fn lines(&self, width: usize, style: &Style) -> Vec<String> {
        let mut rows = if self.labels.is_empty() { Vec::new() } else { self.table(width, style) };
        for remark in &self.remarks {
            let remark = lines(remark, &[], width, style);
            rows.extend(remark.iter().map(|line| style.paint(Paint::Dim, line)));
        }
        rows
    }
    fn table(&self, width: usize, style: &Style) -> Vec<String> {
        let taken = |columns: &[&Column]| columns.iter().map(|c| GAP + c.width()).sum::<usize>();
        let mut columns: Vec<&Column> = self.columns.iter().collect();
        if taken(&columns) > width {
            columns.retain(|column| !column.is_spare);
        }
        // A long term stands on a line of its own where it leaves no room.
        let widest = self.labels.iter().map(|label| display_width(label)).max().unwrap_or(0);
        let widest = widest.max(TERM.len());
        let room = width.saturating_sub(taken(&columns));
        let is_stacked = room < widest.min(LEAST_TERM);
        let label_width = if is_stacked { 0 } else { widest.min(room) };

        let row = |label: &str, cell: &dyn Fn(&Column) -> String| {
            let mut row = truncate_to_width(label, label_width).into_owned();
            row += &" ".repeat(label_width - display_width(&row));
            for column in &columns {
                let cell = cell(column);
                row += &" ".repeat(GAP + column.width() - display_width(&cell));
                row += &cell;
            }
            row
        };
        let title = row(TERM, &|column| column.title.to_owned());
        let mut rows = vec![style.paint(Paint::Dim, &title)];
        for (at, label) in self.labels.iter().enumerate() {
            if is_stacked {
                rows.push(truncate_to_width(label, width).into_owned());
            }
            rows.push(row(label, &|column| column.cells[at].clone()));
        }
        if let (Some(sum), Some(scores)) = (&self.sum, columns.last()) {
            let line = "─".repeat(display_width(sum).max(scores.width()));
            let under = display_width(&title);
            rows.push(style.paint(Paint::Dim, &format!("{line:>under$}")));
            rows.push(format!("{sum:>under$}"));
        }
        rows
    }
}

/// Says how occurrences are weighed in this passage; `None` where none are.
fn what_text_is(explanation: &Explanation) -> Option<String> {
    let Explanation { parts, length, mean_words, passages, k1, norm, .. } = explanation;
    if parts.iter().all(|part| part.text == 0.0) {
        return None;
    }
    let most = k1 + 1.0;
    Some(format!(
        "text = tf × {most:.1} / (tf + {norm:.3}), for {length:.2} times the mean length of {} \
         passages, {mean_words:.0} words",
        grouped(*passages)
    ))
}

impl Column {
    fn width(&self) -> usize {
        let cells = self.cells.iter().map(|cell| display_width(cell));
        cells.max().unwrap_or(0).max(self.title.len())
    }
}

fn columns(parts: &[ScorePart]) -> Vec<Column> {
    let column = |title, is_spare, cell: &dyn Fn(&ScorePart) -> String| Column {
        title,
        cells: parts.iter().map(cell).collect(),
        is_spare,
    };
    let some = |value: f64| if value == 0.0 { "–".to_owned() } else { format!("{value:.3}") };
    let mut columns = vec![
        column("tf", true, &|part| grouped(part.frequency.into())),
        column("df", true, &|part| grouped(part.documents)),
        column("idf", false, &|part| format!("{:.3}", part.idf)),
        column("text", false, &|part| some(part.text)),
    ];
    if parts.iter().any(|part| part.together != 0.0) {
        columns.push(column("together", false, &|part| some(part.together)));
    }
    if parts.iter().any(|part| part.exact != 0.0) {
        columns.push(column("exact", false, &|part| some(part.exact)));
    }
    if parts.iter().any(|part| part.title != 0.0) {
        columns.push(column("title", false, &|part| some(part.title)));
    }
    if parts.iter().any(|part| part.article != 0.0) {
        columns.push(column("article", false, &|part| some(part.article)));
    }
    if parts.iter().any(|part| part.weight != 1.0) {
        columns.push(column("weight", false, &|part| weight(part.weight)));
    }
    let scores: Vec<f64> = parts.iter().map(|part| part.score).collect();
    let cells = rounded(&scores).into_iter().map(thousandths).collect();
    columns.push(Column { title: "score", cells, is_spare: false });
    columns
}

/// `2`, `0.5`, `0.333`.
fn weight(weight: f64) -> String {
    let text = format!("{weight:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Rounds to thousandths in such a way that what is shown adds up to the sum as
/// it is shown: where plain rounding misses it, those that are nearest to being
/// rounded the other way are.
fn rounded(values: &[f64]) -> Vec<i64> {
    let exact: Vec<f64> = values.iter().map(|value| value * 1000.0).collect();
    let mut shown: Vec<i64> = exact.iter().map(|value| value.round() as i64).collect();
    let sum = exact.iter().sum::<f64>().round() as i64;
    let off = sum - shown.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..shown.len()).collect();
    let left = |at: &usize| (exact[*at] - shown[*at] as f64) * off.signum() as f64;
    order.sort_by(|a, b| left(b).total_cmp(&left(a)));
    for at in order.into_iter().take(off.unsigned_abs() as usize) {
        shown[at] += off.signum();
    }
    shown
}

fn thousandths(value: i64) -> String {
    format!("{:.3}", value as f64 / 1000.0)
}

/// What was looked for, and what counted in its place.
fn label(part: &ScorePart) -> String {
    let label = match &part.found_as {
        Some(found_as) => format!("{} as {found_as}", part.term),
        None => part.term.clone(),
    };
    escape_controls(&label).replace(['\n', '\t'], " ")
}
