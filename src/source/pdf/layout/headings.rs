//! Deciding what each part of the text is: title, heading, caption, item or
//! paragraph; and writing it as a block.

use super::super::super::block::{Block, Role};
use super::super::super::{text, tidy};
use super::hyphens::Words;
use super::paragraphs::{Kind, Part, is_bullet, is_numbered};
use super::style::{Style, tenths};
use super::{bidi, notes};
use crate::{ParagraphKind, SourceSpan};

/// Headings are larger than running text by this factor, or bold.
const LARGER: f64 = 1.1;
/// A heading has at most so many characters and lines.
const MAX_CHARS: usize = 200;
const MAX_LINES: usize = 4;

/// Writes parts as blocks.
pub(super) fn blocks(parts: Vec<Part>, style: &Style) -> Vec<Block> {
    let mut words = Words::default();
    for line in parts.iter().flat_map(|part| &part.lines) {
        words.see(&line.text);
    }
    let levels = levels(&parts, style);
    let labels = notes::Labels::of_all(&parts);
    let mut blocks: Vec<Block> = Vec::with_capacity(parts.len());
    for part in parts {
        let block = block(part, style, &words, &levels, labels);
        if !block.text.is_empty() {
            blocks.push(block);
        }
    }
    mark_numbered(&mut blocks);
    join_items(blocks)
}

/// Makes items of paragraphs that are numbered one after the other.
fn mark_numbered(blocks: &mut [Block]) {
    let number = |block: &Block| -> Option<u32> {
        let digits = is_numbered(&block.text) && block.role == Role::Open;
        let mark = block.text.split(|c: char| !c.is_ascii_digit()).find(|mark| !mark.is_empty());
        mark.filter(|_| digits)?.parse().ok()
    };
    let numbers: Vec<Option<u32>> = blocks.iter().map(number).collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let Some(own) = numbers[at] else { continue };
        let before = at.checked_sub(1).and_then(|at| numbers[at]);
        let after = numbers.get(at + 1).copied().flatten();
        if before.is_some_and(|before| before + 1 == own) || after == Some(own + 1) {
            block.role = Role::Paragraph(ParagraphKind::List);
        }
    }
}

fn block(
    part: Part,
    style: &Style,
    words: &Words,
    levels: &[(i64, bool)],
    labels: notes::Labels,
) -> Block {
    let place = SourceSpan { page: Some(part.page), ..SourceSpan::default() };
    let joined = words.join(part.lines.iter().map(|line| line.text.as_str()));
    let joined = bidi::turn_brackets(joined);
    let looks = looks(&part);
    let mut block = Block::new(joined, Role::Open, place);
    block.lines = part.lines.len();
    let refers = part
        .lines
        .iter()
        .flat_map(|line| line.refers_to.iter().map(|mark| labels.of(line.page, mark)));
    block.refers_to = refers.collect();
    match &part.kind {
        Kind::Note(mark) => {
            block.text = notes::text(mark.as_deref(), &block.text);
            block.label = mark.as_deref().map(|mark| labels.of(part.page, mark));
            block.role = Role::Paragraph(ParagraphKind::Note);
        }
        Kind::Table(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| row.join(" | ")).collect();
            block.text = tidy::tidy_lines(&rows.join("\n"));
            block.role = Role::Paragraph(ParagraphKind::Table);
        }
        Kind::Text if is_caption(&part, &block.text, style) => {
            block.role = Role::Paragraph(ParagraphKind::Caption);
        }
        Kind::Text if is_bullet(&block.text) => {
            let item = block.text.split_once(' ').map_or("", |(_, item)| item.trim_start());
            block.text = item.to_owned();
            block.role = Role::Paragraph(ParagraphKind::List);
        }
        Kind::Text if is_heading(&part, &block.text, style) => {
            block.role = Role::Heading;
            let rank = levels.iter().position(|level| *level == looks).unwrap_or(levels.len());
            block.heading_level = u8::try_from(rank + 1).unwrap_or(6).min(6);
        }
        Kind::Text if is_quote(&part) => {
            block.role = Role::Paragraph(ParagraphKind::Quote);
        }
        Kind::Text => {}
    }
    block
}

/// Says whether a part is set in from both margins, as quotations are.
fn is_quote(part: &Part) -> bool {
    /// Shorter ones may be addresses or verse.
    const MIN_LINES: usize = 3;
    let is_set_in = |line: &super::lines::Line| {
        line.indent(part.left) > line.size * 1.2 && part.right - line.x1 > line.size * 0.8
    };
    part.lines.len() >= MIN_LINES && !part.centred && part.lines.iter().all(is_set_in)
}

/// The looks by which headings are ranked: size in tenths, and boldness.
fn looks(part: &Part) -> (i64, bool) {
    part.lines.first().map_or((0, false), |line| (tenths(line.size), line.bold))
}

/// Returns the looks of all headings, those of the highest level first.
fn levels(parts: &[Part], style: &Style) -> Vec<(i64, bool)> {
    let is_heading = |part: &&Part| {
        let text: Vec<&str> = part.lines.iter().map(|line| line.text.as_str()).collect();
        part.kind == Kind::Text && is_heading(part, &text.join(" "), style)
    };
    let mut levels: Vec<(i64, bool)> = parts.iter().filter(is_heading).map(looks).collect();
    levels.sort_unstable_by(|a, b| b.cmp(a));
    levels.dedup();
    levels
}

fn is_heading(part: &Part, joined: &str, style: &Style) -> bool {
    let Some(first) = part.lines.first() else { return false };
    let is_short = part.lines.len() <= MAX_LINES && joined.chars().count() <= MAX_CHARS;
    let has_letters = joined.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if !is_short || !has_letters {
        return false;
    }
    let is_larger = part.lines.iter().all(|line| line.size > style.size * LARGER);
    let is_bold =
        !style.bold && part.lines.iter().all(|line| line.bold) && first.size > style.size * 0.95;
    let ends = joined.ends_with([',', ';', ':', '،'])
        || joined.ends_with('.') && text::count_words(joined) > 6;
    is_larger && !joined.ends_with([',', ';']) || is_bold && !ends
}

/// Words that captions begin with, before a number.
const CAPTIONS: &[&str] = &[
    "figure",
    "fig.",
    "table",
    "chart",
    "map",
    "photo",
    "image",
    "box",
    "graph",
    "exhibit",
    "plate",
    "abbildung",
    "abb.",
    "tabelle",
    "tab.",
    "grafik",
    "karte",
    "tableau",
    "carte",
    "graphique",
    "cuadro",
    "tabla",
    "figura",
    "gráfico",
    "tabela",
    "рис.",
    "рисунок",
    "таблица",
    "图",
    "表",
    "شکل",
    "جدول",
    "الشكل",
    "الجدول",
];

/// Says whether a part is the text of a figure or a table: `Figure 3: ...`.
fn is_caption(part: &Part, joined: &str, style: &Style) -> bool {
    let lower = joined.to_lowercase();
    let after = CAPTIONS.iter().find_map(|word| lower.strip_prefix(word));
    let Some(after) = after.map(str::trim_start) else { return false };
    let number_len = after
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '–')))
        .unwrap_or(after.len());
    let number = &after[..number_len];
    let has_number = number.chars().any(char::is_numeric) && number.chars().count() <= 6;
    // "Table 2 shows that ..." is a sentence: a caption has a mark after the
    // number, or is set small, or is a line of its own kind.
    let rest = &after[number_len..];
    let has_mark = rest.starts_with([':', '|', '—', '：']) || number.ends_with(['.', '–']);
    let is_small = part.lines.first().is_some_and(|line| line.size < style.size * 0.95);
    has_number && part.lines.len() <= 8 && (has_mark || is_small)
}

/// Joins short items of a list into one paragraph.
fn join_items(blocks: Vec<Block>) -> Vec<Block> {
    let is_item = |block: &Block| block.role == Role::Paragraph(ParagraphKind::List);
    let is_short = |block: &Block| is_item(block) && !text::ends_sentence(&block.text);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match joined.last_mut() {
            Some(last) if is_short(last) && is_short(&block) => {
                last.text.push_str(" · ");
                last.text.push_str(&block.text);
                last.refers_to.extend(block.refers_to);
            }
            _ => joined.push(block),
        }
    }
    joined
}
