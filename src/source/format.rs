//! The formats that can be read.

use std::path::Path;

use super::compression::Compression;

/// A format of source files.
///
/// A new format is one variant with its row in `Format::facts`, and one
/// module beside this one that turns bytes into articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown with optional front matter.
    Markdown,
    /// A web page.
    Html,
    /// A web page saved with what belongs to it, as MIME parts.
    Mhtml,
    /// A PDF document with a text layer.
    Pdf,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// An e-book.
    Epub,
    /// An article as news agencies and journals exchange it: NITF, NewsML-G2,
    /// JATS.
    Xml,
    /// Mail messages, one or a mailbox of many.
    Mail,
    /// An archive of web pages as crawled: each page is an article.
    Warc,
    /// A table with a header: each row is an article.
    Csv,
    /// One article, or an array of articles, as JSON.
    Json,
    /// One article a line, as JSON.
    JsonLines,
    /// Documents of a test collection in TREC's SGML.
    Trec,
    /// A zip archive of files.
    Zip,
    /// A tar archive of files.
    Tar,
    /// A bibliography: BibLaTeX, Hayagriva or CSL-JSON. It holds no articles,
    /// it describes those of other files. CSL-JSON has the extension of
    /// [`Format::Json`]; its content tells.
    Bibliography,
}

/// What is known about a format.
struct Facts {
    /// Short name used in output.
    name: &'static str,
    /// File name extensions, in lower case and without the dot.
    extensions: &'static [&'static str],
    /// What a file of it holds, in words.
    expected: &'static str,
    /// The feature that its reader is part of, and whether this build has it.
    feature: Option<(&'static str, bool)>,
}

impl Format {
    /// Every format, in the order in which they are listed to people.
    pub const ALL: [Self; 19] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Mhtml,
        Self::Pdf,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::Epub,
        Self::Xml,
        Self::Mail,
        Self::Warc,
        Self::Csv,
        Self::Json,
        Self::JsonLines,
        Self::Trec,
        Self::Zip,
        Self::Tar,
        Self::Bibliography,
    ];

    const fn facts(self) -> Facts {
        const HTML: Option<(&str, bool)> = Some(("html", cfg!(feature = "html")));
        const PDF: Option<(&str, bool)> = Some(("pdf", cfg!(feature = "pdf")));
        const OFFICE: Option<(&str, bool)> = Some(("office", cfg!(feature = "office")));
        const EPUB: Option<(&str, bool)> = Some(("epub", cfg!(feature = "epub")));
        const XML: Option<(&str, bool)> = Some(("xml", cfg!(feature = "xml")));
        const MAIL: Option<(&str, bool)> = Some(("mail", cfg!(feature = "mail")));
        const WARC: Option<(&str, bool)> = Some(("warc", cfg!(feature = "warc")));
        const ARCHIVES: Option<(&str, bool)> = Some(("archives", cfg!(feature = "archives")));
        let (name, extensions, expected, feature): (_, &[&str], _, _) = match self {
            Self::Text => ("text", &["txt", "text"], "plain text", None),
            Self::Markdown => {
                ("markdown", &["md", "markdown", "mdown", "mkd"], "Markdown text", None)
            }
            Self::Html => ("html", &["html", "htm", "xhtml", "xht"], "a web page", HTML),
            Self::Mhtml => ("mhtml", &["mhtml", "mht"], "a saved web page", MAIL),
            Self::Pdf => ("pdf", &["pdf"], "a PDF document", PDF),
            Self::Docx => ("docx", &["docx"], "a Word document", OFFICE),
            Self::Odt => ("odt", &["odt"], "an OpenDocument text", OFFICE),
            Self::Rtf => ("rtf", &["rtf"], "Rich Text", OFFICE),
            Self::Epub => ("epub", &["epub"], "an e-book", EPUB),
            Self::Xml => {
                ("xml", &["xml", "nxml", "nitf", "newsml"], "NITF, NewsML-G2 or JATS", XML)
            }
            Self::Mail => ("mail", &["eml", "mbox"], "mail", MAIL),
            Self::Warc => ("warc", &["warc", "wet"], "a web archive", WARC),
            Self::Csv => ("csv", &["csv", "tsv"], "a table with a header", None),
            Self::Json => ("json", &["json"], "JSON", None),
            Self::JsonLines => ("jsonl", &["jsonl", "ndjson"], "JSON Lines", None),
            Self::Trec => ("trec", &["trec", "sgml", "sgm"], "TREC documents", None),
            Self::Zip => ("zip", &["zip"], "a zip archive", ARCHIVES),
            Self::Tar => ("tar", &["tar"], "a tar archive", ARCHIVES),
            Self::Bibliography => (
                "bibliography",
                &["bib", "bibtex", "biblatex", "yml", "yaml", "csljson"],
                "a bibliography",
                None,
            ),
        };
        Facts { name, extensions, expected, feature }
    }

    /// Returns the short name used in output: `text`, `markdown`, `html`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// Returns the format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Returns the file name extensions of the format, in lower case and
    /// without the dot.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        self.facts().extensions
    }

    /// Tells the format by the extension of a file name, whatever its case;
    /// `None` where it is none of the known ones. Of a compressed file it is
    /// the format of what is compressed.
    ///
    /// ```
    /// use pincite::source::Format;
    ///
    /// assert_eq!(Format::from_path("notes/Budget.MD".as_ref()), Some(Format::Markdown));
    /// assert_eq!(Format::from_path("news.jsonl.gz".as_ref()), Some(Format::JsonLines));
    /// assert_eq!(Format::from_path("photo.jpg".as_ref()), None);
    /// ```
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        Compression::split(path).1
    }

    /// Tells the format by an extension in lower case.
    pub(super) fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extensions().contains(&extension))
    }

    /// Returns the feature of this crate that has to be switched on to read the
    /// format; `None` where this build reads it.
    #[must_use]
    pub fn missing_feature(self) -> Option<&'static str> {
        self.facts().feature.filter(|(_, built_in)| !built_in).map(|(name, _)| name)
    }

    /// Says in words what a file of the format holds.
    pub(super) const fn expected(self) -> &'static str {
        self.facts().expected
    }

    /// Says whether files of it are read piece by piece, so that they may be
    /// of any size.
    pub(super) const fn is_streamed(self) -> bool {
        matches!(
            self,
            Self::JsonLines
                | Self::Json
                | Self::Mail
                | Self::Csv
                | Self::Warc
                | Self::Trec
                | Self::Tar
                | Self::Zip
        )
    }

    /// Lists the extensions that this build reads, for a message: `.txt, .text,
    /// .md ...`.
    pub fn known_extensions() -> String {
        let readable = Self::ALL.iter().filter(|format| format.missing_feature().is_none());
        let all = readable.flat_map(|format| format.extensions());
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
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
    }

    #[test]
    fn no_extension_is_no_format() {
        for path in ["", "txt", ".txt", "a.", "a.gz", ".txt.gz"] {
            assert_eq!(Format::from_path(path.as_ref()), None, "{path}");
        }
    }
}
