//! A sample of a PDF document, and a small writer of such.

use std::fmt::Write as _;

use super::article::{FIRST, HEADING, ITEMS, NOTE, SECOND, THIRD, TITLE};

/// A document of two pages, with running heads, page numbers and a footnote.
pub fn pdf() -> Vec<u8> {
    let mut first = Page::default();
    first.line("F1", 8, 60, 770, "River Post");
    first.line("F2", 20, 60, 720, TITLE);
    first.line("F1", 10, 60, 695, "By Jane Roe, 9 May 2024");
    first.block(665, FIRST);
    let last = first.block(630, SECOND);
    // The sign of the note stands where the text ends, raised.
    first.line("F1", 6, 60 + width(last), 622, "1");
    first.line("F1", 8, 60, 80, &format!("1 {NOTE}"));
    first.line("F1", 8, 300, 40, "1");
    let mut second = Page::default();
    second.line("F1", 8, 60, 770, "River Post");
    second.line("F2", 14, 60, 720, HEADING);
    for (item, y) in ITEMS.iter().zip([690, 676, 662]) {
        second.line("F1", 10, 60, y, &format!("\u{2022} {item}"));
    }
    second.block(630, THIRD);
    second.line("F1", 8, 300, 40, "2");
    let info = format!("/Title({TITLE})/Author(Jane Roe)/CreationDate(D:20240601120000Z)");
    document(&[first, second], &info)
}

/// A page that is one picture.
pub fn scanned() -> Vec<u8> {
    let page = Page { operators: "BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI\n".to_owned() };
    document(&[page], "")
}

/// Operators that put text on a page of 600 to 800 points.
#[derive(Default)]
struct Page {
    operators: String,
}

impl Page {
    fn line(&mut self, font: &str, size: u32, x: usize, y: u32, text: &str) {
        writeln!(self.operators, "BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET").expect("room");
    }

    /// Sets a text in lines, and returns the last.
    fn block<'a>(&mut self, top: u32, text: &'a str) -> &'a str {
        let at = text[..text.len().min(75)].rfind(' ').expect("words");
        let (first, second) = (&text[..at], &text[at + 1..]);
        self.line("F1", 10, 60, top, first);
        self.line("F1", 10, 60, top - 12, second);
        second
    }
}

/// The width that this document states for a line of ten points: half of it
/// for each letter.
fn width(line: &str) -> usize {
    line.len() * 5
}

fn document(pages: &[Page], info: &str) -> Vec<u8> {
    let widths = "500 ".repeat(224);
    let font = |name: &str| {
        format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding\
             /FirstChar 32/LastChar 255/Widths[{widths}]>>"
        )
    };
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 6 + 2 * page)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()).into_bytes(),
        font("Plain").into_bytes(),
        font("Strong-Bold").into_bytes(),
        format!("<<{info}>>").into_bytes(),
    ];
    for page in pages {
        let number = objects.len() + 2;
        let page_object = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {number} 0 R\
             /Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
        );
        objects.push(page_object.into_bytes());
        // In WinAnsiEncoding, where the bullet is the only letter beyond ASCII.
        let content: Vec<u8> =
            page.operators.chars().map(|c| u8::try_from(c).unwrap_or(0x95)).collect();
        let mut stream = format!("<</Length {}>>\nstream\n", content.len()).into_bytes();
        stream.extend_from_slice(&content);
        stream.extend_from_slice(b"\nendstream");
        objects.push(stream);
    }
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        writeln!(places, "{:010} 00000 n ", bytes.len()).expect("room");
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    let tail = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Size {size}/Root 1 0 R/Info 5 0 R>>\n\
         startxref\n{start}\n%%EOF\n"
    );
    bytes.extend_from_slice(tail.as_bytes());
    bytes
}
