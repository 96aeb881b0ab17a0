//! Tests of reading whole OpenDocument texts.

use proptest::prelude::*;

use crate::source::Format;
use crate::source::office::tests::{any_tree, show, show_within};
use crate::source::package::pack;

const NAMESPACES: &str = "xmlns:office='urn:o' xmlns:style='urn:s' xmlns:text='urn:t' \
    xmlns:table='urn:tb' xmlns:draw='urn:d' xmlns:svg='urn:v' xmlns:fo='urn:f' \
    xmlns:dc='urn:dc' xmlns:meta='urn:m'";

const AUTOMATIC: &str = "<office:automatic-styles>\
    <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>\
    <style:style style:name='P2' style:family='paragraph' style:parent-style-name='Title'/>\
    <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <text:list-style style:name='L1'>\
    <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/>\
    </text:list-style></office:automatic-styles>";

fn content(body: &str) -> String {
    format!(
        "<office:document-content {NAMESPACES}>{AUTOMATIC}<office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    )
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(show(&pack(&[("content.xml", &content(body))]), Format::Odt), expected, "{body}");
}

#[test]
fn styles_say_what_paragraphs_are() {
    check(
        "<text:p text:style-name='P2'>The Mill</text:p>\
         <text:p text:style-name='Text_20_body'>By Jane Doe, 9 May 2024</text:p>\
         <text:h text:style-name='Heading_20_1' text:outline-level='1'>The flood</text:h>\
         <text:p text:style-name='P1'>We heard it first.</text:p>\
         <text:p text:style-name='Preformatted_20_Text'>a<text:s text:c='3'/>b</text:p>\
         <text:p text:style-name='Contents_20_1'>The flood 3</text:p>",
        &[
            "title: The Mill (paragraph of the style Title)",
            "author: Jane Doe",
            "published: 2024-05-09",
            "The flood | quote | We heard it first.",
            "The flood | code | a   b",
            "out: By Jane Doe, 9 May 2024 (byline: read as authors and published)",
            "out: The flood 3 (table of contents)",
        ],
    );
}

#[test]
fn spans_make_a_paragraph() {
    for (inner, expected) in [
        ("one<text:tab/>two<text:line-break/>three", "one two three"),
        ("a <text:span>b</text:span>\n   <text:a>c</text:a>", "a b c"),
        ("half<text:soft-page-break/>way", "halfway"),
        (
            "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>",
            "漢",
        ),
        ("many<text:s text:c='4000000000'/>blanks", "many blanks"),
    ] {
        check(&format!("<text:p>{inner}</text:p>"), &[&format!("- | body | {expected}")]);
    }
}

#[test]
fn what_is_no_text_is_left_out() {
    check(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>x</dc:creator></office:change-info><text:p>Never.</text:p></text:deletion></text:changed-region></text:tracked-changes>\
         <text:p>The wheel<office:annotation><dc:creator>x</dc:creator><text:p>Check this</text:p></office:annotation> turned.\
         <text:span text:style-name='T1'>Unseen.</text:span>\
         <draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>\
         <draw:frame><draw:image/><svg:title>wheel.png</svg:title><svg:desc>A wheel</svg:desc></draw:frame></text:p>\
         <text:table-of-content><text:table-of-content-source/><text:index-body><text:p>The flood 3</text:p></text:index-body></text:table-of-content>",
        &[
            "- | body | The wheel turned.",
            "- | body | Boxed.",
            "out: Never. (deleted text)",
            "out: Unseen. (hidden text)",
            "out: A wheel (image description)",
            "out: Check this (comment)",
            "out: The flood 3 (table of contents)",
        ],
    );
}

#[test]
fn lists_and_tables() {
    check(
        "<text:list text:style-name='L1'><text:list-item><text:p>Flour</text:p>\
         <text:list><text:list-item><text:p>white</text:p></text:list-item></text:list></text:list-item>\
         <text:list-item><text:p>Bran</text:p></text:list-item></text:list>\
         <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Floods</text:p></table:table-cell></table:table-row></table:table-header-rows>\
         <table:table-row table:number-rows-repeated='1000000000'><table:table-cell><text:p>1911</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>",
        &["- | list | 1. Flour · a) white · 2. Bran", "- | table | Year | Floods\n1911 | 3"],
    );
}

#[test]
fn notes_stand_at_the_end_of_their_section() {
    let note = |text: &str| {
        format!(
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )
    };
    check(
        &format!(
            "<text:p>First.{}</text:p><text:p>Second.</text:p><text:h>Later</text:h><text:p>Third.{}</text:p>",
            note("One."),
            note("Two.")
        ),
        &[
            "- | body | First.",
            "- | body | Second.",
            "- | note of 1 | One.",
            "Later | body | Third.",
            "Later | note of 4 | Two.",
        ],
    );
}

#[test]
fn properties_state_the_author() {
    let meta = format!(
        "<office:document-meta {NAMESPACES}><office:meta><dc:title>The Mill</dc:title>\
         <meta:initial-creator>Jane Doe</meta:initial-creator><dc:creator>Ann Smith</dc:creator>\
         <dc:date>2024-05-09</dc:date><meta:keyword>mills</meta:keyword>\
         <meta:keyword>floods</meta:keyword></office:meta></office:document-meta>"
    );
    let styles = format!(
        "<office:document-styles {NAMESPACES}><office:master-styles><style:master-page>\
         <style:header><text:p>The Valley Post</text:p></style:header>\
         <style:header-left><text:p>The Valley Post</text:p></style:header-left>\
         <style:footer><text:p>Page 1</text:p></style:footer></style:master-page>\
         </office:master-styles></office:document-styles>"
    );
    let bytes = pack(&[
        ("content.xml", &content("<text:p>The wheel turned.</text:p>")),
        ("meta.xml", &meta),
        ("styles.xml", &styles),
    ]);
    assert_eq!(
        show(&bytes, Format::Odt),
        [
            "title: The Mill (document properties, field title)",
            "author: Jane Doe",
            "tag: mills",
            "tag: floods",
            "- | body | The wheel turned.",
            "out: The Valley Post (page header)",
            "out: Page 1 (page footer)",
        ]
    );
}

#[test]
fn deep_nesting_is_bounded() {
    let nest = |name: &str, inner: &str| {
        let (open, close) = (format!("<text:{name}>"), format!("</text:{name}>"));
        format!("{}{inner}{}", open.repeat(5_000), close.repeat(5_000))
    };
    let deep = ["out: Deep. (nested too deeply)"];
    check(&nest("section", "<text:p>Deep.</text:p>"), &deep);
    check(&format!("<text:p>{}</text:p>", nest("span", "Deep.")), &["- | body | Deep."]);
    let lists = format!(
        "{}<text:p>Deep.</text:p>{}",
        "<text:list><text:list-item>".repeat(5_000),
        "</text:list-item></text:list>".repeat(5_000)
    );
    check(&lists, &deep);
}

#[test]
fn what_cannot_be_read_says_why() {
    let whole = pack(&[("content.xml", &content("<text:p>A text.</text:p>"))]);
    let body = |kind: &str| {
        format!(
            "<office:document-content {NAMESPACES}><office:body><office:{kind}/></office:body></office:document-content>"
        )
    };
    let cases: [(Vec<u8>, &str); 6] = [
        (
            pack(&[("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")]),
            "it is protected by a password; save a copy without it",
        ),
        (
            pack(&[("content.xml", &body("spreadsheet"))]),
            "it is a spreadsheet; expected an OpenDocument text",
        ),
        (pack(&[("a.txt", "x")]), "it has no part content.xml; expected an OpenDocument text"),
        (b"plain".to_vec(), "it is no zip package; expected an OpenDocument text"),
        (
            whole[..whole.len() / 2].to_vec(),
            "its zip package is damaged or cut short; expected an OpenDocument text; get the file \
             again",
        ),
        (
            pack(&[("content.xml", "<a><b></a>")]),
            "its part content.xml is no well-formed XML: expected 'b' tag, not 'a' at 1:7",
        ),
    ];
    for (bytes, what) in cases {
        assert_eq!(show(&bytes, Format::Odt), [format!("cannot read papers/mill.odt: {what}")]);
    }
    assert_eq!(
        show_within(&whole, Format::Odt, 500),
        ["cannot read papers/mill.odt: its part content.xml unpacks to too much; at most 500 \
          bytes are read of one file"]
    );
}

proptest! {
    /// Whatever stands in one another, reading ends and says something.
    #[test]
    fn any_tree_is_read(numbers in proptest::collection::vec(any::<u8>(), 0..60)) {
        let names = [
    "text:p", "text:h text:outline-level='200'", "text:list text:style-name='L1'", "text:list-item",
    "text:span text:style-name='T1'", "text:note", "text:note-body", "table:table",
    "table:table-row", "table:table-cell", "draw:frame", "draw:text-box", "svg:desc",
    "text:section", "text:table-of-content", "text:tracked-changes", "text:changed-region",
    "text:deletion", "office:annotation", "text:s text:c='3'",
];
        let bytes = pack(&[("content.xml", &content(&any_tree(&numbers, &names)))]);
        prop_assert!(!show(&bytes, Format::Odt).is_empty());
    }
}
