//! JSON Lines: one article a line.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use super::Sink;
use super::reading::Context;
use super::record::{self, Input, Json, Place, Refusal};
use crate::Article;

/// Reads articles line by line; a malformed line is a problem, and reading
/// goes on with the next.
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
    let limit = context.options.max_file_bytes;
    let mut buffer = Vec::new();
    let mut number: u32 = 0;
    let mut any = false;
    loop {
        buffer.clear();
        let mut line = (&mut *text).take(limit.saturating_add(1));
        let length = line.read_until(b'\n', &mut buffer)?;
        if length == 0 {
            break;
        }
        number = number.saturating_add(1);
        if length as u64 > limit && buffer.last() != Some(&b'\n') {
            any = true;
            sink.problem(context.malformed(
                Some(number),
                format!("the line is longer than the limit of {limit} bytes"),
            ));
            skip_line(&mut *text)?;
            continue;
        }
        let line = buffer.trim_ascii();
        if line.is_empty() {
            continue;
        }
        any = true;
        let line = String::from_utf8_lossy(line);
        let is_damaged = matches!(line, Cow::Owned(_));
        if is_damaged {
            sink.problem(context.damaged(number));
        }
        match article(context, &line, number) {
            Ok(mut article) => {
                article.notes.extend(is_damaged.then(|| "invalid UTF-8 replaced".to_owned()));
                article.notes.extend(note.clone());
                sink.article(article);
            }
            Err(why) => sink.problem(context.malformed(Some(number), why.to_string())),
        }
    }
    if !any {
        sink.problem(context.malformed(None, "there is no text in it".to_owned()));
    }
    Ok(())
}

/// Reads on to the end of the line without keeping it.
fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(());
        }
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(chunk.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

fn article(context: &Context<'_>, line: &str, number: u32) -> Result<Article, Refusal> {
    let json: Json<'_> = serde_json::from_str(line).map_err(|error| {
        // serde_json counts lines within the record, of which there is one.
        let reason = record::reason(&error);
        Refusal::Because(format!(
            "column {}: {reason}; expected one JSON object a line",
            error.column()
        ))
    })?;
    let Json::Map(fields) = json else {
        return Err(Refusal::Because(format!("it holds {}; expected a JSON object", json.kind())));
    };
    let id = format!("{}-{number}", context.stem());
    record::article(context, fields, Place::line(number), &id)
}

#[cfg(test)]
mod tests {
    use crate::Article;
    use crate::source::{Format, ReadOptions, Reading, read_bytes};

    fn read(source: &str) -> Reading {
        let options =
            ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() };
        read_bytes(source.as_bytes(), "x/news.jsonl", Format::JsonLines, &options)
    }

    fn one(source: &str) -> Article {
        let mut reading = read(source);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        reading.articles.remove(0)
    }

    #[test]
    fn takes_paragraphs_as_given() {
        let article = one(
            r#"{"id":"a b","paragraphs":["By Jane Doe","",{"heading":"H","text":"two  words"},7],"year":1999}"#,
        );
        let texts: Vec<&str> =
            article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["By Jane Doe", "", "two words", ""]);
        assert_eq!(article.paragraphs[2].heading.as_deref(), Some("H"));
        assert_eq!((article.id.as_str(), article.metadata.extra["year"].as_str()), ("a-b", "1999"));
        assert_eq!(
            article.notes,
            ["line 1: paragraph 4 is neither a string nor an object with text; left empty"]
        );
        assert!(article.metadata.authors.is_empty() && article.left_out.is_empty());
    }

    #[test]
    fn splits_text_without_overriding_fields() {
        let text = "The Bridge\\n\\nBy Jane Doe, 9 May 2024\\n\\nThe council met on a wet evening in spring and spoke of nothing but the old bridge and its toll.";
        let article =
            one(&format!(r#"{{"title":"The bridge","author":"Roe, John","text":"{text}"}}"#));
        assert_eq!(article.metadata.authors[0].to_string(), "Roe, John");
        assert_eq!(article.metadata.published.unwrap().to_string(), "2024-05-09");
        assert_eq!(article.origin["published"], "line 1, field text: line 3, byline");
        assert_eq!(article.paragraphs.len(), 1);
        assert_eq!(article.left_out[0].why, "repeats the title");
        assert_eq!(
            (article.paragraphs[0].source.line_start, article.paragraphs[0].source.bytes),
            (Some(1), None)
        );
    }

    #[test]
    fn reads_fields_of_many_shapes() {
        let article = one(concat!(
            r#"{"title":"T","authors":[{"name":"Jane Doe"},"Roe, John"],"date":"2020","published":"2024-05-09T10:00:00Z","#,
            r#""site":"Post","link":"https://a.org","lang":"en_GB","keywords":"a, b","translator":"Ann Poe and Jan Roe","more":{"x":[1]}}"#
        ));
        let metadata = &article.metadata;
        assert_eq!(
            metadata.authors.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["Jane Doe", "Roe, John"]
        );
        assert_eq!(metadata.translators.len(), 2);
        assert_eq!(metadata.published.unwrap().to_string(), "2024-05-09");
        assert_eq!(metadata.publisher.as_deref(), Some("Post"));
        assert_eq!(metadata.url.as_deref(), Some("https://a.org"));
        assert_eq!(metadata.language.as_deref(), Some("en-GB"));
        assert_eq!(metadata.tags, ["a", "b"]);
        assert_eq!(metadata.extra["more"], r#"{"x":[1]}"#);
        assert_eq!(metadata.extra["date"], "2020");
        assert_eq!(article.id.as_str(), "news-1");
    }

    #[test]
    fn one_bad_line_is_one_problem() {
        let reading = read(
            "\u{FEFF}{\"title\":\"a\"}\r\n\n{\"title\": broken}\n[1]\n{\"x\":1}\n{\"title\":\"b\"}",
        );
        let ids: Vec<&str> = reading.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids, ["news-1", "news-6"]);
        let problems: Vec<String> =
            reading.problems.iter().map(|problem| problem.error.to_string()).collect();
        assert_eq!(
            problems,
            [
                "cannot read x/news.jsonl, line 3: column 11: expected value; expected one JSON object a line",
                "cannot read x/news.jsonl, line 4: it holds an array; expected a JSON object",
                "cannot read x/news.jsonl, line 5: there is neither text nor paragraphs nor a title in it",
            ]
        );
        assert_eq!(reading.problems[0].line, Some(3));
        assert_eq!(
            read("\n\n").problems[0].error.to_string(),
            "cannot read x/news.jsonl: there is no text in it"
        );
    }

    #[test]
    fn wrong_fields_are_noted() {
        let article =
            one(r#"{"title":"T","authors":5.5,"text":5,"date":"31 April 2024","tags":[{"x":1}]}"#);
        assert_eq!(
            article.notes,
            [
                "line 1, field text: ignored, as it is a number, not a string",
                "line 1, field authors: ignored, as it is not a name or a list of names",
                "line 1, field tags: ignored, as it is not a text or a list of texts",
                "line 1, field date: '31 April 2024' is no day of the calendar; not taken as the date",
            ]
        );
        let both = one(r#"{"text":"x","paragraphs":["y"]}"#);
        assert_eq!(both.paragraphs[0].text, "y");
        assert_eq!(both.notes, ["line 1: both text and paragraphs; the paragraphs are taken"]);
    }

    #[test]
    fn overlong_lines_are_refused() {
        let options = ReadOptions { max_file_bytes: 30, ..ReadOptions::default() };
        let source = format!("{{\"title\":\"{}\"}}\n{{\"title\":\"short\"}}\n", "x".repeat(100));
        let reading = read_bytes(source.as_bytes(), "a.jsonl", Format::JsonLines, &options);
        assert_eq!((reading.articles.len(), reading.problems[0].line), (1, Some(1)));
    }
}
