//! Telling names apart that their source has in reading order.
//!
//! A byline says *Jane Roe*, and every style of citation asks which of it is
//! the family name. Metadata keeps what the source states; for a citation the
//! name is told apart where it has all the looks of a person's and nothing of
//! an organisation's. Who wants to be sure states `Roe, Jane`, or keeps a
//! bibliography.

use crate::article::{Metadata, Person, people::is_organisation};

/// Languages in which the family name comes first, or is no last word.
const FAMILY_FIRST: &[&str] = &["hu", "ja", "ko", "vi", "zh"];

/// What follows a family name.
const SUFFIXES: &[&str] = &["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

/// Small words that join names of organisations and never those of a person.
const JOINING: &[&str] = &["and", "of", "for", "the", "in", "on", "at", "with", "und", "et"];

/// Articles, which begin the names of newspapers and stations (*Al Jazeera*, *El
/// País*) and never a given name.
const ARTICLES: &[&str] =
    &["Al", "Das", "Der", "Die", "El", "Il", "La", "Las", "Le", "Les", "Los", "The"];

/// Returns a name told apart; as it is where that is not evident.
pub(super) fn told_apart(person: &Person, metadata: &Metadata) -> Person {
    let apart = person.given.is_none().then(|| read(&person.family, metadata)).flatten();
    apart.unwrap_or_else(|| person.clone())
}

fn read(name: &str, metadata: &Metadata) -> Option<Person> {
    let language = metadata.language.as_deref().unwrap_or_default();
    if FAMILY_FIRST.contains(&language.split('-').next().unwrap_or_default()) {
        return None;
    }
    let mut words: Vec<&str> = name.split(' ').collect();
    let suffix = words.pop_if(|word| SUFFIXES.contains(word));
    let publisher = metadata.publisher.as_deref().unwrap_or_default().to_lowercase();
    let is_of_publisher =
        |word: &&str| publisher.split(' ').any(|other| other == word.to_lowercase());
    let looks_so = (2..=5).contains(&words.len())
        && words.first().is_some_and(|word| is_capital(word) && !ARTICLES.contains(word))
        && words.last().is_some_and(|word| is_capital(word) && !is_initial(word))
        && words.iter().all(|word| is_capital(word) || is_particle(word))
        && !words.iter().any(is_of_publisher)
        && !is_organisation(name);
    if !looks_so {
        return None;
    }
    let begins = words.iter().position(|word| is_particle(word)).unwrap_or(words.len() - 1);
    let (given, family) = words.split_at_checked(begins)?;
    let family = family.iter().copied().chain(suffix).collect::<Vec<_>>().join(" ");
    Some(Person { family, given: Some(given.join(" ")) })
}

/// `Jane`, `O'Neill`, `Smith-Jones`, `J.`; not `BBC`, which is no name.
fn is_capital(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_plain = word.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c));
    let has_small = letters.iter().any(|c| c.is_lowercase());
    is_plain && letters.first().is_some_and(|c| c.is_uppercase()) && (has_small || is_initial(word))
}

/// `J.`, `J.-P.`, `J`.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().count() < 2)
}

/// `van`, `de`, `al-`.
fn is_particle(word: &str) -> bool {
    word.len() <= 5
        && word.chars().all(|c| c.is_lowercase() || "'’-".contains(c))
        && !JOINING.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::told_apart;
    use crate::article::{Metadata, Person};

    #[test]
    fn persons_are_told_apart_and_nothing_else_is() {
        let metadata = Metadata {
            publisher: Some("River Post".to_owned()),
            language: Some("en".to_owned()),
            ..Metadata::default()
        };
        for (name, expected) in [
            ("Jane Roe", "Roe, Jane"),
            ("Jane A. Roe", "Roe, Jane A."),
            ("J. R. Roe", "Roe, J. R."),
            ("Ludwig van der Berg", "van der Berg, Ludwig"),
            ("Martin Luther King Jr.", "King Jr., Martin Luther"),
            ("Seán O'Neill", "O'Neill, Seán"),
            ("Иван Петров", "Петров, Иван"),
            // These stay as they are.
            ("Reuters", "Reuters"),
            ("Reuters Staff", "Reuters Staff"),
            ("River Watch", "River Watch"),
            ("The Economist", "The Economist"),
            ("BBC Monitoring", "BBC Monitoring"),
            ("Al Jazeera", "Al Jazeera"),
            ("Le Monde", "Le Monde"),
            ("World Health Organization", "World Health Organization"),
            ("Bread and Roses", "Bread and Roses"),
            ("Doctors without Borders", "Doctors without Borders"),
            ("JANE ROE", "JANE ROE"),
            ("jane roe", "jane roe"),
            ("Roe J.", "Roe J."),
            ("Agent 47", "Agent 47"),
            ("مریم احمدی", "مریم احمدی"),
            ("王 小明", "王 小明"),
            ("Roe, Jane", "Roe, Jane"),
        ] {
            let person = Person::from_stated(name);
            assert_eq!(told_apart(&person, &metadata).to_string(), expected, "{name}");
        }
        let hungarian = Metadata { language: Some("hu-HU".to_owned()), ..Metadata::default() };
        let person = Person::from_stated("Nagy Imre");
        assert_eq!(told_apart(&person, &hungarian), person);
    }
}
