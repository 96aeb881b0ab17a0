//! JSON: one article, or an array of articles.
//!
//! An array is read element by element, so that a file may be of any size. It
//! may stand by itself or, as services answer, in an object under a usual
//! name. Objects one after the other are read as well: that is JSON Lines
//! under another extension.

mod scanner;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead};

use super::reading::Context;
use super::record::{self, HTML, Input, Json, Place, Refusal, TEXT};
use super::{Sink, fields};
use crate::Article;
use scanner::{Element, Scan, Scanner, Stop};

/// The names under which services answer with an array of articles.
const ARRAYS: &[&str] =
    &["articles", "items", "documents", "docs", "results", "data", "hits", "entries"];

/// Reads one article or many; a malformed element is a problem, and reading
/// goes on with the next. Where the structure itself is broken it ends.
///
/// # Errors
///
/// Fails where `input` cannot be read.
pub(super) fn read(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let Some(Input { mut text, note }) = record::text_input(context, input, sink)? else {
        return Ok(());
    };
    let scanner = Scanner::new(&mut *text, context.options.max_file_bytes);
    let mut reader = Reader {
        context,
        sink,
        scanner,
        note,
        buffer: Vec::new(),
        elements: 0,
        articles: 0,
        not_articles: NotArticles::default(),
    };
    let read = reader.document();
    reader.end(read)
}

struct Reader<'c, 'r, 's> {
    context: &'c Context<'c>,
    sink: &'c mut Sink<'s>,
    scanner: Scanner<'r>,
    note: Option<String>,
    /// A buffer to read the next element into.
    buffer: Vec<u8>,
    elements: u64,
    articles: u64,
    not_articles: NotArticles,
}

/// The values met before the first article that are none. Where no article
/// follows, the file is something else, which is one problem and not one each.
#[derive(Default)]
struct NotArticles {
    first_line: u32,
    count: u64,
}

impl Reader<'_, '_, '_> {
    fn document(&mut self) -> Scan<()> {
        loop {
            match self.scanner.peek()? {
                None => return Ok(()),
                Some(b'[') => {
                    self.scanner.skip()?;
                    self.array()?;
                }
                Some(b'{') => self.object()?,
                Some(_) => {
                    let expected = "expected an object, or an array of objects";
                    return Err(self.scanner.malformed(expected));
                }
            }
        }
    }

    /// Reads the elements of an array that is open.
    fn array(&mut self) -> Scan<()> {
        loop {
            match self.scanner.peek()? {
                Some(b']') => return self.scanner.skip(),
                _ => self.scanner.begin(),
            }
            self.scanner.value()?;
            let element = self.cut();
            self.element(element, None);
            match self.scanner.peek()? {
                Some(b',') => self.scanner.skip()?,
                Some(b']') => {}
                Some(_) => return Err(self.scanner.malformed("expected ',' or ']'")),
                None => {
                    let what =
                        "the file ends within an array; it is cut off, or its ']' is missing";
                    return Err(self.scanner.malformed(what));
                }
            }
        }
    }

    /// Reads an object at the top: an article, or what holds an array of them.
    fn object(&mut self) -> Scan<()> {
        self.scanner.begin();
        self.scanner.skip()?;
        let (mut is_article, mut holds_articles) = (false, false);
        loop {
            if holds_articles {
                // Nothing else of such an object is of use.
                self.scanner.begin();
            }
            match self.scanner.peek()? {
                Some(b'}') => {
                    self.scanner.skip()?;
                    break;
                }
                Some(b'"') => {}
                _ => return Err(self.scanner.malformed("expected a name in '\"', or '}'")),
            }
            let name = self.name()?;
            let next = self.scanner.peek()?;
            if next == Some(b'[') && !is_article && ARRAYS.contains(&name.as_str()) {
                self.scanner.skip()?;
                if self.scanner.peek()? == Some(b'{') {
                    holds_articles = true;
                    self.array()?;
                } else {
                    self.scanner.nested(1)?;
                }
            } else {
                self.scanner.value()?;
                let name = name.as_str();
                is_article |= next == Some(b'"') && (TEXT.contains(&name) || HTML.contains(&name))
                    || next == Some(b'[') && name == "paragraphs";
            }
            match self.scanner.peek()? {
                Some(b',') => self.scanner.skip()?,
                Some(b'}') => {}
                _ => return Err(self.scanner.malformed("expected ',' or '}'")),
            }
        }
        if holds_articles {
            return Ok(());
        }
        let element = self.cut();
        // A file of one object is an article by itself, and named as such.
        let is_alone = self.elements == 0 && self.scanner.peek()?.is_none();
        let id = is_alone.then(|| self.context.stem());
        self.element(element, id);
        Ok(())
    }

    /// Reads the name of a member and the colon after it; returns it as names
    /// are compared.
    fn name(&mut self) -> Scan<String> {
        let at = self.scanner.kept_bytes();
        self.scanner.value()?;
        let name: Option<String> = serde_json::from_slice(self.scanner.kept_from(at)).ok();
        match self.scanner.peek()? {
            Some(b':') => self.scanner.skip()?,
            _ => return Err(self.scanner.malformed("expected ':'")),
        }
        Ok(fields::plain(&name.unwrap_or_default()))
    }

    fn cut(&mut self) -> Element {
        let spare = std::mem::take(&mut self.buffer);
        self.scanner.take(spare)
    }

    /// Reads an element; its id is `id`, else made of its number, unless it
    /// states one.
    fn element(&mut self, element: Element, id: Option<String>) {
        self.elements += 1;
        let id = id.unwrap_or_else(|| format!("{}-{}", self.context.stem(), self.elements));
        let line = element.first_line;
        match self.article(&element, &id) {
            Ok(mut article) => {
                article.notes.extend(self.note.clone());
                self.articles += 1;
                self.report_not_articles();
                self.sink.article(article);
            }
            Err(Refusal::NoArticle) if self.articles == 0 => {
                if self.not_articles.count == 0 {
                    self.not_articles.first_line = line;
                }
                self.not_articles.count += 1;
            }
            Err(why) => self.sink.problem(self.context.malformed(Some(line), why.to_string())),
        }
        self.buffer = element.bytes;
    }

    fn article(&mut self, element: &Element, id: &str) -> Result<Article, Refusal> {
        if element.is_too_long {
            let limit = self.context.options.max_file_bytes;
            return Err(Refusal::Because(format!(
                "the value is longer than the limit of {limit} bytes for one article"
            )));
        }
        let lossy = String::from_utf8_lossy(&element.bytes);
        let is_damaged = matches!(lossy, std::borrow::Cow::Owned(_));
        if is_damaged {
            self.sink.problem(self.context.damaged(element.first_line));
        }
        let json: Json<'_> =
            serde_json::from_str(&lossy).map_err(|error| malformed(element, &error))?;
        let fields = match json {
            Json::Map(fields) => fields,
            _ if self.articles == 0 => return Err(Refusal::NoArticle),
            other => {
                let kind = other.kind();
                return Err(Refusal::Because(format!("it holds {kind}; expected a JSON object")));
            }
        };
        if record::is_bibliographic(&fields) {
            return Err(Refusal::Bibliographic);
        }
        let place = Place { first_line: element.first_line, last_line: element.last_line };
        let mut article = record::article(self.context, fields, place, id)?;
        if is_damaged {
            article.notes.push("invalid UTF-8 replaced".to_owned());
        }
        Ok(article)
    }

    /// Reports what was held back, now that an article shows that the file is
    /// one of articles.
    fn report_not_articles(&mut self) {
        let NotArticles { first_line, count } = std::mem::take(&mut self.not_articles);
        let what = match count {
            0 => return,
            1 => Refusal::NoArticle.to_string(),
            2 => format!("{}, nor in the value after it", Refusal::NoArticle),
            _ => format!("{}, nor in the {} values after it", Refusal::NoArticle, count - 1),
        };
        self.sink.problem(self.context.malformed(Some(first_line), what));
    }

    fn end(&mut self, read: Scan<()>) -> io::Result<()> {
        match read {
            Ok(()) if self.not_articles.count > 0 => {
                let what = "there is no article in it; expected an object with text, paragraphs or \
                            a title, or an array of such objects";
                self.sink.problem(self.context.malformed(None, what.to_owned()));
            }
            Ok(()) if self.elements == 0 => {
                self.sink
                    .problem(self.context.malformed(None, "there is no text in it".to_owned()));
            }
            Ok(()) => {}
            Err(Stop::Malformed { line, column, what }) => {
                self.report_not_articles();
                let what = format!("column {column}: {what}; nothing is read from here on");
                self.sink.problem(self.context.malformed(Some(line), what));
            }
            Err(Stop::Io(error)) => return Err(error),
        }
        Ok(())
    }
}

/// Words what is wrong within an element, with the place in the file where it
/// is not that of the element itself.
fn malformed(element: &Element, error: &serde_json::Error) -> Refusal {
    let reason = record::reason(error);
    let column = error.column() as u64;
    Refusal::Because(match error.line() {
        0 | 1 => format!("column {}: {reason}", (element.column + column).saturating_sub(1)),
        line => {
            let line = u64::from(element.first_line) + line as u64 - 1;
            format!("{reason} on line {line}, column {column}")
        }
    })
}
