//! From a file to its articles, whatever the format.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::compression::Compression;
use super::container::Budget;
use super::monitor::Monitored;
use super::walk::unknown_format;
use super::{Format, ReadOptions, Sink, container, csv, decode, json, jsonl, markdown, text, trec};
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
/// read, so that a file of many articles is never in memory as a whole.
///
/// Returns the problems, in source order.
pub fn read_each(
    path: &Path,
    relative: &str,
    options: &ReadOptions,
    take: &mut dyn FnMut(Article),
) -> Vec<SourceProblem> {
    let mut problems = Vec::new();
    let mut sink = Sink::new(take, &mut problems);
    if let Err(error) = open(path, relative, options, &mut sink) {
        sink.problem(SourceProblem { path: path.to_owned(), line: None, error });
    }
    problems
}

/// Reads every article of `bytes`, which are a file of the given format.
///
/// Problems name `relative` as their path.
#[must_use]
pub fn read_bytes(bytes: &[u8], relative: &str, format: Format, options: &ReadOptions) -> Reading {
    let mut articles = Vec::new();
    let mut problems = Vec::new();
    let mut take = |article| articles.push(article);
    let mut sink = Sink::new(&mut take, &mut problems);
    let budget = Budget::new(bytes.len() as u64, options);
    let path = relative.as_ref();
    let context = Context { path, relative, format, options, depth: 0, budget: &budget };
    context.read(bytes, &mut sink);
    Reading { articles, problems }
}

/// Turns the bytes of a file into text as its reader would, where its format is
/// one; with the problem that some of it is no text.
///
/// # Errors
///
/// Fails where the bytes are no text.
pub(crate) fn decode_text<'b>(
    bytes: &'b [u8],
    name: &str,
    format: Format,
) -> crate::Result<(Cow<'b, str>, Vec<SourceProblem>)> {
    let mut problems = Vec::new();
    let mut take = |_| {};
    let mut sink = Sink::new(&mut take, &mut problems);
    let options = ReadOptions::default();
    let budget = Budget::new(bytes.len() as u64, &options);
    let path = name.as_ref();
    let context =
        Context { path, relative: name, format, options: &options, depth: 0, budget: &budget };
    let decoded = match format {
        #[cfg(feature = "html")]
        Format::Html => super::html::decode(&context, bytes, &mut sink),
        _ => context.decode(bytes, &mut sink),
    };
    match decoded {
        Some((text, _)) => Ok((text, problems)),
        // What is no text is a problem.
        None => Err(problems.pop().map_or_else(
            || Error::new(ErrorKind::Malformed, format!("cannot read {name}: it is no text")),
            |problem| problem.error,
        )),
    }
}

fn open(
    path: &Path,
    relative: &str,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> crate::Result<()> {
    let unreadable = |error| Error::io("cannot read", path, error);
    let (compression, format) = Compression::split(path);
    let format = format.ok_or_else(|| unknown_format(path))?;
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let budget = Budget::new(size, options);
    let context = Context { path, relative, format, options, depth: 0, budget: &budget };
    if compression.is_none() && !format.is_streamed() && size > options.max_file_bytes {
        sink.problem(context.too_large(Some(size)));
        return Ok(());
    }
    let file = Monitored::new(BufReader::new(file), options.monitor.as_deref());
    context.read_opened(compression, file, sink).map_err(unreadable)
}

/// Returns the name of a file without its folders, its extension, and what
/// tells how it is compressed: the id that it suggests.
pub(crate) fn file_stem(path: &str) -> &str {
    let name = Path::new(Compression::inner_name(path));
    name.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
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
    /// How many archives the file is in.
    pub(super) depth: u8,
    /// What is left to unpack of the outermost file.
    #[cfg_attr(not(feature = "archives"), expect(dead_code, reason = "nothing else unpacks"))]
    pub(super) budget: &'a Budget,
}

impl Context<'_> {
    /// Reads an opened file, which may be compressed.
    fn read_opened(
        &self,
        compression: Option<Compression>,
        mut file: impl BufRead + io::Seek,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        match compression {
            Some(compression) => self.read_compressed(compression, &mut file, sink),
            None if self.format == Format::Zip => container::read_zip(self, file, sink),
            None => self.read_stream(&mut file, sink),
        }
    }

    /// Reads a file from where it is compressed.
    pub(super) fn read_compressed(
        &self,
        compression: Compression,
        input: &mut dyn BufRead,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        container::read_compressed(self, compression, input, sink)
    }

    /// Reads a file from a stream: article by article where the format allows,
    /// else as a whole, up to the limit.
    ///
    /// # Errors
    ///
    /// Fails where `input` cannot be read.
    pub(super) fn read_stream(
        &self,
        input: &mut dyn BufRead,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        if !self.is_built_in(sink) {
            return Ok(());
        }
        match self.format {
            Format::JsonLines => jsonl::read(self, input, sink),
            Format::Json => json::read(self, input, sink),
            Format::Csv => csv::read(self, input, sink),
            Format::Trec => trec::read(self, input, sink),
            #[cfg(feature = "mail")]
            Format::Mail => super::mail::read_stream(self, input, sink),
            #[cfg(feature = "warc")]
            Format::Warc => super::warc::read(self, input, sink),
            Format::Tar => container::read_tar(self, input, sink),
            _ => {
                let limit = self.options.max_file_bytes;
                let mut bytes = Vec::new();
                (&mut *input).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
                if bytes.len() as u64 > limit {
                    sink.problem(self.too_large(None));
                    return Ok(());
                }
                self.read_whole(&bytes, sink)
            }
        }
    }

    /// Reads a file from memory.
    pub(super) fn read(&self, bytes: &[u8], sink: &mut Sink<'_>) {
        if self.format.is_streamed() {
            // Reading from memory cannot fail.
            let _infallible = self.read_stream(&mut &bytes[..], sink);
        } else if self.is_built_in(sink) {
            let _infallible = self.read_whole(bytes, sink);
        }
    }

    fn read_whole(&self, bytes: &[u8], sink: &mut Sink<'_>) -> io::Result<()> {
        match self.format {
            Format::Text | Format::Markdown => self.read_text(bytes, sink),
            Format::Zip => container::read_zip(self, io::Cursor::new(bytes), sink)?,
            #[cfg(feature = "html")]
            Format::Html => super::html::read(self, bytes, sink),
            #[cfg(feature = "pdf")]
            Format::Pdf => super::pdf::read(self, bytes, sink),
            #[cfg(feature = "office")]
            Format::Docx => super::office::docx::read(self, bytes, sink),
            #[cfg(feature = "office")]
            Format::Odt => super::office::odt::read(self, bytes, sink),
            #[cfg(feature = "office")]
            Format::Rtf => super::office::rtf::read(self, bytes, sink),
            #[cfg(feature = "epub")]
            Format::Epub => super::epub::read(self, bytes, sink),
            #[cfg(feature = "xml")]
            Format::Xml => super::xml::read(self, bytes, sink),
            #[cfg(feature = "mail")]
            Format::Mhtml => super::mail::read(self, bytes, sink),
            Format::Bibliography => sink.problem(self.malformed(
                None,
                "it is a bibliography, which describes articles and holds none".to_owned(),
            )),
            // What is read piece by piece, or not built in, never comes here.
            _ => {}
        }
        Ok(())
    }

    fn read_text(&self, bytes: &[u8], sink: &mut Sink<'_>) {
        let Some((text, note)) = self.decode(bytes, sink) else { return };
        let mut article = self.new_article();
        article.notes.extend(note);
        if self.format == Format::Markdown {
            markdown::read(self, &mut article, &text, sink);
        } else {
            text::read(&mut article, &text, self.options);
        }
        self.finish(article, sink);
    }

    /// Turns bytes into text, whatever their encoding, with a note where a
    /// person should know about it; `None`, and a problem, where they are no
    /// text.
    pub(super) fn decode<'b>(
        &self,
        bytes: &'b [u8],
        sink: &mut Sink<'_>,
    ) -> Option<(std::borrow::Cow<'b, str>, Option<String>)> {
        match decode::decode(bytes) {
            Ok(decoded) => {
                if let Some(line) = decoded.damaged_line {
                    sink.problem(self.damaged(line));
                }
                Some((decoded.text, decoded.note))
            }
            Err(what) => {
                let expected = self.format.expected();
                sink.problem(self.malformed(None, format!("it is {what}; expected {expected}")));
                None
            }
        }
    }

    /// Hands over an article that is read; one without any text is a problem.
    pub(super) fn finish(&self, article: Article, sink: &mut Sink<'_>) {
        if article.paragraphs.is_empty()
            && article.left_out.is_empty()
            && article.metadata.title.is_none()
        {
            sink.problem(self.malformed(None, "there is no text in it".to_owned()));
        } else {
            sink.article(article);
        }
    }

    /// Says whether this build reads the format; that it does not is a
    /// problem.
    fn is_built_in(&self, sink: &mut Sink<'_>) -> bool {
        let Some(feature) = self.format.missing_feature() else { return true };
        let message = format!(
            "cannot read {}: {} needs a build of pincite with the feature '{feature}'",
            self.path.display(),
            self.format.expected()
        );
        let error = Error::new(ErrorKind::Unsupported, message);
        sink.problem(SourceProblem { path: PathBuf::from(self.path), line: None, error });
        false
    }

    fn too_large(&self, size: Option<u64>) -> SourceProblem {
        let limit = self.options.max_file_bytes;
        let size = size.map_or_else(|| format!("more than {limit}"), |size| size.to_string());
        let message = format!(
            "{} has {size} bytes; at most {limit} are read as one article; split it, or write its \
             articles as JSON Lines",
            self.path.display(),
        );
        let error = Error::new(ErrorKind::TooLarge, message);
        SourceProblem { path: PathBuf::from(self.path), line: None, error }
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

    /// Returns the file name without its extensions.
    pub(super) fn stem(&self) -> String {
        match file_stem(self.relative) {
            "" => file_stem(&self.path.to_string_lossy()).to_owned(),
            stem => stem.to_owned(),
        }
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
