//! Drafts in plain text, LaTeX among it.

use super::block::BlockKind;
use super::gather::Gatherer;
use crate::text::ByteSpan;

/// Environments of LaTeX that quote, and those that hold code.
const QUOTES: [&str; 4] = ["quote", "quotation", "displayquote", "blockquote"];
const CODE: [&str; 4] = ["verbatim", "lstlisting", "minted", "Verbatim"];

/// Cuts a text into its paragraphs, which blank lines part.
///
/// The environments of LaTeX that quote are block quotes, and those for code
/// are passed over; so is what stands between lines of three backticks. Signs of
/// mail (`>`) at the beginning of lines are no part of the text.
pub(super) fn gather(gatherer: &mut Gatherer<'_>) {
    let draft = gatherer.draft();
    let mut at = 0;
    // What ends the code that is being passed over.
    let mut code_end: Option<String> = None;
    for line in draft.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim();
        if let Some(end) = &code_end {
            if bare.contains(end.as_str()) {
                code_end = None;
            }
            continue;
        }
        let unquoted = line.trim_start_matches(['>', ' ', '\t', '\u{FEFF}']);
        if unquoted.trim().is_empty() {
            gatherer.flush(BlockKind::Paragraph);
            continue;
        }
        if bare.starts_with("```") {
            gatherer.flush(BlockKind::Paragraph);
            gatherer.flush(BlockKind::Bar);
            code_end = Some("```".to_owned());
            continue;
        }
        match environment(bare) {
            Some((true, name)) if CODE.contains(&name) => {
                gatherer.flush(BlockKind::Paragraph);
                gatherer.flush(BlockKind::Bar);
                code_end = Some(format!("\\end{{{name}}}"));
                continue;
            }
            Some((begins, name)) if QUOTES.contains(&name) => {
                gatherer.flush(BlockKind::Paragraph);
                if begins {
                    gatherer.begin_quote();
                } else {
                    gatherer.end_quote();
                }
                continue;
            }
            _ => {}
        }
        let indent = line.len() - unquoted.len();
        gatherer.text(unquoted, ByteSpan::new(start + indent, at));
        gatherer.line_break();
    }
}

/// Reads a line `\begin{NAME}` or `\end{NAME}`; says whether it begins.
fn environment(line: &str) -> Option<(bool, &str)> {
    let begin = line.strip_prefix("\\begin{").map(|rest| (true, rest));
    let (begins, rest) = begin.or(line.strip_prefix("\\end{").map(|rest| (false, rest)))?;
    let (name, _) = rest.split_once('}')?;
    Some((begins, name.trim_end_matches('*')))
}
