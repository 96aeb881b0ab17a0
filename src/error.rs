//! The one error type of the library.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The result of an operation of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, and with what.
///
/// The message names the file, line or field concerned and what was expected;
/// [`kind`](Self::kind) is for programs, which word their own hints.
pub struct Error {
    inner: Box<Inner>,
}

struct Inner {
    kind: ErrorKind,
    message: String,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What sort of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    Io,
    /// A path does not exist.
    NotFound,
    /// The operating system does not permit it.
    PermissionDenied,
    /// A source file is not what its name says, or is malformed.
    Malformed,
    /// A source file is larger than the limit.
    TooLarge,
    /// This build of the library has not what the file needs; the message
    /// names the feature to switch on.
    Unsupported,
    /// No index stands at the place given.
    NoIndex,
    /// Something else than an index stands at the place given.
    NotAnIndex,
    /// The index was written by another version or with another analysis.
    VersionMismatch,
    /// Another process is writing to the index.
    Locked,
    /// The files of the index are damaged.
    Damaged,
    /// No article or passage has that id.
    UnknownId,
    /// No citation style, or no locale of one, has that name.
    UnknownStyle,
    /// A value such as a date or an id does not have its form.
    InvalidValue,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { inner: Box::new(Inner { kind, message: message.into(), cause: None }) }
    }

    pub(crate) fn with_cause(
        mut self,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.inner.cause = Some(cause.into());
        self
    }

    /// Wraps an error of the operating system about `path`; `doing` says what
    /// was tried, as in "cannot read".
    pub(crate) fn io(doing: &str, path: &Path, error: io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                ErrorKind::PermissionDenied
            }
            _ => ErrorKind::Io,
        };
        let reason = match kind {
            ErrorKind::NotFound => "no such file or folder".to_owned(),
            ErrorKind::PermissionDenied => "permission denied".to_owned(),
            _ => error.to_string(),
        };
        Self::new(kind, format!("{doing} {}: {reason}", path.display())).with_cause(error)
    }

    pub(crate) fn invalid_id(text: &str) -> Self {
        Self::new(
            ErrorKind::InvalidValue,
            format!("'{text}' is not a passage id; expected ARTICLE#N with N from 1"),
        )
    }

    pub(crate) fn invalid_date(text: &str) -> Self {
        Self::new(
            ErrorKind::InvalidValue,
            format!("'{text}' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        )
    }

    /// Returns what sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.inner.kind)
            .field("message", &self.inner.message)
            .field("cause", &self.inner.cause)
            .finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.cause.as_deref().map(|cause| cause as _)
    }
}

/// A source file that could not be read, wholly or in part; reading goes on
/// with the others.
#[derive(Debug)]
pub struct SourceProblem {
    /// The file.
    pub path: PathBuf,
    /// The line concerned, counted from 1, where one is to blame.
    pub line: Option<u32>,
    /// What is wrong with it.
    pub error: Error,
}

impl SourceProblem {
    /// Says the same again, without the cause: errors cannot be copied.
    pub(crate) fn restated(&self) -> Self {
        let error = Error::new(self.error.kind(), self.error.to_string());
        Self { path: self.path.clone(), line: self.line, error }
    }
}
