//! Authors with a year: `(Rawal, 2024)`, `Rawal (2024)`.

use super::marker::{Marker, near, near_end};
use crate::quote::Attribution;
use crate::text::ByteSpan;

/// Names are looked for so far before a year.
const MAX_NAMES_BYTES: usize = 160;

/// Words that stand between the bracket and the first name.
const LEADS: [&str; 14] = [
    "see", "cf", "cf.", "e.g.", "also", "in", "quoted", "cited", "as", "by", "from", "vgl.",
    "siehe", "voir",
];

/// Words that begin a sentence before a name, and are none.
const BEGINNINGS: [&str; 30] = [
    "after", "although", "and", "as", "because", "before", "both", "but", "by", "even", "for",
    "here", "however", "if", "in", "like", "on", "per", "see", "since", "so", "that", "then",
    "though", "thus", "unlike", "when", "while", "with", "yet",
];

/// Reads names and the year that begins at `at`; nothing before `from` is
/// looked at.
pub(super) fn at_year(text: &str, from: usize, at: usize) -> Option<Marker> {
    let (year, end) = year(text, at)?;
    let before = near_end(text.get(from..at)?, MAX_NAMES_BYTES);
    let opening = before.rfind(['(', '（', '['])?;
    let opened = before.get(opening..)?;
    let inner = opened.get(opened.chars().next()?.len_utf8()..)?;
    if inner.contains([')', '）', ']']) {
        return None;
    }
    // Of several in one pair of brackets, each has its own names.
    let own_start = inner.rfind(';').map_or(0, |at| at + 1);
    let own = inner.get(own_start..)?;
    let (families, start, is_narrative) = if own.trim().is_empty() && own_start == 0 {
        let (families, start) = names_before(before.get(..opening)?);
        (families, start, true)
    } else {
        (names_within(own), before.len() - own.trim_start().len(), false)
    };
    if families.is_empty() {
        return None;
    }
    let names = families.into_iter().map(|family| Attribution::AuthorYear { family, year });
    let start = at - (before.len() - start);
    Some(Marker { span: ByteSpan::new(start, end), names: names.collect(), is_narrative })
}

/// Reads a year of four digits, perhaps with a letter, and where it ends.
pub(super) fn year(text: &str, at: usize) -> Option<(i32, usize)> {
    let rest = text.get(at..)?;
    let digits = rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year: i32 = digits.parse().ok().filter(|year| (1000..=2100).contains(year))?;
    let mut after = rest.get(4..)?.chars();
    let (first, second) = (after.next(), after.next());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match first {
        Some('a'..='k') if !is_word(second) => Some((year, at + 5)),
        first if is_word(first) => None,
        _ => Some((year, at + 4)),
    }
}

/// Reads names between brackets: `see Rawal and Baruah, `.
pub(super) fn names_within(text: &str) -> Vec<String> {
    let mut families = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    let mut is_first = true;
    for word in text.split_whitespace() {
        let bare = bare(word);
        let lower = bare.to_lowercase();
        if is_first && (LEADS.contains(&lower.as_str()) || LEADS.contains(&&*word.to_lowercase())) {
            continue;
        }
        is_first = false;
        let is_between = is_and(&lower) || matches!(lower.as_str(), "et" | "al" | "al." | "others");
        let has_digit = word.contains(|c: char| c.is_ascii_digit());
        if !is_between && !has_digit && (is_name(bare) || is_particle(bare)) {
            name.push(bare);
        }
        // A name goes on until a sign, `and`, or what is no name.
        if is_between
            || has_digit
            || word.ends_with([',', ';', ':', '，', '、'])
            || !is_name(bare) && !is_particle(bare)
        {
            take(&mut name, &mut families);
        }
    }
    take(&mut name, &mut families);
    families
}

/// Reads the names before a year in brackets, and says where they begin:
/// `as Rawal and Baruah `, `Rawal, A. `, `Rawal et al. `.
fn names_before(text: &str) -> (Vec<String>, usize) {
    let is_bound =
        |c: char| matches!(c, '(' | '[' | '{' | ')' | ']' | '}' | '“' | '”' | '"' | '«' | '»');
    let bound = text.char_indices().rev().find(|(_, c)| is_bound(*c));
    let bound = bound.map_or(0, |(at, c)| at + c.len_utf8());
    let mut families = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    let mut start = text.len();
    let mut may_go_on = true;
    let mut before = &text[bound..];
    loop {
        before = before.trim_end();
        let Some(word) = before.split_whitespace().next_back() else { break };
        before = &before[..before.len() - word.len()];
        let at = bound + before.len();
        let bare = bare(word);
        let lower = bare.to_lowercase();
        // A sign ends the name that stands before it.
        if !name.is_empty() && word.ends_with([',', ';', ':', '.', '!', '?', '，', '。', ')', '”'])
        {
            let is_list = word.ends_with(',') && is_name(bare);
            take_reversed(&mut name, &mut families);
            if !is_list {
                break;
            }
            may_go_on = true;
        }
        if is_and(&lower) || matches!(lower.as_str(), "al" | "al." | "et" | "colleagues" | "others")
        {
            take_reversed(&mut name, &mut families);
            may_go_on = true;
            continue;
        }
        let is_initial = bare.trim_end_matches('.').chars().count() == 1;
        if is_initial && name.is_empty() {
            // `Rawal, A. (2024)`
            continue;
        }
        let is_beginning = BEGINNINGS.contains(&lower.as_str());
        let is_part = is_name(bare) && !is_beginning && (may_go_on || name.len() < 3);
        if !is_part && (name.is_empty() || !is_particle(bare)) {
            break;
        }
        may_go_on = false;
        name.push(bare);
        start = at;
        if name.len() > 4 {
            break;
        }
    }
    take_reversed(&mut name, &mut families);
    (families, start)
}

/// Notes down a name by its last word, which every family name is compared by;
/// and with the particles before it, where it has some.
fn take(name: &mut Vec<&str>, families: &mut Vec<String>) {
    while name.last().is_some_and(|word| is_particle(word)) {
        name.pop();
    }
    if let Some(last) = name.last().filter(|word| word.trim_end_matches('.').chars().count() > 1) {
        let from = name.iter().position(|word| is_particle(word));
        let whole = from.map(|from| name[from..].join(" "));
        for form in [Some((*last).to_owned()), whole].into_iter().flatten() {
            if !families.contains(&form) {
                families.push(form);
            }
        }
    }
    name.clear();
}

fn take_reversed(name: &mut Vec<&str>, families: &mut Vec<String>) {
    name.reverse();
    take(name, families);
}

/// Returns a word without the punctuation around it and without a possessive.
fn bare(word: &str) -> &str {
    let is_around = |c: char| !c.is_alphanumeric() && c != '&';
    let word = word.trim_start_matches(is_around);
    let trimmed = word.trim_end_matches(is_around);
    // The full stop of an initial stays.
    if trimmed.chars().count() == 1 && word[trimmed.len()..].starts_with('.') {
        return &word[..=trimmed.len()];
    }
    trimmed.strip_suffix("’s").or(trimmed.strip_suffix("'s")).unwrap_or(trimmed)
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "&" | "und" | "y" | "e" | "en" | "og" | "och" | "und.")
}

/// Says whether a word may be part of a name: one that begins with a capital
/// letter, or of a script without them; `al-Zawahiri` too.
fn is_name(word: &str) -> bool {
    let is_capital =
        |part: &str| part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    is_capital(word) || word.split(['-', '’', '\'']).skip(1).any(is_capital)
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 20] = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le",
        "ten", "ter", "zu", "zur", "vom", "bin", "ibn",
    ];
    PARTICLES.contains(&word)
}

/// Reads the author and the year of a note that names its source in full:
/// `Aparna Rawal, “Is Pakistan playing with fire?”, The Diplomat, 9 May 2024.`
///
/// The author is what stands before the first comma or quotation mark, if that
/// is nothing but a name; the year is the last one.
pub(super) fn of_reference(text: &str) -> Vec<Attribution> {
    let text = near(text, 1_000);
    let opening = text.find([',', '“', '"', '«', '„', '(', ':']).unwrap_or(text.len());
    let lead = text.get(..opening).unwrap_or_default();
    let words: Vec<_> = lead.split_whitespace().map(bare).collect();
    let known = |word: &&str| is_name(word) || is_particle(word) || is_and(&word.to_lowercase());
    if words.is_empty() || words.len() > 8 || !words.iter().all(known) {
        return Vec::new();
    }
    let is_start = |at: usize| {
        !text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric()))
    };
    let years = text.char_indices().rev().filter(|(at, c)| matches!(c, '1' | '2') && is_start(*at));
    let Some(year) = years.filter_map(|(at, _)| year(text, at)).map(|(year, _)| year).next() else {
        return Vec::new();
    };
    let families = names_within(lead);
    families.into_iter().map(|family| Attribution::AuthorYear { family, year }).collect()
}

/// Says whether what stands before a quotation in a note is a name and nothing
/// else, so that what is quoted is a title: `Rawal, Aparna (2024). `.
pub(in crate::quote::draft) fn is_reference_lead(lead: &str) -> bool {
    const MAX_LEAD_BYTES: usize = 200;
    let lead = lead.trim();
    if lead.len() > MAX_LEAD_BYTES || !lead.ends_with([',', '.', ')']) {
        return false;
    }
    let is_year = |word: &str| year(word, 0).is_some_and(|(_, end)| end == word.len());
    let words: Vec<_> = lead.split_whitespace().map(bare).filter(|word| !is_year(word)).collect();
    let known = |word: &&str| is_name(word) || is_particle(word) || is_and(&word.to_lowercase());
    let begins = words.first().is_some_and(|word| BEGINNINGS.contains(&&*word.to_lowercase()));
    words.len() >= 2 && !begins && words.iter().all(known)
}

#[cfg(test)]
mod tests {
    use super::super::marker::scan;
    use super::*;

    fn shown(names: &[Attribution]) -> Vec<String> {
        let one = |name: &Attribution| match name {
            Attribution::AuthorYear { family, year } => format!("{family} {year}"),
            other => format!("{other:?}"),
        };
        names.iter().map(one).collect()
    }

    #[test]
    fn authors_and_years() {
        for (text, span, expected) in [
            ("(Rawal, 2024)", "Rawal, 2024", "Rawal 2024"),
            ("(Rawal 2024)", "Rawal 2024", "Rawal 2024"),
            ("(see Rawal, 2024a, p. 12)", "see Rawal, 2024a", "Rawal 2024"),
            ("(Rawal and Baruah, 2024)", "Rawal and Baruah, 2024", "Rawal 2024; Baruah 2024"),
            ("(Rawal & Baruah 2024)", "Rawal & Baruah 2024", "Rawal 2024; Baruah 2024"),
            ("(Rawal et al., 2024)", "Rawal et al., 2024", "Rawal 2024"),
            ("(Rawal, 9 May 2024)", "Rawal, 9 May 2024", "Rawal 2024; May 2024"),
            ("(van der Berg, 1999)", "van der Berg, 1999", "Berg 1999; van der Berg 1999"),
            ("(al-Zawahiri, 2011)", "al-Zawahiri, 2011", "al-Zawahiri 2011"),
            ("（王明，2024）", "王明，2024", "王明 2024"),
            ("as Rawal (2024) says", "Rawal (2024", "Rawal 2024"),
            ("By Rawal's (2024) account", "Rawal's (2024", "Rawal 2024"),
            ("Rawal and Baruah (2024)", "Rawal and Baruah (2024", "Baruah 2024; Rawal 2024"),
            ("Rawal et al. (2024)", "Rawal et al. (2024", "Rawal 2024"),
            ("Rawal, A. (2024)", "Rawal, A. (2024", "Rawal 2024"),
            ("said Aparna Rawal (2024)", "Aparna Rawal (2024", "Rawal 2024"),
            ("Felbab-Brown [2013]", "Felbab-Brown [2013", "Felbab-Brown 2013"),
        ] {
            let found = scan(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].span.slice(text), Some(span), "{text}");
            assert_eq!(shown(&found[0].names).join("; "), expected, "{text}");
        }
    }

    #[test]
    fn several_in_one_pair_of_brackets() {
        let found = scan("(Rawal 2024; Baruah 2025)");
        let names: Vec<_> = found.iter().flat_map(|marker| shown(&marker.names)).collect();
        assert_eq!(names, ["Rawal 2024", "Baruah 2025"]);
    }

    #[test]
    fn no_author_and_year() {
        for text in [
            "in 2024 (and later)",
            "(2024)",
            "the war (2024)",
            "(in May 2024 it rained)",
            "Rawal (20245)",
            "Rawal (9 men)",
            "(3 of 2,024)",
            "Rawal) 2024",
            "(about 1500 men)",
        ] {
            let found = scan(text);
            let is_harmless = found.iter().all(|marker| shown(&marker.names) == ["May 2024"]);
            assert!(is_harmless, "{text}: {found:?}");
        }
    }

    #[test]
    fn names_before_titles() {
        for (lead, expected) in [
            ("Aparna Rawal, ", true),
            ("Rawal, Aparna. 2024. ", true),
            ("Rawal, A. and Baruah, P. (2024). ", true),
            ("Jan van der Berg,", true),
            ("Rawal, ", false),
            ("In Kabul, ", false),
            ("Aparna Rawal said, ", false),
            ("Aparna Rawal ", false),
            ("", false),
        ] {
            assert_eq!(is_reference_lead(lead), expected, "{lead}");
        }
    }

    #[test]
    fn references_in_full() {
        for (text, expected) in [
            ("Aparna Rawal, “Is Pakistan playing?”, The Diplomat, 9 May 2024.", "Rawal 2024"),
            ("Rawal, Aparna. 2024. “Is Pakistan playing?”", "Rawal 2024"),
            ("As was said in 2024, it rained.", ""),
            ("Ibid., p. 12.", ""),
            ("", ""),
        ] {
            assert_eq!(shown(&of_reference(text)).join("; "), expected, "{text}");
        }
    }
}
