//! From a file to its articles, whatever the format.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::walk::unknown_format;
use super::{Format, ReadOptions, decode, jsonl, markdown, text};
use crate::{Article, ArticleId, Error, ErrorKind, SourceProblem};

/// What a file yielded.
#[derive(Debug, Default)]
pub struct Reading {
    /// The articles, in source order.
    pub articles: Vec<Article>,
    /// What could not be read, in source order.
    pub problems: Vec<SourceProblem>,
}

/// Reads every article of a file.
///
/// `relative` is the path recorded in the articles and the base of their ids;
/// the format is told by the extension of `path`. Whatever goes wrong is a
/// problem in the result: this never fails and never panics, whatever the
/// file holds.
#[must_use]
pub fn read(path: &Path, relative: &str, options: &ReadOptions) -> Reading {
    let mut articles = Vec::new();
    let problems = read_each(path, relative, options, &mut |article| articles.push(article));
    Reading { articles, problems }
}

/// Reads a file like [`read`], and hands over each article as soon as it is
/// read, so that a long JSON Lines file is never in memory as a whole.
///
/// Returns the problems, in source order.
pub fn read_each(
    path: &Path,
    relative: &str,
    options: &ReadOptions,
    take: &mut dyn FnMut(Article),
) -> Vec<SourceProblem> {
    let mut problems = Vec::new();
    if let Err(error) = try_read_each(path, relative, options, take, &mut problems) {
        problems.push(SourceProblem { path: path.to_owned(), line: None, error });
    }
    problems
}

/// Reads every article of `bytes`, which are a file of the given format.
///
/// Problems name `relative` as their path. Of the options, the size limit of
/// files does not apply.
#[must_use]
pub fn read_bytes(bytes: &[u8], relative: &str, format: Format, options: &ReadOptions) -> Reading {
    let mut reading = Reading::default();
    let context = Context { path: relative.as_ref(), relative, format, options };
    context.read(bytes, &mut |article| reading.articles.push(article), &mut reading.problems);
    reading
}

fn try_read_each(
    path: &Path,
    relative: &str,
    options: &ReadOptions,
    take: &mut dyn FnMut(Article),
    problems: &mut Vec<SourceProblem>,
) -> crate::Result<()> {
    let unreadable = |error| Error::io("cannot read", path, error);
    let format = Format::from_path(path).ok_or_else(|| unknown_format(path))?;
    let context = Context { path, relative, format, options };
    if format == Format::JsonLines {
        let file = File::open(path).map_err(unreadable)?;
        return jsonl::read(&context, BufReader::new(file), take, problems).map_err(unreadable);
    }
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > options.max_file_bytes {
        return Err(Error::new(
            ErrorKind::TooLarge,
            format!(
                "{} has {size} bytes; at most {} are read as one article; split it, or write its \
                 articles as JSON Lines",
                path.display(),
                options.max_file_bytes
            ),
        ));
    }
    context.read(&fs::read(path).map_err(unreadable)?, take, problems);
    Ok(())
}

/// What every reader knows about the file it reads.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The path that messages name.
    pub(super) path: &'a Path,
    /// The path that articles record.
    pub(super) relative: &'a str,
    /// The format of the file.
    pub(super) format: Format,
    /// How to read.
    pub(super) options: &'a ReadOptions,
}

impl Context<'_> {
    fn read(&self, bytes: &[u8], take: &mut dyn FnMut(Article), problems: &mut Vec<SourceProblem>) {
        if self.format == Format::JsonLines {
            // Reading from memory cannot fail.
            let _infallible = jsonl::read(self, bytes, take, problems);
            return;
        }
        let decoded =
            match decode::decode(bytes) {
                Ok(decoded) => decoded,
                Err(what) => {
                    problems.push(self.malformed(
                        None,
                        format!("it is {what}; expected {}", self.format.expected()),
                    ));
                    return;
                }
            };
        if let Some(line) = decoded.damaged_line {
            problems.push(self.damaged(line));
        }
        let mut article = self.new_article();
        article.notes.extend(decoded.note);
        match self.format {
            Format::Text => text::read(&mut article, &decoded.text, self.options),
            Format::Markdown => markdown::read(self, &mut article, &decoded.text, problems),
            Format::JsonLines => {}
        }
        if article.paragraphs.is_empty()
            && article.left_out.is_empty()
            && article.metadata.title.is_none()
        {
            problems.push(self.malformed(None, "there is no text in it".to_owned()));
        } else {
            take(article);
        }
    }

    /// Says that some bytes are no text; the rest is read all the same.
    pub(super) fn damaged(&self, line: u32) -> SourceProblem {
        let message = format!(
            "{}, line {line}: bytes that are no text are replaced by U+FFFD; the rest is read as \
             it is; expected UTF-8",
            self.path.display()
        );
        SourceProblem {
            path: PathBuf::from(self.path),
            line: Some(line),
            error: Error::new(ErrorKind::Malformed, message),
        }
    }

    /// Makes an article that knows its file, with the file stem as its id.
    pub(super) fn new_article(&self) -> Article {
        Article {
            id: ArticleId::new(&self.stem()),
            path: self.relative.to_owned(),
            format: self.format.name().to_owned(),
            ..Article::default()
        }
    }

    /// Returns the file name without its extension.
    pub(super) fn stem(&self) -> String {
        let stem = Path::new(self.relative).file_stem().or_else(|| self.path.file_stem());
        stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
    }

    /// Makes the problem that the file, or a line of it, is malformed.
    pub(super) fn malformed(&self, line: Option<u32>, what: String) -> SourceProblem {
        let place = line.map_or_else(String::new, |line| format!(", line {line}"));
        let message = format!("cannot read {}{place}: {what}", self.path.display());
        SourceProblem {
            path: PathBuf::from(self.path),
            line,
            error: Error::new(ErrorKind::Malformed, message),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::read;
    use crate::ErrorKind;
    use crate::source::ReadOptions;

    #[test]
    fn reports_what_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "0123456789").unwrap();
        let options = ReadOptions { max_file_bytes: 9, ..ReadOptions::default() };
        let reading = read(&path, "a.txt", &options);
        assert_eq!(reading.problems[0].error.kind(), ErrorKind::TooLarge);
        assert!(reading.problems[0].error.to_string().contains("has 10 bytes; at most 9 are read"));
        for (name, kind) in [("none.txt", ErrorKind::NotFound), ("x.jpg", ErrorKind::Malformed)] {
            let reading = read(&folder.path().join(name), name, &options);
            assert_eq!(reading.problems[0].error.kind(), kind, "{name}");
            assert!(reading.articles.is_empty());
        }
    }

    #[test]
    fn notes_the_encoding() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(
            &path,
            b"Le caf\xE9 \xE9tait ferm\xE9, et personne ne savait o\xF9 aller \xE0 pr\xE9sent.",
        )
        .unwrap();
        let reading = read(&path, "a.txt", &ReadOptions::default());
        assert_eq!(reading.articles[0].notes, ["decoded from windows-1252"]);
        assert_eq!(
            reading.articles[0].paragraphs[0].text,
            "Le café était fermé, et personne ne savait où aller à présent."
        );
    }
}
