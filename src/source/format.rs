//! The formats that can be read.

use std::path::Path;

/// A format of source files.
///
/// A new format is one variant with its row in each table here, and one module
/// beside this one that turns bytes into articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown with optional front matter.
    Markdown,
    /// One article a line, as JSON.
    JsonLines,
}

impl Format {
    /// Every format, in the order in which they are listed to people.
    pub const ALL: [Self; 3] = [Self::Text, Self::Markdown, Self::JsonLines];

    /// Returns the short name used in output: `text`, `markdown`, `jsonl`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::JsonLines => "jsonl",
        }
    }

    /// Returns the file name extensions of the format, in lower case and
    /// without the dot.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown", "mdown", "mkd"],
            Self::JsonLines => &["jsonl", "ndjson"],
        }
    }

    /// Tells the format by the extension of a file name, whatever its case;
    /// `None` where it is none of the known ones.
    ///
    /// ```
    /// use pincite::source::Format;
    ///
    /// assert_eq!(Format::from_path("notes/Budget.MD".as_ref()), Some(Format::Markdown));
    /// assert_eq!(Format::from_path("photo.jpg".as_ref()), None);
    /// ```
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.extensions().contains(&extension.as_str()))
    }

    /// Says in words what a file of the format holds.
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown text",
            Self::JsonLines => "JSON Lines",
        }
    }

    /// Lists every known extension for a message: `.txt, .text, .md ...`.
    pub fn known_extensions() -> String {
        let all = Self::ALL.iter().flat_map(|format| format.extensions());
        all.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn every_extension_belongs_to_one_format() {
        for format in Format::ALL {
            for extension in format.extensions() {
                let path = format!("x.{extension}");
                assert_eq!(Format::from_path(path.as_ref()), Some(format), "{extension}");
            }
        }
    }

    #[test]
    fn no_extension_is_no_format() {
        for path in ["", "txt", ".txt", "a.", "a.txt.gz"] {
            assert_eq!(Format::from_path(path.as_ref()), None, "{path}");
        }
    }
}
