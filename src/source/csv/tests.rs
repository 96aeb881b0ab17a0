use crate::source::{Format, ReadOptions, Reading, read_bytes};

fn read(name: &str, source: &str) -> Reading {
    read_bytes(source.as_bytes(), name, Format::Csv, &ReadOptions::default())
}

/// Checks id, title, first paragraph and lines of the articles, and the
/// problems.
#[track_caller]
fn check(name: &str, source: &str, articles: &[(&str, &str, &str, u32, u32)], problems: &[&str]) {
    let reading = read(name, source);
    let found: Vec<_> = reading
        .articles
        .iter()
        .map(|article| {
            let first = article.paragraphs.first();
            let place = first.map(|first| first.source).unwrap_or_default();
            (
                article.id.as_str(),
                article.metadata.title.as_deref().unwrap_or_default(),
                first.map_or("", |first| first.text.as_str()),
                place.line_start.unwrap_or(0),
                place.line_end.unwrap_or(0),
            )
        })
        .collect();
    assert_eq!(found, articles, "{source}");
    let said: Vec<String> =
        reading.problems.iter().map(|problem| problem.error.to_string()).collect();
    assert_eq!(said, problems, "{source}");
}

#[test]
fn reads_rows() {
    let two = &[("t-1", "A", "The toll.", 2, 2), ("t-2", "B", "The ford.", 3, 3)][..];
    for (name, source) in [
        ("t.csv", "title,text\nA,The toll.\nB,The ford.\n"),
        ("t.csv", "\u{FEFF}Title;Text\r\nA;The toll.\r\nB;The ford."),
        ("t.tsv", "title\ttext\nA\tThe toll.\nB\tThe ford.\n"),
        ("t.csv", "title|full_text\nA|The toll.\nB|The ford.\n"),
        ("t.tsv", "title,text\nA,The toll.\nB,\"The ford.\"\n"),
        ("t.csv", "Headline\tBody\nA\tThe toll.\nB\tThe ford.\n\t \n"),
    ] {
        check(name, source, two, &[]);
    }
}

#[test]
fn quoted_cells_hold_anything() {
    check(
        "t.csv",
        "sep=;\r\nid;title;text\r\n\r\nx;\"A; B\"\";\nC\";\"The toll.\r\n\r\nThe ford.\"\r\ny;B;\"b\"\r\n",
        &[("x", "A; B\"; C", "The toll.", 4, 7), ("y", "B", "b", 8, 8)],
        &[],
    );
    let reading = read("t.csv", "text\n\"The toll is high.\n\nThe ford is low.\"\n");
    assert_eq!(reading.articles[0].paragraphs.len(), 2);
}

#[test]
fn columns_are_metadata() {
    let reading = read(
        "t.csv",
        "Author(s),Publish Date,Section,Text,URL,,Authors\n\
         x,2024-05-09,News,The toll.,https://example.org/a,spare,\"Doe, Jane\"\n",
    );
    let article = &reading.articles[0];
    assert_eq!(article.metadata.published.unwrap().to_string(), "2024-05-09");
    assert_eq!(article.origin["published"], "line 2, field Publish Date");
    assert_eq!(article.metadata.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(article.metadata.authors[0].to_string(), "Doe, Jane");
    assert_eq!(article.metadata.extra["Section"], "News");
    assert_eq!(article.metadata.extra["column 6"], "spare");
}

#[test]
fn one_bad_row_is_one_problem() {
    check(
        "t.csv",
        "title,text\nA,b,c\nB,The toll.\nC\n,  \n\"D\nE\"\nx,\"unclosed\n",
        &[("t-2", "B", "The toll.", 3, 3), ("t-5", "x", "unclosed", 8, 8)],
        &[
            "cannot read t.csv, line 2: the row has 3 fields; expected 2, as in the header",
            "cannot read t.csv, line 4: the row has 1 field; expected 2, as in the header",
            "cannot read t.csv, line 6: the row has 1 field; expected 2, as in the header; it goes \
             on to line 7: a quotation mark may not be closed",
            "cannot read t.csv, line 8: a quotation mark is not closed: all that follows it is read \
             as one cell; close it, or write it twice where it belongs to the text",
        ],
    );
    check(
        "t.csv",
        "text,date\n,2024\n",
        &[],
        &["cannot read t.csv, line 2: there is neither text nor paragraphs nor a title in it"],
    );
}

#[test]
fn other_tables_are_one_problem() {
    for (source, problem) in [
        (
            "price,amount\n1,2\n3,4\n",
            "none of its columns is a text or a title: 'price', 'amount'; expected a first row \
             that names one of them 'text', 'content', 'body', 'html' or 'title'",
        ),
        (
            "a,b,c,d,e,f,g,h,i,j,k,l,m,n\n",
            "none of its columns is a text or a title: 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', \
             'i', 'j', 'k', 'l' and 2 more; expected a first row that names one of them 'text', \
             'content', 'body', 'html' or 'title'",
        ),
        ("title,text\n\n", "there is no row below its header"),
        ("\n", "there is no text in it"),
        (
            "PK\u{3}\u{4}",
            "it is a ZIP archive (or a DOCX, EPUB or ODT document); expected a table with a header",
        ),
    ] {
        check("t.csv", source, &[], &[&format!("cannot read t.csv: {problem}")]);
    }
}

#[test]
fn rows_have_a_limit() {
    let options = ReadOptions { max_file_bytes: 20, ..ReadOptions::default() };
    let source = format!("text\nshort\n\"{}\nmore\n", "x".repeat(100));
    let reading = read_bytes(source.as_bytes(), "t.csv", Format::Csv, &options);
    assert_eq!(reading.articles.len(), 1);
    assert_eq!(
        reading.problems[0].error.to_string(),
        "cannot read t.csv, line 3: the row that begins here is longer than the limit of 20 bytes; \
         a quotation mark may not be closed; nothing is read from here on"
    );
}

#[test]
fn other_encodings_are_decoded() {
    let text = "Le café était fermé, et personne ne savait où aller à présent.";
    let source = format!("titre;text\nA;{text}\n");
    let bytes: Vec<u8> = source.chars().map(|c| u32::from(c) as u8).collect();
    let reading = read_bytes(&bytes, "t.csv", Format::Csv, &ReadOptions::default());
    assert_eq!(reading.articles[0].paragraphs[0].text, text);
    assert_eq!(reading.articles[0].notes, ["decoded from windows-1252"]);
}

#[test]
fn quotation_marks_between_tabs_may_be_text() {
    check(
        "t.tsv",
        "title\ttext\n\"No toll\" vote\t\"We won,\" she said.\nB\tThe \"ford\".\n",
        &[
            ("t-1", "\"No toll\" vote", "\"We won,\" she said.", 2, 2),
            ("t-2", "B", "The \"ford\".", 3, 3),
        ],
        &[],
    );
    check(
        "t.tsv",
        "title\ttext\nA\t\"\"\"We won,\"\" she said.\"\n",
        &[("t-1", "A", "\"We won,\" she said.", 2, 2)],
        &[],
    );
}

#[test]
fn every_cut_is_read_or_reported() {
    let source = "sep=;\r\ntitle;text;date\r\n\"A;\"\"x\"\"\";\"b\r\n\r\nc\";2024\r\nq;w;\r\n";
    for end in 0..source.len() {
        let reading = read("t.csv", &source[..end]);
        assert!(!reading.articles.is_empty() || !reading.problems.is_empty(), "{end}");
    }
}
