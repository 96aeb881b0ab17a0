//! Documents that are broken, locked, empty or hostile.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::writer::{Writer, text};
use super::{check, read};

/// A document of one page, encrypted with a 40-bit key; the password of its
/// reader is `lock`.
const LOCKED: &[u8] = include_bytes!("locked.pdf");
/// The same, encrypted with AES-256 and no password for readers.
const UNLOCKED: &[u8] = include_bytes!("unlocked.pdf");

const OCR: &str = "run OCR on it, e.g. with ocrmypdf, and index the result";

fn one_page() -> Vec<u8> {
    let mut writer = Writer::new();
    writer.page(&[(60, 700, 10, "The lock keeper wrote down every ship.")]);
    writer.finish()
}

#[test]
fn says_what_a_file_is_that_is_no_pdf() {
    for (bytes, what) in [
        (&b""[..], "empty"),
        (b"PK\x03\x04....", "a ZIP archive (or a DOCX, EPUB or ODT document)"),
        (b"\n<!DOCTYPE html><p>Please log in", "a web page"),
        (b"Dear reader,", "text"),
    ] {
        check(
            bytes,
            &[&format!("problem: cannot read x.pdf: it is {what}; expected a PDF document")],
        );
    }
}

#[test]
fn reads_what_needs_no_password() {
    check(
        LOCKED,
        &["problem: cannot read x.pdf: it is protected by a password; save a copy without it"],
    );
    check(UNLOCKED, &["1 p1 body: The lock keeper wrote down every ship."]);
}

#[test]
fn asks_for_ocr_where_there_is_no_text() {
    let mut writer = Writer::new();
    let image = writer.stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"\0",
    );
    writer.resources = format!("/XObject<</Im {image} 0 R>>");
    for _ in 0..42 {
        writer.raw_page("q 600 0 0 800 0 0 cm /Im Do Q");
    }
    check(
        &writer.finish(),
        &[&format!(
            "problem: cannot read x.pdf: there is no text layer in it (42 pages of images); {OCR}"
        )],
    );
    let mut writer = Writer::new();
    writer.raw_page("");
    check(&writer.finish(), &["problem: cannot read x.pdf: there is no text in it"]);
}

#[test]
fn notes_pages_that_are_images() {
    let mut writer = Writer::new();
    writer.raw_page("BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI");
    writer.page(&[(60, 700, 10, "The lock keeper wrote down every ship.")]);
    check(
        &writer.finish(),
        &[
            "1 p2 body: The lock keeper wrote down every ship.",
            "note: page 1 is an image without text",
        ],
    );
}

#[test]
fn reads_what_is_left_of_a_cut_file() {
    let whole = one_page();
    let end_of_objects = memchr::memmem::find(&whole, b"xref").unwrap();
    check(
        &whole[..end_of_objects],
        &[
            "problem: cannot read x.pdf: it is cut off before its end; the 1 page that can be found \
             is read; get a complete copy",
            "1 p1 body: The lock keeper wrote down every ship.",
        ],
    );
    check(
        &whole[..40],
        &[
            "problem: cannot read x.pdf: it is cut off before its end, and no page can be found; get a \
           complete copy",
        ],
    );
    check(
        b"%PDF-1.7\nstartxref\n99\n%%EOF",
        &[
            "problem: cannot read x.pdf: it is damaged, and no page can be found; open it in a viewer \
           and save a copy",
        ],
    );
}

#[test]
fn reads_the_other_pages() {
    let mut writer = Writer::new();
    writer.page(&[(60, 700, 10, "The lock keeper wrote down every ship.")]);
    let contents = writer.stream("/Filter/DCTDecode", b"no image");
    writer.page_of(contents);
    check(
        &writer.finish(),
        &[
            "problem: cannot read x.pdf: page 2: its content cannot be decoded; the rest is read",
            "1 p1 body: The lock keeper wrote down every ship.",
        ],
    );
}

/// Returns data that become that many megabytes of blanks.
fn deflated_blanks(megabytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    let mut end_of = || {
        encoder.write_all(&blanks).unwrap();
        encoder.flush().unwrap();
        encoder.get_ref().len()
    };
    let (first, second) = (end_of(), end_of());
    let mut bytes = encoder.finish().unwrap();
    // The second piece only repeats what is before it, and so does every copy.
    let piece = bytes[first..second].repeat(megabytes - 2);
    bytes.splice(second..second, piece);
    bytes
}

#[test]
fn refuses_bombs() {
    let bomb = deflated_blanks(66);
    let mut writer = Writer::new();
    writer.page(&[(60, 700, 10, "The lock keeper wrote down every ship.")]);
    let contents = writer.stream("/Filter/FlateDecode", &bomb);
    writer.page_of(contents);
    check(
        &writer.finish(),
        &[
            "problem: cannot read x.pdf: page 2: its content cannot be decoded; the rest is read",
            "1 p1 body: The lock keeper wrote down every ship.",
        ],
    );
    let mut writer = Writer::new();
    writer.stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb);
    check(
        &writer.finish(),
        &["problem: cannot read x.pdf: its objects decompress to more than 64 MiB; open it in a \
           viewer and save a copy"],
    );
}

#[test]
fn survives_nesting() {
    let deep = "[".repeat(100_000);
    let mut writer = Writer::new();
    writer.add(deep.clone());
    writer.page(&[(60, 700, 10, "Text.")]);
    check(
        &writer.finish(),
        &[
            "problem: cannot read x.pdf: its objects nest too deep; open it in a viewer and save a copy",
        ],
    );
    let mut writer = Writer::new();
    writer.raw_page(&format!("{}\n{deep}", text((60, 700, 10, "Text."))));
    check(
        &writer.finish(),
        &[
            "problem: cannot read x.pdf: page 1: its objects nest too deep; the rest is read",
            "problem: cannot read x.pdf: there is no text in it",
        ],
    );
}

#[test]
fn refuses_a_net_of_pages() {
    let mut writer = Writer::new();
    writer.page(&[(60, 700, 10, "Text.")]);
    let mut kid = 6;
    for _ in 0..9 {
        kid = writer.add(format!("<</Type/Pages/Kids[{}]>>", format!("{kid} 0 R ").repeat(10)));
    }
    writer.catalog = format!("/Pages {kid} 0 R");
    check(
        &writer.finish(),
        &[
            "problem: cannot read x.pdf: its list of pages repeats itself; open it in a viewer and save \
           a copy",
        ],
    );
}

#[test]
fn survives_forms_that_draw_themselves() {
    let mut writer = Writer::new();
    let form = 5;
    let dict = format!("/Type/XObject/Subtype/Form/Resources<</XObject<</X {form} 0 R>>>>");
    assert_eq!(writer.stream(&dict, b"/X Do /X Do"), form);
    writer.resources = format!("/XObject<</X {form} 0 R>>");
    writer.raw_page(&format!("{}/X Do", text((60, 700, 10, "The keeper slept."))));
    check(&writer.finish(), &["1 p1 body: The keeper slept."]);
}

#[test]
fn never_panics_on_damage() {
    let whole = one_page();
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] = b'(';
        read(&damaged);
        read(&whole[..at]);
    }
}
