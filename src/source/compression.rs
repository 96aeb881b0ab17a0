//! Compressed files: what is in them is read as if it stood there itself.

use std::path::Path;

use super::Format;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    /// gzip (RFC 1952), of one member or several.
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
}

impl Compression {
    /// Tells by its name how a file is compressed, and what of format the
    /// content is.
    pub(super) fn split(path: &Path) -> (Option<Self>, Option<Format>) {
        let Some(extension) = extension(path) else { return (None, None) };
        let compression = match extension.as_str() {
            "gz" => Self::Gzip,
            "zst" => Self::Zstd,
            "tgz" => return (Some(Self::Gzip), Some(Format::Tar)),
            "tzst" => return (Some(Self::Zstd), Some(Format::Tar)),
            extension => return (None, Format::from_extension(extension)),
        };
        let inner = path.file_stem().map(Path::new).and_then(self::extension);
        (Some(compression), inner.and_then(|extension| Format::from_extension(&extension)))
    }

    /// Returns the file name without what tells the compression.
    pub(super) fn inner_name(path: &str) -> &str {
        let bytes = path.as_bytes();
        for suffix in [".gz", ".zst"] {
            let at = bytes.len().saturating_sub(suffix.len());
            if bytes[at..].eq_ignore_ascii_case(suffix.as_bytes()) {
                return path.get(..at).unwrap_or(path);
            }
        }
        path
    }
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Compression::{self, Gzip, Zstd};
    use crate::source::Format::{JsonLines, Tar, Text};

    #[test]
    fn names_tell_compression_and_format() {
        for (path, expected) in [
            ("a.txt", (None, Some(Text))),
            ("a.TXT.GZ", (Some(Gzip), Some(Text))),
            ("a/b.jsonl.zst", (Some(Zstd), Some(JsonLines))),
            ("a.tgz", (Some(Gzip), Some(Tar))),
            ("a.tar.gz", (Some(Gzip), Some(Tar))),
            ("a.gz", (Some(Gzip), None)),
            ("gz", (None, None)),
        ] {
            assert_eq!(Compression::split(path.as_ref()), expected, "{path}");
        }
    }

    #[test]
    fn the_inner_name_has_no_compression() {
        for (path, inner) in
            [("x/a.txt.gz", "x/a.txt"), ("a.GZ", "a"), ("a.tgz", "a.tgz"), ("é", "é")]
        {
            assert_eq!(Compression::inner_name(path), inner);
        }
    }
}
