//! Lists of authors as people write them.
//!
//! A byline or a field holds names joined by commas, semicolons and "and", and
//! a single name may itself hold a comma (`Family, Given`). The rules here
//! split a list without ever splitting a name that is told apart. What stands
//! beside a name ([`asides`]) is cut off, and people are told apart by what
//! they did ([`roles`]).

mod asides;
mod roles;
#[cfg(test)]
mod tests;

use super::Person;
pub(crate) use asides::is_organisation;
pub(crate) use roles::{Role, role_of, without_role};

/// Words that join the last name of a list to the others.
const ANDS: &[&str] =
    &["and", "&", "with", "und", "et", "y", "e", "ve", "и", "та", "和", "و", "mit", "avec", "con"];

/// Suffixes that belong to the name before the comma.
const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "dphil", "ret", "retd", "mp", "jd", "mba",
    "obe", "mbe", "cbe", "kc", "qc",
];

/// Reads a list of people from a byline or a field.
///
/// Splits at semicolons if there are any, else at " and " (and its like in
/// other languages) and at commas. `Family, Given` stays one person when it is
/// all there is, or when every part around "and" or `;` has that form. Roles
/// such as "By" are dropped, and so are job titles, places, addresses and "et
/// al."; the name of an organisation is kept whole. Returns an empty list for a
/// text without letters.
///
/// Where the text says what some people did, those who wrote are returned; if
/// nobody wrote, whoever is named.
///
/// A single comma is ambiguous: `Doe, Jane` is one person, `Jane Doe, John
/// Roe` are two. It is read as one person when the first part is one word or
/// the second part has the look of given names: initials or one word.
#[must_use]
pub(crate) fn read_people(text: &str) -> Vec<Person> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = without_role(&joined);
    // A semicolon parts people who did different things, too.
    let parts: Vec<&str> = text.split([';', '|', '•']).map(str::trim).collect();
    let wrote = |part: &&&str| {
        !matches!(role_of(part), Some((Role::Translator | Role::Editor | Role::Other, _)))
    };
    let writers: Vec<&str> = parts.iter().filter(wrote).copied().collect();
    let parts = if writers.iter().any(|part| has_letters(part)) { writers } else { parts };
    let mut people = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        let part = without_role(part);
        // "Jane Doe | The Post"
        if at > 0 && text.contains('|') && asides::is_organisation(part) {
            continue;
        }
        read_part(part, &mut people);
    }
    people
}

/// Reads the people between two semicolons.
fn read_part(part: &str, people: &mut Vec<Person>) {
    let part = asides::without_addresses(part);
    let part = part.as_str();
    let names = split_at_and(part);
    // "Doe, Jane and Roe, Richard", as BibTeX has it.
    let all_inverted = names.iter().all(|name| is_inverted(name));
    let several = names.len() > 1;
    for name in names {
        if all_inverted || name.matches(',').count() == 1 && is_inverted(name) && !several {
            push(people, Person::from_stated(name));
            continue;
        }
        for (at, name) in split_at_commas(name).iter().enumerate() {
            if at > 0 && asides::is_job(name) || asides::is_rest(name) {
                continue;
            }
            push(people, whole(asides::without_place(name)));
        }
    }
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
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
        let is_and = ANDS.contains(&word.trim_end().to_lowercase().as_str());
        if is_and && at > start && !asides::is_one_name(&text[start..at], &text[end..]) {
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
    let empty = !has_letters(&person.family);
    if !empty && !people.contains(&person) {
        people.push(person);
    }
}
