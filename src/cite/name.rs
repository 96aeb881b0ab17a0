//! A person's name in its parts, as formats of citations have them.

use crate::article::Person;

/// What follows a family name and is no part of it. Only forms that are nothing
/// else: *PhD* is no name, and *V* may be one.
const SUFFIXES: &[&str] = &["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

/// A name in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// A name that nobody has told apart: of an organisation, or of a person
    /// as a byline has it.
    Whole(&'a str),
    /// A name told apart.
    Parted {
        /// The family name, with its particle (`van der Berg`).
        family: &'a str,
        given: &'a str,
        /// `Jr.`
        suffix: Option<&'a str>,
    },
}

impl<'a> Name<'a> {
    /// Tells a name apart.
    pub(super) fn of(person: &'a Person) -> Self {
        let Some(given) = person.given.as_deref().filter(|given| !given.is_empty()) else {
            return Self::Whole(&person.family);
        };
        let parted = person.family.rsplit_once([' ', ',']).and_then(|(family, suffix)| {
            let family = family.trim_end_matches([' ', ',']);
            (SUFFIXES.contains(&suffix) && !family.is_empty()).then_some((family, suffix))
        });
        match parted {
            Some((family, suffix)) => Self::Parted { family, given, suffix: Some(suffix) },
            None => Self::Parted { family: &person.family, given, suffix: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::article::Person;

    #[test]
    fn tells_names_apart() {
        for (stated, expected) in [
            ("Reuters Staff", ("", "Reuters Staff", "")),
            ("Rawal, Aparna", ("Rawal", "Aparna", "")),
            ("van der Berg, Ludwig", ("van der Berg", "Ludwig", "")),
            ("King Jr., Martin Luther", ("King", "Martin Luther", "Jr.")),
            ("Windsor III, Ida", ("Windsor", "Ida", "III")),
            ("III, Ida", ("III", "Ida", "")),
        ] {
            let person = Person::from_stated(stated);
            let found = match Name::of(&person) {
                Name::Whole(name) => ("", name, ""),
                Name::Parted { family, given, suffix } => (family, given, suffix.unwrap_or("")),
            };
            assert_eq!(found, expected, "{stated}");
        }
    }
}
