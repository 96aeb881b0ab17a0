//! Everything that is printed on standard output.
//!
//! Text is made for reading, everything else for programs. Text from articles
//! is escaped where it is printed as text, and never in JSON or CSV.

mod aliases;
mod articles;
mod figures;
mod hits;
mod json;
mod lines;
mod marked;
mod problems;
mod style;

use std::io::{self, BufWriter, Stdout, Write};
use std::path::PathBuf;

use pincite::{Index, Results};

pub use aliases::{AliasList, aliases, aliases_export, aliases_json, also_searched};
pub use articles::{article, entries, inspected, passage};
pub use figures::figures;
pub use hits::{explanation, text};
pub use json::{
    articles_json, articles_jsonl, entries_json, entries_jsonl, figures_json, json, jsonl,
    passages_json, passages_jsonl,
};
pub use lines::{csv, entries_csv, paths, trec, vimgrep};
pub use problems::{Left, problems, problems_csv, problems_json, problems_jsonl};
pub use style::{Paint, Style};

/// Standard output, written in large pieces.
pub type Out = BufWriter<Stdout>;

/// Opens standard output.
pub fn stdout() -> Out {
    BufWriter::new(io::stdout())
}

/// Writes what is left.
pub fn finish(mut out: Out) -> io::Result<()> {
    out.flush()
}

/// What a search has found, for printing.
pub struct Hits<'a> {
    pub index: &'a Index,
    pub results: &'a Results,
    /// So many paragraphs are shown before and after each.
    pub context: usize,
}

/// Prints the number of results.
pub fn count(out: &mut Out, total: u64) -> io::Result<()> {
    writeln!(out, "{total}")
}

/// Writes `1 passage`, `2 passages`.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// Writes a number with its thousands apart: `12,345`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Writes paths side by side.
pub fn list_paths(paths: &[PathBuf]) -> String {
    let shown: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (1_566_693, "1,566,693")]
        {
            assert_eq!(grouped(number), expected);
        }
    }
}
