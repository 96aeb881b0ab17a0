//! People and organisations that write.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An author or translator: a person or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// The family name where the source tells it apart, else the whole name as
    /// stated.
    pub family: String,
    /// The given names, where the source tells them apart.
    pub given: Option<String>,
}

impl Person {
    /// Makes a person of a name as stated: `Family, Given` is told apart,
    /// anything else is kept whole.
    ///
    /// ```
    /// use pincite::Person;
    ///
    /// assert_eq!(Person::from_stated("Rawal, Aparna").display(), "Aparna Rawal");
    /// assert_eq!(Person::from_stated("Reuters Staff").display(), "Reuters Staff");
    /// ```
    #[must_use]
    pub fn from_stated(name: &str) -> Self {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.split_once(',') {
            Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
                Self { family: family.trim().to_owned(), given: Some(given.trim().to_owned()) }
            }
            _ => Self { family: name.trim_matches([' ', ',']).to_owned(), given: None },
        }
    }

    /// Returns the name in reading order: `Given Family`.
    #[must_use]
    pub fn display(&self) -> String {
        match &self.given {
            Some(given) => format!("{given} {}", self.family),
            None => self.family.clone(),
        }
    }
}

/// Writes `Family, Given`, or the name as stated.
impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.given {
            Some(given) => write!(f, "{}, {given}", self.family),
            None => f.write_str(&self.family),
        }
    }
}
