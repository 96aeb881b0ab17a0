//! Fonts and scripts: from codes to text.

use super::check;
use super::writer::Writer;

/// Makes a document whose font says by a map what its two-byte codes are.
fn mapped(map: &str, operators: &str) -> Vec<u8> {
    let mut writer = Writer::new();
    // The writer's pages know object 5 as F3.
    let map_number = 7;
    writer.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Any/Encoding/Identity-H/ToUnicode {map_number} 0 R\
         /DescendantFonts[6 0 R]>>"
    ));
    writer.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Any/DW 500>>");
    assert_eq!(writer.stream("", map.as_bytes()), map_number);
    writer.raw_page(operators);
    writer.finish()
}

#[test]
fn reads_by_the_map_of_the_font() {
    let map = "2 beginbfchar <0001> <FB01> <0002> <0072> endbfchar";
    check(
        &mapped(map, "BT /F3 12 Tf 50 700 Td <000100020002000100020002> Tj ET"),
        &["1 p1 body: firrfirr"],
    );
}

#[test]
fn joins_chinese_without_blanks() {
    let map = "1 beginbfrange <0001> <0008> <6E2F> endbfrange";
    check(
        &mapped(
            map,
            "BT /F3 12 Tf 50 700 Td <0001000200030004> Tj 0 -15 Td <0005000600070008> Tj ET",
        ),
        &["1 p1 body: 港渰渱渲渳渴渵渶"],
    );
}

#[test]
fn reads_from_right_to_left() {
    // Alef to He, drawn from left to right as they are seen.
    let map = "2 beginbfrange <0001> <0005> <05D0> <0010> <0013> <0030> endbfrange";
    let operators = "BT /F3 10 Tf 300 700 Td <000300020001> Tj -40 0 Td <00050004> Tj \
                     -30 0 Td <00120010> Tj ET";
    check(&mapped(map, operators), &["1 p1 body: אבג דה 20"]);
}

#[test]
fn says_that_fonts_are_mute() {
    check(
        &mapped("", "BT /F3 12 Tf 50 700 Td <000100020003> Tj ET"),
        &[
            "problem: cannot read x.pdf: its fonts do not say which letters they draw; run OCR on it, \
           e.g. with ocrmypdf, and index the result",
        ],
    );
    check(
        &mapped(
            "1 beginbfchar <0001> <0041> endbfchar",
            "BT /F3 12 Tf 50 700 Td <000100020003> Tj ET",
        ),
        &[
            "problem: cannot read x.pdf: the fonts of 2 of its 3 characters do not say which \
             letters they draw; the rest is read; for all of it, run OCR on it, e.g. with ocrmypdf, \
             and index the result",
            "1 p1 body: A",
        ],
    );
}

#[test]
fn reads_drawn_words() {
    for (operators, expected) in [
        // Blanks are gaps, and letters are kerned.
        ("BT /F1 10 Tf 50 700 Td [(W) 80 (ater) -300 (mill)] TJ ET", "Water mill"),
        // Words drawn out of order, and one drawn twice to make it bold.
        (
            "BT /F1 10 Tf 100 700 Td (mill) Tj -50 0 Td (Water) Tj 0.3 0 Td (Water) Tj ET",
            "Water mill",
        ),
        // Letters set wide.
        ("BT /F1 10 Tf 5 Tc 50 700 Td (HARBOUR) Tj ET", "HARBOUR"),
        // Text that is not painted, as OCR lays it over a scan.
        ("BT 3 Tr /F1 10 Tf 50 700 Td (A scanned line) Tj ET", "A scanned line"),
        // Text that stands for what is drawn.
        ("BT /F1 10 Tf 50 700 Td /Span <</ActualText(fish)>> BDC (f) Tj (sh) Tj EMC ET", "fish"),
        ("BT /F1 10 Tf 50 700 Td (so\\255) Tj 0 -12 Td (lar panels) Tj ET", "solar panels"),
    ] {
        let mut writer = Writer::new();
        writer.raw_page(operators);
        check(&writer.finish(), &[&format!("1 p1 body: {expected}")]);
    }
}
