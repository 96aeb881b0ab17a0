//! The header fields of a message.

use mail_parser::{Address, HeaderName, HeaderValue, Message};

use crate::article::written_date::DateReading;
use crate::source::{ReadOptions, dates, tidy};
use crate::{Article, PartialDate, Person};

/// Says whether a message has any of the header fields that every message has.
pub(super) fn has_any(message: &Message<'_>) -> bool {
    message.from().is_some()
        || message.to().is_some()
        || message.date().is_some()
        || message.subject().is_some()
        || message.message_id().is_some()
}

/// Takes what the header of a message states.
pub(super) fn read(message: &Message<'_>, article: &mut Article, options: &ReadOptions) {
    let subject = tidy::tidy(message.subject().unwrap_or_default());
    if !subject.is_empty() {
        article.metadata.title = Some(subject);
        article.origin.insert("title".to_owned(), "header field Subject".to_owned());
    }
    let authors = message.from().map(people).unwrap_or_default();
    if !authors.is_empty() {
        article.metadata.authors = authors;
        article.origin.insert("authors".to_owned(), "header field From".to_owned());
    }
    if let Some(date) = message.date() {
        // The day as the sender's clock had it.
        let day = PartialDate::new(date.year, Some(date.month), Some(date.day));
        let reading = day.map_or(DateReading::Impossible, DateReading::Date);
        let stated = message.header_raw(HeaderName::Date).map(tidy::tidy).unwrap_or_default();
        dates::set_published(article, reading, &stated, "header field Date", options);
    }
    let extra = &mut article.metadata.extra;
    let mut keep = |name: &str, text: Option<String>| {
        if let Some(text) = text.map(|text| tidy::tidy(&text)).filter(|text| !text.is_empty()) {
            extra.insert(name.to_owned(), text);
        }
    };
    keep("to", message.to().map(names));
    keep("cc", message.cc().map(names));
    keep("list-id", list(message));
    keep("message-id", message.message_id().map(str::to_owned));
    keep("in-reply-to", message.in_reply_to().as_text().map(str::to_owned));
}

/// Returns the people of an address field: by their names as stated, or by
/// their addresses.
fn people(address: &Address<'_>) -> Vec<Person> {
    let stated = address.iter().filter_map(|one| {
        let name = one.name().map(tidy::tidy).filter(|name| !name.is_empty());
        name.or_else(|| one.address().map(tidy::tidy))
    });
    stated
        .map(|name| Person::from_stated(name.trim_matches('\'')))
        .filter(|person| !person.family.is_empty())
        .collect()
}

fn names(address: &Address<'_>) -> String {
    let names: Vec<String> = people(address).iter().map(Person::display).collect();
    names.join("; ")
}

fn list(message: &Message<'_>) -> Option<String> {
    match message.list_id() {
        HeaderValue::Address(address) => address.first().map(|one| {
            let parts = [one.name(), one.address()].into_iter().flatten();
            parts.collect::<Vec<_>>().join(" ")
        }),
        value => value.as_text().map(str::to_owned),
    }
}
