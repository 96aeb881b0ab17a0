//! Web archives (WARC 1.0 and 1.1): pages as a crawler met them.
//!
//! Each page that was answered with success is an article, with the address it
//! was asked for and, as `retrieved`, when. That is not when it was published:
//! only the page itself says that, or nobody.

mod http;
mod record;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, BufRead};
use std::path::Path;

use super::reading::Context;
use super::{Format, Sink, html};
use crate::article::Article;
use crate::{ArticleId, SourceProblem, SourceSpan};
use http::{Body, Response};
use record::{Next, Record, Records};

/// Reads the pages of a web archive record by record. Where it is damaged it
/// ends; the pages before are read.
///
/// # Errors
///
/// Fails where `input` cannot be read.
pub(super) fn read(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let mut records = Records::new(input, context.options.max_file_bytes);
    let (mut count, mut pages): (u64, u64) = (0, 0);
    loop {
        let at = records.offset();
        count += 1;
        match records.next(is_of_use)? {
            Next::Record(record) => pages += u64::from(page(context, &record, sink)),
            Next::PassedOver => {}
            Next::TooLong { url, bytes } => {
                pages += 1;
                let limit = context.options.max_file_bytes;
                let what =
                    format!("the page has {bytes} bytes; at most {limit} are read as one article");
                sink.problem(malformed(context, &url, what));
            }
            Next::Malformed(what) => {
                let what =
                    format!("record {count}, at byte {at}: {what}; nothing is read from here on");
                sink.problem(context.malformed(None, what));
                return Ok(());
            }
            Next::End if pages == 0 => {
                let what = "there is no page in it; expected response records of HTML".to_owned();
                sink.problem(context.malformed(None, what));
                return Ok(());
            }
            Next::End => return Ok(()),
        }
    }
}

/// Says by its headers whether a record may hold a page.
fn is_of_use(record: &Record) -> bool {
    match record.header("WARC-Type") {
        Some("response") => record.header("Content-Type").is_none_or(|kind| {
            kind.trim_start().to_ascii_lowercase().starts_with("application/http")
        }),
        Some("resource" | "conversion") => format_of(record.header("Content-Type")).is_some(),
        _ => false,
    }
}

/// Returns the format of a media type that articles come in.
fn format_of(media_type: Option<&str>) -> Option<Format> {
    let essence = media_type?.split(';').next()?.trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "application/pdf" => Some(Format::Pdf),
        // As archives of extracted text have it; servers call everything so.
        "text/plain" => Some(Format::Text),
        _ => None,
    }
}

/// Reads the page of a record; says whether it has one.
fn page(context: &Context<'_>, record: &Record, sink: &mut Sink<'_>) -> bool {
    let url = record.url();
    let is_response = record.header("WARC-Type") == Some("response");
    let (stated, body) = if is_response {
        let Some(response) = Response::parse(&record.block) else { return false };
        if response.status != 200 {
            return false;
        }
        let stated = response.header("Content-Type").map(str::to_owned);
        let format = format_of(stated.as_deref().or(record.header("WARC-Identified-Payload-Type")));
        if format.is_none_or(|format| format == Format::Text) {
            return false;
        }
        match response.body(context.options.max_file_bytes) {
            Ok(body) => (stated, body),
            Err(what) => {
                sink.problem(malformed(context, url, what));
                return true;
            }
        }
    } else {
        (
            record.header("Content-Type").map(str::to_owned),
            Body { bytes: Cow::Borrowed(&record.block), is_cut_off: false },
        )
    };
    let media_type = stated.as_deref().or(record.header("WARC-Identified-Payload-Type"));
    let Some(format) = format_of(media_type) else { return false };
    if format.missing_feature().is_some() {
        return false;
    }
    read_page(context, record, format, media_type.and_then(charset), &body, sink);
    true
}

fn read_page(
    context: &Context<'_>,
    record: &Record,
    format: Format,
    charset: Option<&str>,
    body: &Body<'_>,
    sink: &mut Sink<'_>,
) {
    let url = record.url();
    let path = format!("{}/{url}", context.path.display());
    let page = Context { path: Path::new(&path), format, ..*context };
    let mut problems = Vec::new();
    let mut articles = Vec::new();
    let mut take = |article| articles.push(article);
    let mut inner = Sink::new(&mut take, &mut problems);
    if format == Format::Html {
        let mut article = context.new_article();
        know(&mut article, record);
        html::read_article(&page, article, &body.bytes, charset, &mut inner);
    } else {
        page.read(&body.bytes, &mut inner);
    }
    for mut article in articles {
        know(&mut article, record);
        article.format = context.format.name().to_owned();
        // Its places count in the page, not in the file.
        let paragraphs = article.paragraphs.iter_mut().map(|paragraph| &mut paragraph.source);
        for span in paragraphs.chain(article.left_out.iter_mut().map(|piece| &mut piece.source)) {
            *span = SourceSpan { page: span.page, ..SourceSpan::default() };
        }
        if body.is_cut_off || record.header("WARC-Truncated").is_some() {
            article.notes.push("the page was cut off when it was retrieved".to_owned());
        }
        sink.article(article);
    }
    for problem in problems {
        sink.problem(problem);
    }
}

/// Gives an article what its record knows of it.
fn know(article: &mut Article, record: &Record) {
    let url = record.url();
    if !url.is_empty() {
        article.id = id(url);
        article.metadata.url = Some(url.to_owned());
        article.origin.insert("url".to_owned(), "WARC-Target-URI".to_owned());
    }
    if let Some(date) = record.header("WARC-Date") {
        article.metadata.extra.insert("retrieved".to_owned(), date.to_owned());
    }
}

/// Makes an id of an address, which does not depend on where in which archive
/// the page is: without the scheme, the fragment and the last `/`.
fn id(url: &str) -> ArticleId {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    let address = address.split('#').next().unwrap_or(address);
    ArticleId::new(address.trim_end_matches('/'))
}

/// Returns the character set that a media type states.
fn charset(media_type: &str) -> Option<&str> {
    let mut parameters = media_type.split(';').skip(1);
    let value = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then_some(value)
}

/// Makes the problem that a page cannot be read.
fn malformed(context: &Context<'_>, url: &str, what: String) -> SourceProblem {
    let path = format!("{}/{url}", context.path.display());
    Context { path: Path::new(&path), ..*context }.malformed(None, what)
}
