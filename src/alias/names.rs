//! Where a name begins and ends when no letters of a short form say so.

use super::units::{Unit, is_quote, may_begin, of, written};
use super::words::{is_and, is_connector, is_of_place};

/// Longer runs of capitals are headlines; connectors do not count.
const MAX_WORDS: usize = 4;

/// A name by its capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    /// Whether it says by itself that it is a name: it has two words, or is a
    /// short form.
    pub(super) is_sure: bool,
}

/// How another name stands behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// `NAME (also known as NAME)`.
    Brackets,
    /// `NAME, also known as NAME`: of a row of names it may mean all.
    Clause,
}

/// Returns the name that ends where `units` end. None where it may only be part
/// of what is meant: `a quarter in Kabul`.
pub(super) fn name_before(units: &[Unit<'_>], setting: Setting) -> Option<Name> {
    let run = units
        .iter()
        .rev()
        .take_while(|unit| is_of_name(unit))
        .scan(false, |after_comma, unit| {
            let go_on = !*after_comma;
            *after_comma = unit.is_after_comma();
            go_on.then_some(())
        })
        .count();
    let mut start = units.len() - run;
    while start < units.len() && !may_begin(units.get(start..)?) {
        start += 1;
    }
    let name = units.get(start..)?;
    let before = start.checked_sub(1).and_then(|before| units.get(before));
    let is_part = before.is_some_and(|before| match setting {
        Setting::Brackets => is_of_place(before.text),
        Setting::Clause => before.is_connector && !is_the(before.text),
    });
    if is_part {
        return None;
    }
    // At the beginning of a sentence any word has a capital: `Militants`, or
    // `Fighters of the Islamic State`.
    let is_alone = name.get(1).is_none_or(|next| next.is_connector && !next.is_glued());
    if start == 0 && is_alone && !name.first()?.is_acronym() {
        return None;
    }
    read(name).filter(|name| name.is_sure || setting == Setting::Brackets)
}

fn is_the(word: &str) -> bool {
    matches!(word, "the" | "The")
}

/// Returns the name that `text` begins with.
pub(super) fn name_at(text: &str) -> Option<Name> {
    // `U.S.` and `St. Louis` are cut there, which loses a name and makes none up.
    let end = text.find([',', ';', '.', ':', '(', ')', '[', ']', '!', '?', '\n']);
    let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    // What is quoted is the name.
    let quoted = text.find(is_opening).and_then(|at| {
        let from = at + text.get(at..)?.chars().next()?.len_utf8();
        let before = text.get(..at)?.trim();
        let end = text.get(from..)?.find(is_quote)?;
        (before.is_empty() || before == "the").then_some(from + end)
    });
    let clause = text.get(..quoted.unwrap_or(text.len())).unwrap_or_default();
    let clause = clause.trim_end_matches(|c: char| c.is_whitespace() || is_quote(c));
    let units = of(clause);
    let skipped = units.iter().take_while(|unit| matches!(unit.text, "the" | "The" | "a" | "an"));
    let name = units.get(skipped.count()..)?;
    let run = name.iter().take_while(|unit| is_of_name(unit)).count();
    let mut name = name.get(..run)?;
    while let Some((last, rest)) = name.split_last() {
        if !is_connector(last.text) {
            break;
        }
        name = rest;
    }
    read(name)
}

/// Returns the name that is all of `text`, but for quotation marks and articles.
pub(super) fn whole_name(text: &str) -> Option<Name> {
    let name = name_at(text)?;
    let units = of(text);
    let skipped = units.iter().take_while(|unit| matches!(unit.text, "the" | "The" | "a" | "an"));
    let skipped = skipped.count();
    (written(units.get(skipped..)?) == name.text).then_some(name)
}

/// Says whether a name goes on with `unit`.
fn is_of_name(unit: &Unit<'_>) -> bool {
    (unit.is_capitalised() || unit.is_connector) && !is_and(unit.text) && unit.text != "or"
}

const fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'')
}

fn read(name: &[Unit<'_>]) -> Option<Name> {
    let first = name.first()?;
    let has_capital = name.iter().any(|unit| unit.text.contains(char::is_uppercase));
    let own = name.iter().filter(|unit| !unit.is_connector).count();
    let has_place = name.iter().any(|unit| is_of_place(unit.text));
    if own > MAX_WORDS || !has_capital || !name.last()?.is_capitalised() || has_place {
        return None;
    }
    let is_sure = name.len() > 1 || first.is_acronym();
    let text = written(name);
    (text.chars().count() > 1).then_some(Name { text, is_sure })
}

#[cfg(test)]
mod tests {
    use super::super::units::before;
    use super::{Setting, name_at, name_before, whole_name};

    #[test]
    fn names_end_where_the_text_ends() {
        for (text, expected) in [
            ("spokesman of the Islamic State ", "Islamic State"),
            ("leader of al-Qaeda in the Arabian Peninsula", ""),
            ("a district in Kabul", ""),
            ("the group", ""),
            ("Militants", ""),
            ("Fighters of the Islamic State ", ""),
            ("He met fighters. Fighters of the Islamic State ", ""),
            ("the Bank of England ", "Bank of England"),
            ("Harkat-ul-Jihad al-Islami ", "Harkat-ul-Jihad al-Islami"),
            ("ISK", "ISK"),
            ("said Mullah Fazlullah,", "Mullah Fazlullah"),
            ("Kabul, Mullah Fazlullah", "Mullah Fazlullah"),
            ("", ""),
        ] {
            let name = name_before(&before(text), Setting::Brackets);
            assert_eq!(name.map(|name| name.text).unwrap_or_default(), expected, "{text}");
        }
        for (text, expected) in [
            ("the Islamic State", "Islamic State"),
            ("said Mullah Fazlullah", "Mullah Fazlullah"),
            ("a road to College Station and New Houston", ""),
            ("a friend of Fazlullah", ""),
        ] {
            let name = name_before(&before(text), Setting::Clause);
            assert_eq!(name.map(|name| name.text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn names_begin_where_the_text_begins() {
        for (text, expected) in [
            ("Mullah Radio, said", "Mullah Radio"),
            ("the “Mullah Radio” of Swat", "Mullah Radio"),
            ("Daesh has claimed", "Daesh"),
            ("strategic depth", ""),
            ("", ""),
        ] {
            let name = name_at(text).map(|name| name.text).unwrap_or_default();
            assert_eq!(name, expected, "{text}");
        }
        assert!(whole_name("Daesh Khorasan").is_some());
        assert!(whole_name("“Daesh”").is_some());
        assert!(whole_name("Daesh by its enemies").is_none());
    }
}
