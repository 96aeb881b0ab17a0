//! Web pages saved with what belongs to them (MHTML): the page is one of the
//! parts of a message.

use mail_parser::{HeaderName, Message, MessagePart, MimeHeaders, PartType};

use super::message;
use crate::Article;
use crate::article::SourceSpan;
use crate::source::reading::Context;
use crate::source::{Sink, html, tidy};

/// Reads the page of a file.
pub(super) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    if let Err(what) = message::refuse_nesting(bytes) {
        return sink.problem(context.malformed(None, format!("the file {what}")));
    }
    let message = message::parse(bytes);
    let page = message.as_ref().and_then(|message| Some((message, root(message)?)));
    let Some((message, part)) = page else {
        let what = "there is no web page in it; expected a page saved as MHTML, with a part of type text/html";
        return sink.problem(context.malformed(None, what.to_owned()));
    };
    let mut article = context.new_article();
    let location = [message.header(HeaderName::Other("Snapshot-Content-Location".into()))]
        .into_iter()
        .flatten()
        .filter_map(|value| value.as_text())
        .chain(part.content_location())
        .map(tidy::tidy)
        .find(|address| address.starts_with("http://") || address.starts_with("https://"));
    if let Some(address) = location {
        article.metadata.url = Some(address);
        article.origin.insert("url".to_owned(), "header field Content-Location".to_owned());
    }
    if let Some(date) = message.date() {
        let day = crate::PartialDate::new(date.year, Some(date.month), Some(date.day));
        if let Some(day) = day {
            article.metadata.extra.insert("saved".to_owned(), day.to_string());
        }
    }
    let others = message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_))).count();
    match others.saturating_sub(1) {
        0 => {}
        1 => article
            .notes
            .push("another page saved with it, such as a frame, is not read".to_owned()),
        n => article
            .notes
            .push(format!("{n} other pages saved with it, such as frames, are not read")),
    }
    let charset = part.content_type().and_then(|content| content.attribute("charset"));
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    let mut take = |article: Article| articles.push(article);
    let mut page_sink = Sink::new(&mut take, &mut problems);
    html::read_article(context, article, &message::raw(message, part), charset, &mut page_sink);
    for mut article in articles {
        // Its places count in the decoded page, not in the file.
        let paragraphs = article.paragraphs.iter_mut().map(|paragraph| &mut paragraph.source);
        for span in paragraphs.chain(article.left_out.iter_mut().map(|piece| &mut piece.source)) {
            *span = SourceSpan::default();
        }
        sink.article(article);
    }
    problems.into_iter().for_each(|problem| sink.problem(problem));
}

/// Finds the page among the parts: the one named as the start, else the first.
fn root<'m>(message: &'m Message<'m>) -> Option<&'m MessagePart<'m>> {
    let is_page = |part: &&MessagePart<'_>| matches!(part.body, PartType::Html(_));
    let bare = |id: &str| id.trim_matches(['<', '>', ' ']).to_owned();
    let start = message.root_part().content_type().and_then(|content| content.attribute("start"));
    let named = start.and_then(|start| {
        let named =
            |part: &&MessagePart<'_>| part.content_id().is_some_and(|id| bare(id) == bare(start));
        message.parts.iter().filter(is_page).find(named)
    });
    named.or_else(|| message.parts.iter().find(is_page))
}
