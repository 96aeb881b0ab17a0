//! The names of styles.

use hayagriva::archive::ArchivedStyle;

use crate::error::{Error, ErrorKind};

/// A style that is known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleName {
    /// Its name, as it is typed.
    pub name: &'static str,
    /// Other names of it.
    pub aliases: Vec<&'static str>,
    /// Its title.
    pub title: &'static str,
}

/// Names that people use and the archive does not have.
const ALIASES: &[(&str, &str)] = &[("harvard", "harvard-cite-them-right")];

impl StyleName {
    /// Returns all styles known, sorted by name.
    ///
    /// ```
    /// use pincite::cite::StyleName;
    ///
    /// let all = StyleName::all();
    /// assert!(all.len() >= 70);
    /// assert!(all.iter().any(|style| style.name == "apa"));
    /// ```
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<_> = ArchivedStyle::all().iter().copied().map(named).collect();
        all.sort_unstable_by_key(|style| style.name);
        all
    }
}

/// Of several names the shortest is the one that people know.
fn named(style: ArchivedStyle) -> StyleName {
    let own = style.names().iter().copied();
    let also = ALIASES.iter().filter(|(_, name)| style.names().contains(name));
    let mut names: Vec<_> = own.chain(also.map(|(alias, _)| *alias)).collect();
    names.sort_by_key(|name| name.len());
    StyleName {
        name: names.first().copied().unwrap_or_default(),
        aliases: names.into_iter().skip(1).collect(),
        title: style.display_name(),
    }
}

/// Finds the style that a name stands for.
pub(super) fn find(name: &str) -> Option<ArchivedStyle> {
    let name = name.trim().to_lowercase();
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
    let name = alias.map_or(name.as_str(), |(_, name)| name);
    let of_id = |style: &&ArchivedStyle| style.csl_id().rsplit('/').next() == Some(name);
    ArchivedStyle::by_name(name).or_else(|| ArchivedStyle::all().iter().find(of_id).copied())
}

/// Says that no style has that name, and which names hold it.
pub(super) fn unknown(name: &str) -> Error {
    /// More names say no more.
    const MAX_NAMES: usize = 5;
    let lower = name.trim().to_lowercase();
    let all = StyleName::all();
    let near: Vec<_> = all
        .iter()
        .map(|style| style.name)
        .filter(|known| !lower.is_empty() && known.contains(&lower))
        .take(MAX_NAMES)
        .collect();
    let meant = match near.as_slice() {
        [] => String::new(),
        names => format!("; there is {}", names.join(", ")),
    };
    Error::new(ErrorKind::UnknownStyle, format!("there is no citation style '{name}'{meant}"))
}
