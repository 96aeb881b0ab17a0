//! Lines that say who translated a text.

use super::names;
use crate::Article;
use crate::article::people;
use crate::source::block::Block;

/// Reads lines such as `Translated by A from the original Persian article
/// written by B`, wherever they stand among short lines.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article) {
    for block in blocks.iter_mut().filter(|block| block.is_open() && block.text.len() <= 400) {
        let Some((translators, author)) = parse(&block.text) else { continue };
        let translators = people::read_people(translators);
        let authors = author.map(people::read_people).unwrap_or_default();
        let origin = block.place();
        let mut fields = vec!["translators"];
        if article.metadata.translators.is_empty() {
            article.metadata.translators = translators;
            article.origin.insert("translators".to_owned(), origin.clone());
        }
        if !authors.is_empty() {
            fields.push("authors");
            if article.metadata.authors.is_empty() {
                article.metadata.authors = authors;
                article.origin.insert("authors".to_owned(), format!("{origin}, translator's line"));
            }
        }
        block.leave_out(format!("translator's line: read as {}", fields.join(" and ")));
    }
}

/// Finds the names of the translators and of the author.
fn parse(text: &str) -> Option<(&str, Option<&str>)> {
    let text = text.trim_matches(|c: char| {
        matches!(c, '(' | ')' | '[' | ']' | '.' | '*' | '_') || c.is_whitespace()
    });
    if !["translated ", "translation"]
        .iter()
        .any(|start| people::starts_with_ignoring_case(text, start))
    {
        return None;
    }
    let (head, names) = text.split_once(" by ").or_else(|| text.split_once(": "))?;
    // "Translations of the classics made by monks were ..." is a sentence.
    let plain_head = head.split(' ').count() <= 8;
    let (translators, rest) = match names.split_once(" from ") {
        Some((translators, rest)) => (translators, Some(rest)),
        None => (names, None),
    };
    let author = rest
        .and_then(|rest| rest.split_once(" written by ").or_else(|| rest.split_once(" by ")))
        .map(|(_, author)| author.trim())
        .filter(|author| names::can_be_writer(author));
    (plain_head && names::can_be_writer(translators)).then_some((translators, author))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_translators() {
        for (text, expected) in [
            (
                "Translated by Ann Poe from the original Dutch article written by Jan Roe",
                Some(("Ann Poe", Some("Jan Roe"))),
            ),
            ("Translated from the Dutch by Ann Poe", Some(("Ann Poe", None))),
            ("(Translated by Ann Poe.)", Some(("Ann Poe", None))),
            ("Translation: Ann Poe", Some(("Ann Poe", None))),
            ("Translated by hand, the text was lost.", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
