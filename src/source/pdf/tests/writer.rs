//! A writer of small documents, as tests need them.

use std::fmt::Write;

/// A document that is being written.
#[derive(Default)]
pub(super) struct Writer {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    /// More entries of the catalog.
    pub(super) catalog: String,
    /// More entries of the resources of pages.
    pub(super) resources: String,
    info: Option<usize>,
}

/// Text at a place: left end, baseline from the bottom, size, text. The page
/// is 600 points wide and 800 high.
pub(super) type Item<'a> = (u32, u32, u32, &'a str);

/// The number of the object that is the list of pages; the catalog is before.
const PAGES: usize = 2;

impl Writer {
    pub(super) fn new() -> Self {
        let mut writer = Self::default();
        writer.add("");
        writer.add("");
        let font = |name: &str| {
            format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
        };
        writer.add(font("Helvetica"));
        writer.add(font("Helvetica-Bold"));
        writer
    }

    /// Adds an object; returns its number.
    pub(super) fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    /// Adds a stream; returns its number.
    pub(super) fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut object = format!("<<{dict}/Length {}>>\nstream\n", data.len()).into_bytes();
        object.extend_from_slice(data);
        object.extend_from_slice(b"\nendstream");
        self.add(object)
    }

    /// Adds a page of text. Text that begins with `#` is bold, without it.
    pub(super) fn page(&mut self, items: &[Item<'_>]) {
        let operators: String = items.iter().map(|item| text(*item)).collect();
        self.raw_page(&operators);
    }

    /// Adds a page of operators.
    pub(super) fn raw_page(&mut self, operators: &str) {
        let (data, _, _) = encoding_rs::WINDOWS_1252.encode(operators);
        let contents = self.stream("", &data);
        self.page_of(contents);
    }

    /// Adds a page with a stream as its content.
    pub(super) fn page_of(&mut self, contents: usize) {
        let page = format!(
            "<</Type/Page/Parent {PAGES} 0 R/MediaBox[0 0 600 800]/Contents {contents} 0 R\
             /Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>{}>>>>",
            self.resources
        );
        let page = self.add(page);
        self.pages.push(page);
    }

    /// Sets the document information.
    pub(super) fn info(&mut self, entries: &str) {
        self.info = Some(self.add(format!("<<{entries}>>")));
    }

    /// Returns the bytes of the document.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        self.objects[0] =
            format!("<</Type/Catalog/Pages {PAGES} 0 R{}>>", self.catalog).into_bytes();
        self.objects[PAGES - 1] =
            format!("<</Type/Pages/Count {}/Kids[{kids}]>>", self.pages.len()).into_bytes();
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut places = String::new();
        for (at, object) in self.objects.iter().enumerate() {
            writeln!(places, "{:010} 00000 n ", bytes.len()).unwrap();
            bytes.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
            bytes.extend_from_slice(object);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let start = bytes.len();
        let size = self.objects.len() + 1;
        let info = self.info.map_or_else(String::new, |info| format!("/Info {info} 0 R"));
        let tail = format!(
            "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Size {size}/Root 1 0 R{info}\
             /ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]>>\n\
             startxref\n{start}\n%%EOF\n"
        );
        bytes.extend_from_slice(tail.as_bytes());
        bytes
    }
}

/// Writes the operators that show a text.
pub(super) fn text((x, y, size, text): Item<'_>) -> String {
    let (font, text) = text.strip_prefix('#').map_or(("F1", text), |text| ("F2", text));
    let escaped = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n")
}

/// Sets lines below each other.
pub(super) fn lines<'a>(x: u32, top: u32, size: u32, lines: &[&'a str]) -> Vec<Item<'a>> {
    let leading = size * 5 / 4;
    let place = |(at, line): (usize, &&'a str)| {
        let y = top - leading * u32::try_from(at).unwrap();
        // Two blanks before a line are an indent.
        let indent = if line.starts_with("  ") { size * 3 / 2 } else { 0 };
        (x + indent, y, size, line.trim_start())
    };
    lines.iter().enumerate().map(place).collect()
}
