//! Tests of reading whole Rich Text documents.

use proptest::prelude::*;

use crate::source::Format;
use crate::source::office::tests::show;

#[track_caller]
fn check(source: &[u8], expected: &[&str]) {
    assert_eq!(show(source, Format::Rtf), expected, "{}", String::from_utf8_lossy(source));
}

#[test]
fn styles_say_what_paragraphs_are() {
    check(
        b"{\\rtf1\\ansi{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0\\outlinelevel0 heading 1;}\
          {\\s2 Title;}{\\s3 Quote;}{\\s4\\sbasedon1 Own;}{\\*\\cs10 Strong;}}\
          {\\info{\\title Old Template}{\\author Jane Doe}{\\creatim\\yr2024\\mo5\\dy9}}\
          {\\header\\pard The Valley Post\\par}\
          \\pard\\s2 The Mill\\par\n\\pard The wheel {\\b turned}.\\par\n\
          \\pard\\s1 The flood\\par\\pard\\s3 We heard it first.\\par\
          \\pard\\s4 The repair\\par\\pard They built it again.\\par}",
        &[
            "title: The Mill (paragraph of the style Title)",
            "author: Jane Doe",
            "title: Old Template",
            "- | body | The wheel turned.",
            "The flood | quote | We heard it first.",
            "The repair | body | They built it again.",
            "out: The Valley Post (page header)",
        ],
    );
}

#[test]
fn characters_in_every_spelling() {
    for (inner, expected) in [
        (&b"caf\\'e9 \\ldblquote x\\rdblquote\\~y"[..], "café “x” y"),
        (b"\\u8220?a\\u8221?", "“a”"),
        (b"\\uc0\\u1052\\u1080\\u1088", "Мир"),
        (b"{\\uc2\\u-10179\\'3f?\\u-8704??}z", "\u{1F600}z"),
        (b"{\\f1 \\'cc\\'e8\\'f0} \\'e9", "Мир é"),
        (b"{\\f2 \\'93\\'fa\\'96\\'7b}", "日本"),
        (b"co\\-operate twenty\\_one \\{x\\}\\\\", "cooperate twenty\u{2011}one {x}\\"),
        (b"one\\line two\\tab three", "one two three"),
        (b"{\\upr{ansi}{\\*\\ud{\\uc0\\u1052}}}", "М"),
    ] {
        let source = [
            b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}\
              {\\f2\\fcharset128 C;}}"
                .as_slice(),
            inner,
            b"\\par}",
        ]
        .concat();
        check(&source, &[&format!("- | body | {expected}")]);
    }
}

#[test]
fn fields_notes_and_what_is_no_text() {
    check(
        b"{\\rtf1 \\pard{\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt A link}} here\
          {\\super\\chftn{\\footnote\\pard\\plain\\chftn  A note.\\par}}.\
          {\\*\\unknown hidden data}{\\pict\\bin4 }}}}}{\\*\\bkmkstart a}{\\v Unseen.}{\\deleted Never.}\\par\
          \\pard{\\field{\\*\\fldinst {TOC \\\\o}}{\\fldrslt The flood 3\\par}}\\pard After.\\par\
          {\\*\\annotation\\pard Check this\\par}\
          {\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard Boxed.\\par}}}\\par}",
        &[
            "- | body | A link here.",
            "- | body | After.",
            "- | body | Boxed.",
            "- | note of 1 | A note.",
            "out: Never. (deleted text)",
            "out: Unseen. (hidden text)",
            "out: The flood 3 (table of contents)",
            "out: Check this (comment)",
        ],
    );
}

#[test]
fn lists_and_tables() {
    check(
        b"{\\rtf1 \\pard\\ls1{\\listtext 1.\\tab}Flour\\par{\\listtext 2.\\tab}Bran\\par\
          \\trowd\\pard\\intbl Year\\cell Floods\\cell\\row\
          \\trowd\\pard\\intbl 1911\\cell 3\\cell\\row\\pard After.\\par}",
        &[
            "- | list | 1. Flour · 2. Bran",
            "- | table | Year | Floods\n1911 | 3",
            "- | body | After.",
        ],
    );
}

#[test]
fn what_is_wrong_is_said() {
    let expected = "expected Rich Text";
    for (source, what) in [
        (&b"plain"[..], format!("it does not begin with {{\\rtf; {expected}")),
        (b"", format!("it is empty; {expected}")),
        (b"%PDF-1.7", format!("it is a PDF document; {expected}")),
        (b"{\\rtf1}", "there is no text in it".to_owned()),
    ] {
        check(source, &[&format!("cannot read papers/mill.rtf: {what}")]);
    }
    check(
        b"{\\rtf1 {\\b The wheel",
        &[
            "cannot read papers/mill.rtf: it is cut short: groups are open at its end; what is \
             there is read; get the file again",
            "- | body | The wheel",
        ],
    );
}

#[test]
fn deep_nesting_is_bounded() {
    let source = format!("{{\\rtf1 {}Deep.{}\\par}}", "{".repeat(50_000), "}".repeat(50_000));
    check(source.as_bytes(), &["- | body | Deep."]);
}

proptest! {
    /// Whatever comes after the opening, reading ends and says something.
    #[test]
    fn anything_is_read(rest in "(\\\\(par|cell|row|footnote|'|u|s|info|title|bin|pard|intbl|\\*)?[0-9-]{0,3}|[{} ;a-c]|\\PC){0,40}") {
        let shown = show(format!("{{\\rtf1{rest}").as_bytes(), Format::Rtf);
        prop_assert!(!shown.is_empty());
    }
}
