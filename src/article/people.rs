//! Lists of authors as people write them.
//!
//! A byline or a field holds names joined by commas, semicolons and "and", and
//! a single name may itself hold a comma (`Family, Given`). The rules here
//! split a list without ever splitting a name that is told apart.

use super::Person;

/// Words that join the last name of a list to the others.
const ANDS: &[&str] = &["and", "&", "und", "et", "y", "e", "и", "和", "و"];

/// Words before the names that say what the people did, longest first where
/// one begins another.
const ROLES: &[&str] = &[
    "written by",
    "words by",
    "story by",
    "posted by",
    "published by",
    "reported by",
    "opinion by",
    "analysis by",
    "translated by",
    "edited by",
    "authors",
    "author",
    "translators",
    "translator",
    "text by",
    "by",
    "автор",
    "авторы",
    "作者",
];

/// Suffixes that belong to the name before the comma.
const SUFFIXES: &[&str] =
    &["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "dphil", "ret", "retd", "mp"];

/// Reads a list of people from a byline or a field.
///
/// Splits at semicolons if there are any, else at " and " (and its like in
/// other languages) and at commas. `Family, Given` stays one person when it is
/// all there is, or when every part around "and" or `;` has that form. Roles
/// such as "By" are dropped. Returns an empty list for a text without letters.
///
/// A single comma is ambiguous: `Doe, Jane` is one person, `Jane Doe, John
/// Roe` are two. It is read as one person when the first part is one word or
/// the second part has the look of given names: initials or one word.
#[must_use]
pub(crate) fn read_people(text: &str) -> Vec<Person> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = without_role(&joined);
    let mut people = Vec::new();
    for part in text.split(';') {
        let parts: Vec<&str> = split_at_and(part);
        // "Doe, Jane and Roe, Richard", as BibTeX has it.
        let all_inverted = parts.iter().all(|part| is_inverted(part));
        for part in parts {
            if all_inverted
                || part.matches(',').count() == 1 && is_inverted(part) && !text.contains(" and ")
            {
                push(&mut people, Person::from_stated(part));
            } else {
                for name in split_at_commas(part) {
                    push(&mut people, whole(&name));
                }
            }
        }
    }
    people
}

/// Removes "By" and its like from the start, whatever its case, with the colon
/// after it.
#[must_use]
pub(crate) fn without_role(text: &str) -> &str {
    let text = text.trim();
    for role in ROLES.iter().filter(|role| starts_with_ignoring_case(text, role)) {
        let skip: usize = text.chars().take(role.chars().count()).map(char::len_utf8).sum();
        let rest = text.get(skip..).unwrap_or_default();
        let names = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
        // "Byron" and a bare "By" are no role before names.
        if names.len() < rest.len() && !names.is_empty() {
            return names;
        }
    }
    text
}

/// Says whether `text` starts with `prefix`, which is in lower case.
#[must_use]
pub(crate) fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    let mut chars = text.chars().flat_map(char::to_lowercase);
    prefix.chars().all(|expected| chars.next() == Some(expected))
}

fn split_at_and(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in text.split_inclusive(' ') {
        let end = at + word.len();
        if ANDS.contains(&word.trim_end().to_lowercase().as_str()) && at > start {
            parts.push(&text[start..at]);
            start = end;
        }
        at = end;
    }
    parts.push(&text[start..]);
    parts
        .into_iter()
        .map(|part| part.trim_matches([' ', ',']))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Says whether a text has the form `Family, Given`.
fn is_inverted(text: &str) -> bool {
    let Some((family, given)) = text.split_once(',') else { return false };
    let (family, given) = (family.trim(), given.trim());
    let given_words: Vec<&str> = given.split(' ').collect();
    let initials = given_words.iter().all(|word| word.ends_with('.') || word.chars().count() == 1);
    !family.is_empty()
        && !given.is_empty()
        && !given.contains(',')
        && !is_suffix(given)
        && (family.split(' ').count() == 1 && given_words.len() <= 3
            || initials
            || given_words.len() == 1 && family.split(' ').count() <= 2)
}

fn split_at_commas(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', '、', '،']).map(str::trim).filter(|part| !part.is_empty()) {
        match names.last_mut() {
            Some(last) if is_suffix(part) => *last = format!("{last} {part}"),
            _ => names.push(part.to_owned()),
        }
    }
    names
}

fn is_suffix(text: &str) -> bool {
    let plain: String =
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    SUFFIXES.contains(&plain.as_str())
}

fn whole(name: &str) -> Person {
    Person { family: name.to_owned(), given: None }
}

fn push(people: &mut Vec<Person>, person: Person) {
    let empty = !person.family.chars().any(char::is_alphabetic);
    if !empty && !people.contains(&person) {
        people.push(person);
    }
}

#[cfg(test)]
mod tests {
    use super::read_people;

    fn check(text: &str, expected: &[&str]) {
        let people: Vec<String> = read_people(text).iter().map(ToString::to_string).collect();
        assert_eq!(people, expected, "{text}");
    }

    #[test]
    fn splits_lists() {
        check("Jane Doe", &["Jane Doe"]);
        check("By Jane Doe", &["Jane Doe"]);
        check("BY JANE DOE", &["JANE DOE"]);
        check("Written by: Jane Doe", &["Jane Doe"]);
        check("By A. B. Carr and D. E. Fox", &["A. B. Carr", "D. E. Fox"]);
        check("Jane Doe, John Roe and Ann Poe", &["Jane Doe", "John Roe", "Ann Poe"]);
        check("Jane Doe, John Roe, and Ann Poe", &["Jane Doe", "John Roe", "Ann Poe"]);
        check("Jane Doe, John Roe", &["Jane Doe", "John Roe"]);
        check("Jane Doe; John Roe", &["Jane Doe", "John Roe"]);
        check("Jane Doe & John Roe", &["Jane Doe", "John Roe"]);
        check("Jane Doe und Hans Roe", &["Jane Doe", "Hans Roe"]);
        check("Lord Byron", &["Lord Byron"]);
        check("von Roe, Hans", &["von Roe, Hans"]);
        check("Martin King, Jr. and Ann Poe", &["Martin King Jr.", "Ann Poe"]);
        check("Jane Doe, Jane Doe", &["Jane Doe"]);
    }

    #[test]
    fn keeps_names_told_apart() {
        check("Doe, Jane", &["Doe, Jane"]);
        check("Comaro, J.P.", &["Comaro, J.P."]);
        check("Doe, Jane; van der Roe, J. K.", &["Doe, Jane", "van der Roe, J. K."]);
        check("Doe, Jane and Roe, Richard", &["Doe, Jane", "Roe, Richard"]);
        check("van Dyke, Anna", &["van Dyke, Anna"]);
        check("brenck,m.", &["brenck, m."]);
    }

    #[test]
    fn finds_nobody_where_there_is_no_name() {
        check("", &[]);
        check(" ; , and ", &[]);
        check("By", &["By"]);
        check("—", &[]);
    }
}
