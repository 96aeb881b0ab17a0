//! Tests of reading whole Word documents.

use proptest::prelude::*;

use crate::source::Format;
use crate::source::office::tests::{any_tree, show, show_within};
use crate::source::package::pack;

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"urn:wp\" xmlns:wps=\"urn:wps\" xmlns:v=\"urn:v\" xmlns:m=\"urn:m\"";

const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>\
    <w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
    <w:style w:styleId='Own'><w:name w:val='My Own'/><w:basedOn w:val='berschrift1'/></w:style>\
    <w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style>\
    <w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:styleId='Loop'><w:name w:val='Loop'/><w:basedOn w:val='Loop'/></w:style>";

const NUMBERING: &str = "<w:abstractNum w:abstractNumId='7'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>\
    </w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>";

/// A document with these parts beside its body.
fn document(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let wrap = |name: &str, inner: &str| format!("<w:{name} {NAMESPACES}>{inner}</w:{name}>");
    let mut parts = vec![
        ("word/document.xml".to_owned(), wrap("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml".to_owned(), wrap("styles", STYLES)),
        ("word/numbering.xml".to_owned(), wrap("numbering", NUMBERING)),
    ];
    for (name, inner) in others {
        let root = match *name {
            "header" => "hdr",
            name => name,
        };
        parts.push((format!("word/{name}.xml"), wrap(root, inner)));
    }
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    pack(&parts)
}

/// A paragraph of a style.
fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(show(&document(body, &[]), Format::Docx), expected, "{body}");
}

#[test]
fn styles_say_what_paragraphs_are() {
    let body = [
        p("Titel", "The Mill"),
        p("Standard", "By Jane Doe, 9 May 2024"),
        p(
            "Standard",
            "The wheel turned all night, and nobody in the village slept before it stopped in the morning, when the water had gone.",
        ),
        p("TOC1", "The flood 3"),
        p("berschrift1", "The flood"),
        p("Zitat", "We heard it first, said the miller."),
        p("Own", "The repair"),
        p("Loop", "They built it again in the summer."),
        p("Heading2", "Nothing under it"),
    ];
    check(
        &body.concat(),
        &[
            "title: The Mill (paragraph of the style Title)",
            "author: Jane Doe",
            "published: 2024-05-09",
            "- | body | The wheel turned all night, and nobody in the village slept before it stopped in the morning, when the water had gone.",
            "The flood | quote | We heard it first, said the miller.",
            "The repair | body | They built it again in the summer.",
            "out: By Jane Doe, 9 May 2024 (byline: read as authors and published)",
            "out: The flood 3 (table of contents)",
            "out: Nothing under it (heading without a paragraph of its own)",
        ],
    );
}

#[test]
fn runs_make_a_paragraph() {
    for (runs, expected) in [
        (
            "<w:r><w:t xml:space='preserve'>one </w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>",
            "one two three",
        ),
        (
            "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink>",
            "new link",
        ),
        (
            "<w:smartTag><w:sdt><w:sdtContent><w:r><w:t>deep</w:t></w:r></w:sdtContent></w:sdt></w:smartTag>",
            "deep",
        ),
        (
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate twenty</w:t><w:noBreakHyphen/><w:t>one</w:t></w:r>",
            "cooperate twenty\u{2011}one",
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>the flood</w:t><w:fldChar w:fldCharType='end'/></w:r>",
            "the flood",
        ),
        ("<w:fldSimple w:instr='DATE'><w:r><w:t>May</w:t></w:r></w:fldSimple>", "May"),
        (
            "<w:r><w:ruby><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase><w:rt><w:r><w:t>kan</w:t></w:r></w:rt></w:ruby></w:r>",
            "漢",
        ),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
    ] {
        let body = format!("<w:p>{runs}</w:p>");
        check(&body, &[&format!("- | body | {expected}")]);
    }
}

#[test]
fn a_broken_field_does_not_swallow_the_rest() {
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText></w:r></w:p>\
         <w:p><w:r><w:t>The text goes on.</w:t></w:r></w:p>",
        &["- | body | The text goes on."],
    );
}

#[test]
fn tracked_changes_are_accepted() {
    check(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The wheel </w:t></w:r>\
         <w:del><w:r><w:delText>never </w:delText></w:r></w:del></w:p>\
         <w:p><w:r><w:t>turned.</w:t></w:r><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom></w:p>\
         <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>",
        &[
            "- | body | The wheel turned.",
            "out: never Gone. (deleted text)",
            "out: Unseen. (hidden text)",
        ],
    );
}

#[test]
fn a_large_first_letter_belongs_to_its_word() {
    check(
        "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>\
         <w:p><w:r><w:t>he wheel turned.</w:t></w:r></w:p>",
        &["- | body | The wheel turned."],
    );
}

#[test]
fn text_boxes_are_read_once() {
    check(
        "<w:p><w:r><w:t>Around.</w:t></w:r><w:r><mc:AlternateContent>\
         <mc:Choice><w:drawing><wp:docPr descr='A wheel'/><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>",
        &["- | body | Around.", "- | body | Boxed.", "out: A wheel (image description)"],
    );
}

#[test]
fn lists_keep_their_numbers() {
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    check(
        &[item(0, "Flour"), item(1, "white"), item(0, "Bran")].concat(),
        &["- | list | 1. Flour · white · 2. Bran"],
    );
    check(
        &[item(0, "The wheel is to be mended."), item(0, "The dam is to be raised.")].concat(),
        &["- | list | 1. The wheel is to be mended.", "- | list | 2. The dam is to be raised."],
    );
    let typed = |text: &str| p("Standard", &format!("•\t{text}"));
    check(&[typed("Flour"), typed("Bran")].concat(), &["- | list | Flour · Bran"]);
}

#[test]
fn tables_are_read_row_by_row() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("Standard", text));
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>())
    };
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["Year", "Floods"]), row(&["1911", "3"]));
    check(&table, &["- | table | Year | Floods\n1911 | 3"]);
    let frame = format!("<w:tbl>{}</w:tbl>", row(&["A text in a frame."]));
    check(&frame, &["- | body | A text in a frame."]);
}

#[test]
fn notes_stand_at_the_end_of_their_section() {
    let body = "<w:p><w:r><w:t>First.</w:t><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r></w:p>\
        <w:p><w:r><w:t>Second.</w:t></w:r></w:p>"
        .to_owned()
        + &p("berschrift1", "Later")
        + &p("Standard", "Third.");
    let note = |kind: &str, text: &str| {
        format!(
            "<w:{kind} w:type='separator' w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>\
             <w:{kind} w:id='2'><w:p><w:r><w:{kind}Ref/><w:t>{text}</w:t></w:r></w:p></w:{kind}>"
        )
    };
    let bytes = document(
        &body,
        &[
            ("footnotes", &note("footnote", "A footnote.")),
            ("endnotes", &note("endnote", "An endnote.")),
            ("header", &p("Standard", "The Valley Post")),
            (
                "comments",
                &format!("<w:comment w:id='1'>{}</w:comment>", p("Standard", "Check this")),
            ),
        ],
    );
    // Without relationships, headers have no name by custom but this one.
    assert_eq!(
        show(&bytes, Format::Docx),
        [
            "- | body | First.",
            "- | body | Second.",
            "- | note of 1 | A footnote.",
            "- | note of 1 | An endnote.",
            "Later | body | Third.",
            "out: The Valley Post (page header)",
            "out: Check this (comment)",
        ]
    );
}

#[test]
fn the_title_that_is_seen_goes_before_the_one_that_is_stated() {
    let long = "The wheel turned all night, and nobody in the village slept before it stopped in the morning, when the water had gone.";
    let core = |fields: &str| {
        format!("<c:coreProperties xmlns:c='urn:c' xmlns:dc='urn:dc'>{fields}</c:coreProperties>")
    };
    let stated = core(
        "<dc:title>Old Template</dc:title><dc:creator>Jane Doe</dc:creator><c:keywords>mills, floods</c:keywords>",
    );
    let rubbish = core(
        "<dc:title>Microsoft Word - mill.docx</dc:title><dc:creator>Windows User</dc:creator>",
    );
    let bold = format!(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>The Mill</w:t></w:r></w:p>{}",
        p("Standard", long)
    );
    let titled = p("Titel", "The Mill") + &p("Standard", long);
    let body = format!("- | body | {long}");
    let cases: [(&str, &str, &[&str]); 4] = [
        (
            &titled,
            &stated,
            &[
                "title: The Mill (paragraph of the style Title)",
                "author: Jane Doe",
                "tag: mills",
                "tag: floods",
                "title: Old Template",
            ],
        ),
        (
            &p("Standard", long),
            &stated,
            &[
                "title: Old Template (core properties, field title)",
                "author: Jane Doe",
                "tag: mills",
                "tag: floods",
            ],
        ),
        (&bold, &rubbish, &["title: The Mill (first paragraph, in bold)"]),
        (&p("Standard", long), &rubbish, &[]),
    ];
    for (text, properties, expected) in cases {
        let xml = format!("<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>");
        let styles = format!("<w:styles {NAMESPACES}>{STYLES}</w:styles>");
        let bytes = pack(&[
            ("word/document.xml", &xml),
            ("word/styles.xml", &styles),
            ("docProps/core.xml", properties),
        ]);
        let expected: Vec<&str> = expected.iter().copied().chain([body.as_str()]).collect();
        assert_eq!(show(&bytes, Format::Docx), expected, "{properties}");
    }
}

#[test]
fn bold_lines_are_headings_where_there_are_no_others() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let long = "The wheel turned all night, and nobody in the village slept before it stopped in the morning, when the water had gone.";
    let body = [p("Standard", long), bold("The flood"), p("Standard", long), bold("It was late.")];
    check(
        &body.concat(),
        &[
            &format!("- | body | {long}"),
            &format!("The flood | body | {long}"),
            "The flood | body | It was late.",
        ],
    );
}

#[test]
fn deep_nesting_is_bounded() {
    let nest = |open: &str, close: &str| {
        format!("{}{}{}", open.repeat(5_000), p("Standard", "Deep."), close.repeat(5_000))
    };
    check(
        &nest("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        &["out: Deep. (nested too deeply)"],
    );
    let runs = format!(
        "<w:p>{}<w:r><w:t>Deep.</w:t></w:r>{}</w:p>",
        "<w:ins>".repeat(5_000),
        "</w:ins>".repeat(5_000)
    );
    check(&runs, &["- | body | Deep."]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let compound = |stream: &str| [&b"\xD0\xCF\x11\xE0"[..], &[0; 40], &utf16(stream)].concat();
    let whole = document(&p("Standard", "A text."), &[]);
    let cases: [(Vec<u8>, &str); 9] = [
        (compound("EncryptedPackage"), "it is protected by a password; save a copy without it"),
        (compound("WordDocument"), "it is a Word 97-2003 document; save it as .docx"),
        (b"%PDF-1.7 ...".to_vec(), "it is a PDF document; expected a Word document"),
        (b"plain".to_vec(), "it is no zip package; expected a Word document"),
        (Vec::new(), "it is empty; expected a Word document"),
        (
            whole[..whole.len() / 2].to_vec(),
            "its zip package is damaged or cut short; expected a Word document; get the file again",
        ),
        (pack(&[("a.txt", "x")]), "it has no part word/document.xml; expected a Word document"),
        (
            pack(&[("word/document.xml", "<w:document><w:body>")]),
            "its part word/document.xml is no well-formed XML: an unknown namespace prefix 'w' at 1:2",
        ),
        (
            pack(&[("word/document.xml", "<workbook/>")]),
            "it is a spreadsheet; expected a Word document",
        ),
    ];
    for (bytes, what) in cases {
        assert_eq!(show(&bytes, Format::Docx), [format!("cannot read papers/mill.docx: {what}")]);
    }
}

#[test]
fn bombs_are_refused() {
    let bytes = document(&p("Standard", &"a".repeat(5_000)), &[]);
    assert_eq!(
        show_within(&bytes, Format::Docx, 3_000),
        ["cannot read papers/mill.docx: its part word/document.xml unpacks to too much; at most \
          3000 bytes are read of one file"]
    );
    let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>";
    assert_eq!(
        show(&pack(&[("word/document.xml", laughs)]), Format::Docx),
        ["cannot read papers/mill.docx: its part word/document.xml declares a document type, \
          which such parts never do"]
    );
}

proptest! {
    /// Whatever stands in one another, reading ends and says something.
    #[test]
    fn any_tree_is_read(numbers in proptest::collection::vec(any::<u8>(), 0..60)) {
        let names = [
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:del", "w:ins", "w:pPr",
    "w:pStyle w:val='Own'", "w:numPr", "w:numId w:val='3'", "w:ilvl w:val='99'", "w:txbxContent",
    "w:drawing", "mc:AlternateContent", "w:framePr w:dropCap='drop'", "w:rPr", "w:instrText",
    "w:fldChar w:fldCharType='begin'", "w:fldChar w:fldCharType='separate'",
    "w:fldChar w:fldCharType='end'", "w:footnoteReference w:id='2'", "w:outlineLvl w:val='255'",
];
        let bytes = document(&any_tree(&numbers, &names), &[]);
        prop_assert!(!show(&bytes, Format::Docx).is_empty());
    }
}
