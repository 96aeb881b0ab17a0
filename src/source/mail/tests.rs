//! Tests of reading mail and saved web pages.

use proptest::prelude::*;

use crate::source::{Format, ReadOptions, Reading, read_bytes};

fn read(source: &[u8], name: &str, format: Format) -> Reading {
    let options = ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() };
    read_bytes(source, name, format, &options)
}

/// Writes a reading as one line per fact.
fn show(reading: &Reading) -> Vec<String> {
    let mut shown: Vec<String> =
        reading.problems.iter().map(|problem| format!("problem: {}", problem.error)).collect();
    for article in &reading.articles {
        let metadata = &article.metadata;
        shown.push(format!("{} {}", article.id, article.path));
        shown.extend(metadata.title.iter().map(|title| format!("title: {title}")));
        shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
        shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
        shown.extend(metadata.url.iter().map(|url| format!("url: {url}")));
        shown.extend(metadata.extra.iter().map(|(name, value)| format!("{name}: {value}")));
        for paragraph in &article.paragraphs {
            let line = paragraph.source.line_start.unwrap_or(0);
            shown.push(format!("{line} | {} | {}", paragraph.kind.name(), paragraph.text));
        }
        shown.extend(
            article.left_out.iter().map(|piece| format!("out: {} ({})", piece.text, piece.why)),
        );
        shown.extend(article.notes.iter().map(|note| format!("note: {note}")));
    }
    shown
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    // Messages end their lines as they are sent.
    let sent = source.replace('\n', "\r\n");
    for source in [source, &sent] {
        let shown = show(&read(source.as_bytes(), "x/a.eml", Format::Mail));
        let shown: Vec<String> = shown.iter().map(|line| line.replace("\r\n", "\n")).collect();
        assert_eq!(shown, expected, "{source}");
    }
}

#[test]
fn a_plain_message() {
    check(
        "From: =?UTF-8?Q?Jan=C3=A9?= Doe <jane@example.org>\nTo: The Council <council@example.org>, roe@example.org\n\
         Subject: The bridge =?iso-8859-1?Q?caf=E9?=\n and its toll\nDate: Thu, 9 May 2024 23:30:00 -0500\n\
         Message-ID: <1@example.org>\nList-Id: Valley <valley.example.org>\n\
         Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
         The council met on a wet evening in the caf=E9 and spoke of =\nnothing but the toll.\n\n\
         On 8 May 2024, John Roe wrote:\n> Will it?\n\nIt will not be raised before the winter, said the mayor of the town.\n-- \nJane\n",
        &[
            "a x/a.eml",
            "title: The bridge café and its toll",
            "author: Jané Doe",
            "published: 2024-05-09",
            "list-id: Valley valley.example.org",
            "message-id: 1@example.org",
            "to: The Council; roe@example.org",
            "0 | body | The council met on a wet evening in the café and spoke of nothing but the toll.",
            "0 | body | It will not be raised before the winter, said the mayor of the town.",
            "out: On 8 May 2024, John Roe wrote:\n> Will it? (quoted message)",
            "out: --\nJane (signature)",
        ],
    );
    check(
        "Subject: Hi\nFrom: jane@example.org\n\nOne line of text that stands alone here, and is long enough.\n",
        &[
            "a x/a.eml",
            "title: Hi",
            "author: jane@example.org",
            "4 | body | One line of text that stands alone here, and is long enough.",
        ],
    );
}

#[test]
fn several_forms_and_attachments() {
    check(
        "Subject: S\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"m\"\n\n--m\n\
         Content-Type: multipart/alternative; boundary=\"a\"\n\n--a\nContent-Type: text/plain\n\nThe plain form of the text, which is read.\n--a\n\
         Content-Type: text/html\n\n<p>The plain form of the text, which is read.\n--a--\n--m\n\
         Content-Type: text/plain; charset=utf-8; name=\"minutes.txt\"\nContent-Disposition: attachment; filename=\"minutes.txt\"\n\n\
         The minutes of the meeting at the café stand in this file.\n--m\n\
         Content-Type: image/png\nContent-Disposition: attachment; filename=\"../x.png\"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--m\n\
         Content-Type: message/rfc822\n\nSubject: Inner\nFrom: John Roe <j@example.org>\n\nThe inner message has a text of its own, which is read too.\n--m--\n",
        &[
            "a x/a.eml",
            "title: S",
            "11 | body | The plain form of the text, which is read.",
            "out: _x.png, 8 bytes (attachment)",
            "note: attachment minutes.txt: read as an article of its own",
            "note: attachment attachment-3.eml: read as an article of its own",
            "minutes x/a.eml/minutes.txt",
            "1 | body | The minutes of the meeting at the café stand in this file.",
            "attachment-3 x/a.eml/attachment-3.eml",
            "title: Inner",
            "author: John Roe",
            "34 | body | The inner message has a text of its own, which is read too.",
        ],
    );
}

#[test]
fn html_is_read_where_it_is_the_message() {
    let long = "The council met on a wet evening and spoke of nothing but the old bridge and its toll, for it was raised.";
    let alternative = |plain: &str| {
        format!(
            "Subject: S\nContent-Type: multipart/alternative; boundary=\"a\"\n\n--a\nContent-Type: text/plain\n\n{plain}\n--a\n\
             Content-Type: text/html; charset=utf-8\n\n<p>{long}<p>{long}\n--a--\n"
        )
    };
    let body = format!("0 | body | {long}");
    for plain in ["", "This message is in HTML."] {
        let reading = read(alternative(plain).as_bytes(), "a.eml", Format::Mail);
        assert_eq!(show(&reading)[2], body, "{plain}");
    }
    check(
        &format!("Subject: S\nContent-Type: text/html\n\n<p>{long}\n"),
        &["a x/a.eml", "title: S", &body],
    );
}

#[test]
fn encodings_that_are_not_stated() {
    let source = b"Subject: S\n\nLe caf\xE9 \xE9tait ferm\xE9, et personne ne savait o\xF9 aller \xE0 pr\xE9sent.\n";
    assert_eq!(
        show(&read(source, "a.eml", Format::Mail))[2..],
        [
            "3 | body | Le café était fermé, et personne ne savait où aller à présent.",
            "note: decoded from windows-1252",
        ]
    );
}

#[test]
fn mailboxes() {
    let source = "From jane@example.org Thu May  9 10:00:00 2024\nSubject: One\n\nThe first message, with text in it, is here.\n>From here on it is quoted.\n\n\
                  From x Thu May  9 10:00:00 2024\nno header at all\n\n\
                  From x Thu May  9 10:00:00 2024\nSubject: Three\n\nFrom here to there it is far, as all of us know.\nFrom x\n";
    assert_eq!(
        show(&read(source.as_bytes(), "box.mbox", Format::Mail)),
        [
            "problem: cannot read box.mbox, line 8: message 2 has none of the header fields From, To, Date and Subject; expected a mail message",
            "box-1 box.mbox",
            "title: One",
            "4 | body | The first message, with text in it, is here. From here on it is quoted.",
            "box-3 box.mbox",
            "title: Three",
            "13 | body | From here to there it is far, as all of us know.",
            "14 | body | From x",
        ]
    );
}

#[test]
fn what_cannot_be_read() {
    for (source, expected) in [
        ("", "cannot read x/a.eml: there is no text in it"),
        (
            "Just a text that somebody named so.\n\nIt has no header.",
            "cannot read x/a.eml: the message has none of the header fields From, To, Date and Subject; expected a mail message",
        ),
        (
            "Subject: S\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
            "cannot read x/a.eml: the message is encrypted; decrypt it in a mail program and save it as text",
        ),
        (
            "Subject: S\n\n-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n",
            "cannot read x/a.eml: the message is encrypted; decrypt it in a mail program and save it as text",
        ),
        (
            "Subject: S\nContent-Type: application/pkcs7-mime; smime-type=signed-data\nContent-Transfer-Encoding: base64\n\nMIIB\n",
            "cannot read x/a.eml: the message is wrapped in its signature (S/MIME); open it in a mail program and save it as text",
        ),
        (
            "From: a@example.org\n\n",
            "cannot read x/a.eml: the message has neither text nor a subject",
        ),
    ] {
        check(source, &[&format!("problem: {expected}")]);
    }
    let inner = "Content-Type: message/rfc822\n\n".repeat(100_000);
    check(
        &format!("Subject: S\n{inner}"),
        &[
            "problem: cannot read x/a.eml: the message holds more than 500 others; save those on their own",
        ],
    );
    let parts: String = (0..2_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .collect();
    check(
        &format!("Subject: S\n{parts}\nx\n"),
        &["a x/a.eml", "title: S", "out: x (another part of the message)"],
    );
    let forwarded = "Content-Type: message/rfc822\n\nSubject: I\n".repeat(400);
    let reading = read(format!("Subject: S\n{forwarded}\nx\n").as_bytes(), "a.eml", Format::Mail);
    assert!(reading.articles.len() <= 5, "{}", reading.articles.len());
}

#[test]
fn saved_pages() {
    let page = |start: &str| {
        format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/toll\nSubject: Toll\nDate: Thu, 9 May 2024 10:00:00 -0000\n\
             MIME-Version: 1.0\nContent-Type: multipart/related;\n type=\"text/html\";{start}\n boundary=\"b\"\n\n\
             --b\nContent-Type: text/html\nContent-ID: <frame@x>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/toll\n\n<p>One =E2=80=94 of the=\n page\n\
             --b\nContent-Type: text/html\nContent-ID: <main@x>\n\n<p>Two of the page\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
        )
    };
    for (start, text) in [("", "One — of the page"), (" start=\"<main@x>\";", "Two of the page")]
    {
        let reading = read(page(start).as_bytes(), "x/a.mht", Format::Mhtml);
        assert_eq!(
            show(&reading)[..3],
            ["a x/a.mht", "url: https://example.org/toll", "saved: 2024-05-09"],
            "{start}"
        );
        let article = &reading.articles[0];
        assert!(article.paragraphs.iter().any(|paragraph| paragraph.text == text), "{start}");
        assert_eq!(article.notes[0], "another page saved with it, such as a frame, is not read");
    }
    for source in ["", "Subject: x\n\nno page"] {
        assert_eq!(
            show(&read(source.as_bytes(), "a.mht", Format::Mhtml)),
            [
                "problem: cannot read a.mht: there is no web page in it; expected a page saved as MHTML, with a part of type text/html"
            ]
        );
    }
}

#[test]
fn a_part_that_does_not_end_within_a_digest_is_a_problem() {
    let source = "Subject: S\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nContent-Type: \
                  message/rfc822\n\n\n--b--\n";
    for (name, format) in [("a.eml", Format::Mail), ("a.mht", Format::Mhtml)] {
        let reading = read(source.as_bytes(), name, format);
        assert!(reading.articles.is_empty() && reading.problems.len() == 1, "{name}");
    }
}

proptest! {
    #[test]
    fn any_message_is_read_without_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "Subject: S\n", "From: a <b@c>\n", "Content-Type: multipart/mixed; boundary=b\n", "\n", "--b\n", "--b--\n",
        "Content-Type: message/rfc822\n", "Content-Type: text/html; charset=x\n", "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: quoted-printable\n", "Content-Disposition: attachment; filename=a.txt\n",
        "=E9=\n", "> q\n", "x wrote:\n", "-- \n", "From x\n", "text", "é", "\r", "Content-Type: multipart/digest; boundary=b\n",
    ]), 0..40)) {
        let source = pieces.concat();
        let _readings = [
            read(source.as_bytes(), "a.eml", Format::Mail),
            read(source.as_bytes(), "a.mht", Format::Mhtml),
        ];
    }
}
