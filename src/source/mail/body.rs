//! The text of a message: what its sender wrote, apart from what is quoted
//! and what stands under every message.

use crate::ParagraphKind;
use crate::article::{LeftOut, SourceSpan};
use crate::source::block::{Block, Role};
use crate::source::tidy;

/// The text of a message, taken apart.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// What the sender wrote: the text with what is left out made blank, so
    /// that lines keep their numbers.
    pub(super) own: String,
    /// What is left out, with its lines in the text.
    pub(super) left_out: Vec<LeftOut>,
    /// What a person should know about it.
    pub(super) note: Option<&'static str>,
}

/// What a line of a message is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Line {
    Own,
    Quoted,
    Signature,
    ListFooter,
    Armour,
}

impl Line {
    fn why(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Quoted => "quoted message",
            Self::Signature => "signature",
            Self::ListFooter => "footer of the mailing list",
            Self::Armour => "digital signature",
        }
    }
}

/// Words that end the line above a quotation, which says who wrote it.
const WROTE: &[&str] = &[
    "wrote",
    "writes",
    "schrieb",
    "écrit",
    "escribió",
    "ha scritto",
    "escreveu",
    "пишет",
    "написал",
    "написала",
    "schreef",
    "skrev",
    "写道",
    "napisał",
    "napisała",
    "yazdı",
];

/// Lines above a whole message that is quoted without marks.
const ORIGINAL: &[&str] = &[
    "original message",
    "ursprüngliche nachricht",
    "message d'origine",
    "mensaje original",
    "messaggio originale",
    "mensagem original",
    "исходное сообщение",
];

/// The names of header fields, as mail programs copy them above a quoted
/// message.
const COPIED_FIELDS: &[&str] =
    &["sent:", "date:", "to:", "subject:", "gesendet:", "an:", "envoyé:", "à:"];

/// A line of this many underscores stands above the footer of a mailing list.
const FOOTER_UNDERSCORES: usize = 40;

/// Takes the text of a message apart.
pub(super) fn split(text: &str) -> Body {
    let lines: Vec<&str> = text.lines().collect();
    let mut kinds = mark(&lines);
    let mut note = None;
    let has_own =
        lines.iter().zip(&kinds).any(|(line, kind)| *kind == Line::Own && has_words(line));
    let mut is_unmarked = false;
    if !has_own && kinds.contains(&Line::Quoted) {
        note = Some("the message holds only what others wrote; it is read as its text");
        is_unmarked = true;
        for kind in kinds.iter_mut().filter(|kind| **kind == Line::Quoted) {
            *kind = Line::Own;
        }
    }
    let mut body = Body { note, ..Body::default() };
    for (line, kind) in lines.iter().zip(&kinds) {
        if *kind == Line::Own {
            let line = if is_unmarked { line.trim_start_matches(['>', ' ']) } else { line };
            body.own.push_str(line);
        }
        body.own.push('\n');
    }
    body.left_out = left_out(&lines, &kinds);
    body
}

fn has_words(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

/// Decides on each line.
fn mark(lines: &[&str]) -> Vec<Line> {
    let mut kinds = vec![Line::Own; lines.len()];
    let mut rest = Line::Own;
    let mut in_armour = false;
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim();
        in_armour |= matches!(
            trimmed,
            "-----BEGIN PGP SIGNED MESSAGE-----" | "-----BEGIN PGP SIGNATURE-----"
        );
        if in_armour {
            kinds[at] = Line::Armour;
            // The head of what is signed ends with a blank line.
            let ends_head = trimmed.is_empty()
                && !lines[..at].iter().rev().take(5).any(|line| line.contains("PGP SIGNATURE"));
            in_armour = !ends_head && trimmed != "-----END PGP SIGNATURE-----";
            continue;
        }
        let is_quoted = trimmed.starts_with('>') || trimmed.starts_with("|>");
        rest = match rest {
            _ if is_footer(trimmed) => Line::ListFooter,
            Line::Own if is_original(trimmed) || is_copied_header(&lines[at..]) => Line::Quoted,
            Line::Own | Line::Quoted if is_signature_mark(line) => Line::Signature,
            rest => rest,
        };
        kinds[at] = match rest {
            Line::Own if is_quoted => Line::Quoted,
            // A signature above a quotation ends with it.
            Line::Signature if is_quoted => {
                rest = Line::Own;
                Line::Quoted
            }
            rest => rest,
        };
    }
    mark_attributions(lines, &mut kinds);
    kinds
}

fn is_signature_mark(line: &str) -> bool {
    matches!(line.trim_end_matches(['\r', '\n']), "-- " | "--")
}

fn is_footer(line: &str) -> bool {
    line.len() >= FOOTER_UNDERSCORES && line.bytes().all(|byte| byte == b'_')
}

fn is_original(line: &str) -> bool {
    let inner = line.trim_matches(['-', ' ']).to_lowercase();
    line.starts_with("--") && line.ends_with("--") && ORIGINAL.contains(&inner.as_str())
}

/// Says whether lines begin with the header of a message as it is copied above
/// a reply: a sender, and two more fields.
fn is_copied_header(lines: &[&str]) -> bool {
    let first =
        lines.first().map(|line| line.trim_start_matches('*').to_lowercase()).unwrap_or_default();
    let is_sender = ["from:", "von:", "de:"].iter().any(|name| first.starts_with(name));
    let is_field = |line: &&&str| {
        let line = line.trim_start_matches(['*', ' ']).to_lowercase();
        COPIED_FIELDS.iter().any(|name| line.starts_with(name))
    };
    is_sender && lines.iter().skip(1).take(4).filter(is_field).count() >= 2
}

/// Marks the lines that say who wrote what is quoted under them.
fn mark_attributions(lines: &[&str], kinds: &mut [Line]) {
    for at in 1..lines.len() {
        let begins = kinds[at] == Line::Quoted
            && kinds[at - 1] == Line::Own
            && lines[at].trim_start().starts_with('>');
        if !begins {
            continue;
        }
        let above =
            (0..at).rev().skip_while(|at| lines[*at].trim().is_empty() && kinds[*at] == Line::Own);
        let Some(last) = above.take(1).find(|at| kinds[*at] == Line::Own) else { continue };
        let is_attribution = |first: usize| is_attribution(&lines[first..=last].join(" "));
        if is_attribution(last) {
            // A long one is broken into two lines.
            let starts_above = last > 0
                && kinds[last - 1] == Line::Own
                && lines[last - 1].trim_start().starts_with("On ")
                && !lines[last].trim_start().starts_with("On ");
            let first = if starts_above { last - 1 } else { last };
            kinds[first..at].fill(Line::Quoted);
        }
    }
}

/// Says whether a line says who wrote what follows.
fn is_attribution(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let Some(start) = line.strip_suffix([':', '：']) else { return false };
    WROTE.iter().any(|verb| start.contains(verb))
}

/// Makes a piece of each run of lines that is left out for one reason.
fn left_out(lines: &[&str], kinds: &[Line]) -> Vec<LeftOut> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in 1..=kinds.len() {
        if kinds.get(at) == kinds.get(start) {
            continue;
        }
        let kind = kinds.get(start).copied().unwrap_or(Line::Own);
        let text = tidy::trim(&lines.get(start..at).unwrap_or_default().join("\n")).to_owned();
        if kind != Line::Own && has_words(&text) {
            let number = |at: usize| u32::try_from(at).ok();
            let source = SourceSpan {
                line_start: number(start + 1),
                line_end: number(at),
                ..SourceSpan::default()
            };
            pieces.push(LeftOut { text, why: kind.why().to_owned(), source });
        }
        start = at;
    }
    pieces
}

/// Removes the blank that a flowed text has before lines which begin with a
/// blank, a `>` or `From` (RFC 3676).
pub(super) fn unstuffed(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect()
}

/// Leaves out what is quoted in a message written as a web page: a quotation
/// under a line that says who wrote it, and everything under a copied header.
pub(super) fn leave_out_quoted(blocks: &mut [Block]) {
    let mut rest = false;
    let mut under_attribution = false;
    for at in 0..blocks.len() {
        let Some(block) = blocks.get(at) else { continue };
        if matches!(block.role, Role::LeftOut(_)) {
            continue;
        }
        let text = block.text.clone();
        rest |= is_original(&text) || is_flat_header(&text);
        let is_quote = block.role == Role::Paragraph(ParagraphKind::Quote);
        let is_attribution = is_attribution(&text)
            && blocks
                .get(at + 1)
                .is_some_and(|next| next.role == Role::Paragraph(ParagraphKind::Quote));
        under_attribution = is_attribution || under_attribution && is_quote;
        // A message that is nothing else is forwarded, and read.
        if at > 0
            && (rest || under_attribution)
            && let Some(block) = blocks.get_mut(at)
        {
            block.leave_out("quoted message");
        }
    }
}

/// Says whether a text is a copied header on one line.
fn is_flat_header(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_sender = ["from:", "von:", "de:"].iter().any(|name| lower.starts_with(name));
    is_sender && COPIED_FIELDS.iter().filter(|name| lower.contains(*name)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::split;

    fn check(text: &str, own: &str, left_out: &[&str]) {
        let body = split(text);
        let lines: Vec<&str> = body.own.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.join("/"), own, "{text}");
        let pieces: Vec<String> = body
            .left_out
            .iter()
            .map(|piece| {
                format!(
                    "{}-{} {}: {}",
                    piece.source.line_start.unwrap(),
                    piece.source.line_end.unwrap(),
                    piece.why,
                    piece.text
                )
            })
            .collect();
        assert_eq!(pieces, left_out, "{text}");
        assert_eq!(body.own.lines().count(), text.lines().count());
    }

    #[test]
    fn takes_messages_apart() {
        check("Hello.\n\nMore.\n", "Hello./More.", &[]);
        check(
            "Yes.\n\nOn 9 May 2024, Jane Doe wrote:\n> Shall we?\n>\n> Jane\n\nNo more.\n-- \nJohn\n",
            "Yes./No more.",
            &[
                "3-6 quoted message: On 9 May 2024, Jane Doe wrote:\n> Shall we?\n>\n> Jane",
                "9-10 signature: -- \nJohn",
            ],
        );
        check(
            "Yes.\nOn Thu, 9 May 2024 at 10:00, Jane Doe\n<jane@example.org> wrote:\n\n> Shall we?",
            "Yes.",
            &[
                "2-5 quoted message: On Thu, 9 May 2024 at 10:00, Jane Doe\n<jane@example.org> wrote:\n\n> Shall we?",
            ],
        );
        check(
            "See below.\n\n-----Original Message-----\nFrom: Jane\n\nText.\n",
            "See below.",
            &["3-6 quoted message: -----Original Message-----\nFrom: Jane\n\nText."],
        );
        check(
            "See below.\n\nFrom: Jane\nSent: Monday\nTo: John\nSubject: x\n\nText.\n",
            "See below.",
            &["3-8 quoted message: From: Jane\nSent: Monday\nTo: John\nSubject: x\n\nText."],
        );
        check("From: here to there\nit is far.", "From: here to there/it is far.", &[]);
        check(
            "Text.\n________________________________________\nlist mailing list\nlist@example.org",
            "Text.",
            &[
                "2-4 footer of the mailing list: ________________________________________\nlist mailing list\nlist@example.org",
            ],
        );
        check(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nText.\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n",
            "Text.",
            &[
                "1-3 digital signature: -----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256",
                "5-8 digital signature: -----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----",
            ],
        );
        check("Jane wrote:\n\nnothing is quoted here.", "Jane wrote:/nothing is quoted here.", &[]);
    }

    #[test]
    fn a_message_of_nothing_but_quotations_is_read() {
        let body = split("> Only this.\n> And that.\n-- \nJohn");
        assert_eq!(body.own, "Only this.\nAnd that.\n\n\n");
        assert!(body.note.is_some());
        assert_eq!(body.left_out.len(), 1);
    }
}
