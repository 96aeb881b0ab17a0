//! Foot- and endnotes.

use super::shape;
use crate::ParagraphKind;
use crate::source::block::{Block, Role};

/// Headings that notes stand under, in lower case.
const HEADINGS: &[&str] = &[
    "notes",
    "note",
    "endnotes",
    "end notes",
    "footnotes",
    "references",
    "bibliography",
    "works cited",
    "sources",
    "citations",
    "notes and references",
    "further reading",
    "anmerkungen",
    "fußnoten",
    "literatur",
    "quellen",
    "notas",
    "referencias",
    "bibliografía",
    "bibliographie",
    "références",
    "примечания",
    "сноски",
    "литература",
    "источники",
    "注释",
    "参考文献",
    "المراجع",
    "المصادر",
];

/// Returns what stands in the brackets that a note begins with: `[1]`, `[iv]`,
/// `[*]`.
pub(super) fn bracket_mark(text: &str) -> Option<&str> {
    let (mark, rest) = text.strip_prefix('[')?.split_once(']')?;
    let roman = mark.len() <= 5
        && mark.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'));
    let number = mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
    let sign = matches!(mark, "*" | "**" | "†" | "‡")
        || mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_lowercase());
    (!mark.is_empty() && (roman || number || sign) && shape::has_content(rest)).then_some(mark)
}

/// Marks notes: blocks that begin with a mark in brackets, and everything from
/// a heading of notes on.
pub(super) fn mark(blocks: &mut [Block]) {
    let Some(last) = blocks.len().checked_sub(1) else { return };
    let heading = blocks.iter().rposition(|block| {
        (block.is_open() || block.role == Role::Heading)
            && block.text.len() <= 80
            && HEADINGS.contains(&shape::label(&block.text).as_str())
    });
    // "Endnotes" before "References" heads notes too, if nothing but numbered
    // blocks stands between them.
    let heading = heading.map(|last_heading| {
        let is_numbered = |block: &Block| {
            block.text.starts_with(|c: char| c.is_ascii_digit())
                || bracket_mark(&block.text).is_some()
                || starts_superscript(&block.text)
        };
        blocks[..last_heading]
            .iter()
            .rposition(|block| !is_numbered(block))
            .filter(|at| {
                at + 1 < last_heading
                    && blocks[*at].text.len() <= 80
                    && HEADINGS.contains(&shape::label(&blocks[*at].text).as_str())
            })
            .map_or((last_heading, last_heading), |first| (first, last_heading))
    });
    // In the first third, "Notes" heads something else.
    if let Some((at, second)) =
        heading.filter(|(_, second)| *second < last && *second * 3 >= blocks.len())
    {
        blocks[at].role = Role::Heading;
        blocks[second].role = Role::Heading;
        for block in &mut blocks[at + 1..] {
            if matches!(block.role, Role::Open | Role::Paragraph(ParagraphKind::List)) {
                block.role = Role::Paragraph(ParagraphKind::Note);
            }
        }
    }
    // A mark at the very start of the text is a label, not a note.
    for block in blocks.iter_mut().skip(1).filter(|block| block.is_open()) {
        if bracket_mark(&block.text).is_some() || starts_superscript(&block.text) {
            block.role = Role::Paragraph(ParagraphKind::Note);
        }
    }
}

fn starts_superscript(text: &str) -> bool {
    text.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '†', '‡'])
}

#[cfg(test)]
mod tests {
    use super::bracket_mark;

    #[test]
    fn knows_marks() {
        assert_eq!(bracket_mark("[iv] See the minutes."), Some("iv"));
        assert_eq!(bracket_mark("[12] Ibid."), Some("12"));
        for text in ["[sic] he wrote", "[1]", "[2024] was", "(1) x", "[] x", "[Photo: X]"] {
            assert_eq!(bracket_mark(text), None, "{text}");
        }
    }
}
