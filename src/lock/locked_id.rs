//! The name of a passage and what it said.

use std::fmt;
use std::str::FromStr;

use super::Fingerprint;
use crate::article::PassageId;
use crate::error::{Error, ErrorKind};

/// The name of a passage with the fingerprint of its text:
/// `ARTICLE#N@FINGERPRINT`.
///
/// ```
/// use pincite::lock::LockedId;
///
/// let id: LockedId = "budget-2024#12@3f9c2a71".parse().unwrap();
/// assert_eq!(id.passage.to_string(), "budget-2024#12");
/// assert_eq!(id.to_string(), "budget-2024#12@3f9c2a71");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LockedId {
    /// The passage.
    pub passage: PassageId,
    /// The fingerprint of what it said.
    pub fingerprint: Fingerprint,
}

impl fmt::Display for LockedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.passage, self.fingerprint)
    }
}

impl FromStr for LockedId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parsed = text.rsplit_once('@').and_then(|(passage, fingerprint)| {
            Some(Self { passage: passage.parse().ok()?, fingerprint: fingerprint.parse().ok()? })
        });
        parsed.ok_or_else(|| {
            Error::new(
                ErrorKind::InvalidValue,
                format!(
                    "'{text}' is not the id of a passage with its fingerprint; expected \
                     ARTICLE#N@ and eight digits of 0 to 9 and a to f"
                ),
            )
        })
    }
}
