//! Ids with fingerprints in any text.

use std::collections::HashMap;

use super::{Fingerprint, LockedId};
use crate::article::{ArticleId, ParagraphNumber, PassageId};
use crate::text::ByteSpan;

/// An id with a fingerprint, as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the number and the fingerprint stand, with the `#` before them.
    pub span: ByteSpan,
    /// What it may name, the longest article id first: an id may hold almost
    /// any sign, so that where it begins only the collection can tell. The
    /// last one begins behind the last bracket, quotation mark or comma.
    pub candidates: Vec<LockedId>,
}

/// Longer ids there are none; a text without blanks is not all read for each.
const MAX_ID_BYTES: usize = 512;

/// Signs that an id stands between in Markdown, LaTeX, JSON, HTML and plain
/// text, but may hold as well.
const FENCES: &[char] = &[
    '[', ']', '(', ')', '{', '}', '<', '>', '"', '\'', '`', '@', ',', ';', '|', '“', '”', '‘', '’',
    '«', '»', '„', '*', '_', '=', ':', '!', '（', '）', '，', '。', '、', '：', '；', '！', '？',
    '「', '」', '『', '』', '【', '】', '《', '》',
];

/// Signs that no id is written with in a sentence.
const LAST_FENCES: &[char] = &[
    '[', ']', '(', '{', '}', '<', '>', '"', '\'', '`', '@', ',', ';', '|', '“', '‘', '«', '„',
    '（', '，', '。', '、', '：', '；', '「', '『', '【', '《',
];

/// Finds the ids with fingerprints in a text, in their order: `#N@` and eight
/// digits, with whatever stands before them up to a blank. LaTeX may write `#`
/// and `_` with a backslash.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    text.match_indices('#').filter_map(|(at, _)| mention(text, at)).collect()
}

fn mention(text: &str, hash: usize) -> Option<Mention> {
    let behind = text.get(hash + 1..)?;
    let digits = behind.find(|c: char| !c.is_ascii_digit())?;
    let number = behind.get(..digits)?.parse().ok().and_then(ParagraphNumber::new)?;
    let rest = behind.get(digits..)?.strip_prefix('@')?;
    let fingerprint: Fingerprint = rest.get(..8)?.parse().ok()?;
    // A longer row of digits is something else.
    if rest.get(8..)?.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let end = hash + 1 + digits + 1 + 8;

    let before = text.get(..hash)?;
    let before = before.strip_suffix('\\').unwrap_or(before);
    let from = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let word = before.get(from..)?;
    let is_cut = word.len() > MAX_ID_BYTES;
    let mut cut = word.len().saturating_sub(MAX_ID_BYTES);
    while !word.is_char_boundary(cut) {
        cut += 1;
    }
    let word = word.get(cut..)?;
    let begins = |fences: &'static [char]| {
        let behind = word.char_indices().filter(move |(_, c)| fences.contains(c));
        // Where it was cut no id begins.
        let first = (!is_cut).then_some(0);
        first.into_iter().chain(behind.map(|(at, c)| at + c.len_utf8()))
    };
    let id = |at: usize| {
        let id = word.get(at..)?.replace("\\_", "_");
        let is_id = !id.is_empty() && !id.contains('#');
        is_id.then(|| LockedId {
            passage: PassageId { article: ArticleId::new(&id), paragraph: number },
            fingerprint,
        })
    };
    let read = begins(LAST_FENCES).last().and_then(id)?;
    // In Chinese and Japanese no blank stands before an id of other letters.
    let scripts = word.char_indices().zip(word.chars().skip(1));
    let scripts = scripts.filter(|((_, c), next)| *c > '\u{2E80}' && next.is_ascii_alphanumeric());
    let scripts = scripts.map(|((at, c), _)| at + c.len_utf8());
    let mut starts: Vec<usize> = begins(FENCES).chain(scripts).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut candidates: Vec<LockedId> = starts.into_iter().filter_map(id).collect();
    candidates.retain(|candidate| *candidate != read);
    candidates.push(read);
    Some(Mention { span: ByteSpan::new(hash, end), candidates })
}

/// Finds in texts what passages said that are cited there: everything whose
/// fingerprint is one of those wanted is, beyond doubt, the text that was
/// cited. Looked at are lines, paragraphs (without the marks of a block
/// quotation), what stands in quotation marks, and the strings of JSON.
#[must_use]
pub fn quoted(texts: &[String], wanted: &[Fingerprint]) -> HashMap<Fingerprint, String> {
    let mut found = HashMap::new();
    let mut look = |piece: &str| {
        let piece = piece.trim();
        if piece.is_empty() {
            return;
        }
        let fingerprint = Fingerprint::of(piece);
        if wanted.contains(&fingerprint) {
            found.entry(fingerprint).or_insert_with(|| piece.to_owned());
        }
    };
    for text in texts {
        strings(text, &mut look);
        let bare: Vec<&str> =
            text.lines().map(|line| line.trim().trim_start_matches(['>', ' '])).collect();
        for paragraph in bare.split(|line| line.is_empty()) {
            look(&paragraph.join(" "));
            for line in paragraph {
                look(line);
                look(line.trim_matches(['"', '“', '”', '„', '«', '»', ' ']));
            }
        }
        for (open, close) in [('“', '”'), ('„', '“'), ('«', '»')] {
            for piece in text.split(open).skip(1) {
                look(piece.split(close).next().unwrap_or_default());
            }
        }
    }
    found
}

/// Reads every string of JSON values, of JSON Lines too; any other text has
/// none.
fn strings(text: &str, look: &mut impl FnMut(&str)) {
    if !text.trim_start().starts_with(['{', '[']) {
        return;
    }
    let values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let mut open: Vec<serde_json::Value> = values.map_while(Result::ok).collect();
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::String(text) => look(&text),
            serde_json::Value::Array(values) => open.extend(values),
            serde_json::Value::Object(fields) => {
                open.extend(fields.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, mentions, quoted};

    /// The id as people read it, of every mention.
    fn read(text: &str) -> Vec<String> {
        let found = mentions(text).into_iter();
        found.map(|mention| mention.candidates.last().unwrap().to_string()).collect()
    }

    #[test]
    fn ids_are_found_in_any_text() {
        let id = "rawal-2024#12@3f9c2a71";
        for text in [
            "rawal-2024#12@3f9c2a71",
            "See rawal-2024#12@3f9c2a71.",
            "[@rawal-2024#12@3f9c2a71, para. 12]",
            "\\autocite[para. 12]{rawal-2024\\#12@3f9c2a71}",
            "{\"id\":\"rawal-2024#12@3f9c2a71\",\"n\":1}",
            "(rawal-2024#12@3f9c2a71)",
            "<a href='rawal-2024#12@3f9c2a71'>",
            "`rawal-2024#12@3f9c2a71`,",
            "“rawal-2024#12@3f9c2a71”",
            "a,rawal-2024#12@3f9c2a71",
            "was:\nrawal-2024#12@3f9c2a71",
        ] {
            assert_eq!(read(text), [id], "{text}");
        }
        assert_eq!(read("a#1@00000000 b#2@11111111").len(), 2);
        assert_eq!(read("may/report_2#3@3F9C2A71"), ["may/report_2#3@3f9c2a71"]);
        assert_eq!(read("\\texttt{a\\_b\\#3@3f9c2a71}"), ["a_b#3@3f9c2a71"]);
        for nothing in [
            "",
            "#",
            "a#12",
            "a#12@",
            "a#0@3f9c2a71",
            "#12@3f9c2a71",
            "a#12@3f9c2a7",
            "a#12@3f9c2a71f",
            "a#12@é9c2a71é",
            "a# 12@3f9c2a71",
        ] {
            assert!(read(nothing).is_empty(), "{nothing}");
        }
        let long = format!("{}#1@3f9c2a71", "a".repeat(600));
        assert!(read(&long).is_empty());
    }

    #[test]
    fn ids_are_found_in_long_texts_without_blanks() {
        let id = "rawal-2024#12@3f9c2a71";
        let array = format!("[{}]", vec![format!("\"{id}\""); 40].join(","));
        assert_eq!(read(&array), vec![id; 40]);
        for before in ["桥已关闭，河水上涨。见（", "桥已关闭见「", "é<"] {
            let text = format!("{}{id}", before.repeat(60));
            assert_eq!(read(&text), [id], "{text}");
        }
    }

    #[test]
    fn where_an_id_begins_the_collection_tells() {
        let candidates = |text: &str| -> Vec<String> {
            let ids = mentions(text).remove(0).candidates;
            ids.iter().map(|id| id.passage.article.to_string()).collect()
        };
        let all = candidates("(see:Report-(final)#1@3f9c2a71)");
        for id in ["(see:Report-(final)", "Report-(final)"] {
            assert!(all.contains(&id.to_owned()), "{all:?}");
        }
        assert_eq!(candidates("和roe-2024#1@3f9c2a71"), ["roe-2024", "和roe-2024"]);
    }

    #[test]
    fn what_was_cited_is_found_where_it_is_quoted() {
        let text = "The river rose by two metres.";
        let wanted = [Fingerprint::of(text)];
        for draft in [
            "The river rose by two metres.",
            "As they say:\n\n> The river rose\n> by two metres.\n\nBut why?",
            "They say “The river rose by two metres.” and go.",
            "\"The river rose by two metres.\"",
            "[{\"text\": \"The river rose by two metres.\"}]",
            "{\"id\":1}\n{\"a\":{\"text\":\"The river  rose by two metres.\"}}\n",
        ] {
            let found = quoted(&[draft.to_owned()], &wanted);
            let found = found.get(&wanted[0]).map(|text| text.replace("  ", " "));
            assert_eq!(found.as_deref(), Some(text), "{draft}");
        }
        assert!(quoted(&["The river fell.".to_owned()], &wanted).is_empty());
    }
}
