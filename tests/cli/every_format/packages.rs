//! Samples of the formats that are packages or archives of files.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::article::{FIRST, HEADING, ITEMS, NOTE, SECOND, THIRD, TITLE};
use super::texts;

/// Packs files into a zip archive.
pub fn zip_of<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(content.as_ref()).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Packs files into a tar archive.
pub fn tar_of<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.as_ref().len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, content.as_ref()).expect("an entry");
    }
    builder.into_inner().expect("an archive")
}

pub fn gz_of(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("room");
    encoder.finish().expect("an end")
}

pub fn zst_of(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

pub fn docx() -> Vec<u8> {
    docx_of(FIRST)
}

/// The document with another first paragraph.
pub fn docx_of(first: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let part = |root: &str, inner: &str| {
        format!("<?xml version=\"1.0\"?><w:{root} xmlns:w=\"{main}\">{inner}</w:{root}>")
    };
    let p = |style: &str, runs: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{runs}</w:t></w:r></w:p>"
        )
    };
    let item = |text: &&str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let list: String = ITEMS.iter().map(item).collect();
    let referring = format!("{SECOND}</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/><w:t>");
    let body = [
        p("Title", TITLE),
        p("Normal", "By Jane Roe, 9 May 2024"),
        p("Normal", first),
        p("Normal", &referring),
        p("Heading1", HEADING),
        list,
        p("Normal", THIRD),
    ];
    let style = |id: &str, name: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
        )
    };
    let styles =
        [style("Normal", "Normal"), style("Title", "Title"), style("Heading1", "heading 1")]
            .concat();
    let numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>\
                     <w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";
    let note = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("Normal", NOTE));
    let core = "<?xml version=\"1.0\"?><cp:coreProperties \
                xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">\
                <dc:creator>Jane Roe</dc:creator><dcterms:created>2024-06-01T00:00:00Z</dcterms:created>\
                <dc:language>en-GB</dc:language></cp:coreProperties>";
    zip_of(&[
        ("word/document.xml", part("document", &format!("<w:body>{}</w:body>", body.concat()))),
        ("word/styles.xml", part("styles", &styles)),
        ("word/numbering.xml", part("numbering", numbering)),
        ("word/footnotes.xml", part("footnotes", &note)),
        ("docProps/core.xml", core.to_owned()),
    ])
}

pub fn odt() -> Vec<u8> {
    let names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                 xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                 xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    let items: String = ITEMS
        .iter()
        .map(|item| format!("<text:list-item><text:p>{item}</text:p></text:list-item>"))
        .collect();
    let note = format!(
        "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    );
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {names}><office:body><office:text>\
         <text:p text:style-name=\"Title\">{TITLE}</text:p><text:p>{FIRST}</text:p><text:p>{SECOND}{note}</text:p>\
         <text:h text:outline-level=\"1\">{HEADING}</text:h><text:list>{items}</text:list><text:p>{THIRD}</text:p>\
         </office:text></office:body></office:document-content>"
    );
    let meta = format!(
        "<?xml version=\"1.0\"?><office:document-meta {names}><office:meta><dc:title>{TITLE}</dc:title>\
         <meta:initial-creator>Jane Roe</meta:initial-creator><dc:date>2024-05-09T08:00:00</dc:date>\
         <dc:language>en-GB</dc:language></office:meta></office:document-meta>"
    );
    zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("meta.xml", &meta),
    ])
}

pub fn epub() -> Vec<u8> {
    epub_with(&[])
}

/// A book of two chapters and a page of contents, with further files.
pub fn epub_with(more: &[(&str, &str)]) -> Vec<u8> {
    let page = |body: &str| {
        format!(
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>x</title></head><body>{body}</body></html>"
        )
    };
    let container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
                     <rootfile full-path=\"book.opf\"/></rootfiles></container>";
    let metadata = format!(
        "<dc:title>{TITLE}</dc:title><dc:creator>Jane Roe</dc:creator><dc:date>2024-05-09</dc:date>\
         <dc:publisher>River Press</dc:publisher><dc:language>en</dc:language>"
    );
    let items: String = [("nav", "properties=\"nav\""), ("one", ""), ("two", "")]
        .map(|(id, more)| {
            format!("<item id=\"{id}\" href=\"{id}.xhtml\" media-type=\"application/xhtml+xml\" {more}/>")
        })
        .concat();
    let book = format!(
        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version=\"3.0\"><metadata>{metadata}</metadata>\
         <manifest>{items}</manifest><spine><itemref idref=\"nav\"/><itemref idref=\"one\"/>\
         <itemref idref=\"two\"/></spine></package>"
    );
    let nav = "<nav epub:type=\"toc\"><ol><li><a href=\"one.xhtml\">The crossing</a></li>\
               <li><a href=\"two.xhtml\">What it carries</a></li></ol></nav>";
    let one = format!(
        "<h1>The crossing</h1><p>{FIRST}</p><p>{SECOND}<a epub:type=\"noteref\" href=\"#n\">1</a></p>\
         <aside epub:type=\"footnote\" id=\"n\"><p>{NOTE}</p></aside>"
    );
    let list: String = ITEMS.iter().map(|item| format!("<li>{item}</li>")).collect();
    let two = format!("<h1>{HEADING}</h1><ul>{list}</ul><p>{THIRD}</p>");
    let (nav, one, two) = (page(nav), page(&one), page(&two));
    let files = [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("book.opf", &book),
        ("nav.xhtml", &nav),
        ("one.xhtml", &one),
        ("two.xhtml", &two),
    ];
    zip_of(&[&files, more].concat())
}

/// An archive of a page and a picture.
pub fn zip() -> Vec<u8> {
    zip_of(&[("in-zip.html", texts::html()), ("picture.png", b"\x89PNG".to_vec())])
}

pub fn tar() -> Vec<u8> {
    tar_of(&[("pages/in-tar.md", texts::markdown())])
}

pub fn tgz() -> Vec<u8> {
    gz_of(&tar_of(&[("in-tgz.txt", texts::text())]))
}

/// An archive in an archive.
pub fn nested() -> Vec<u8> {
    let inner = zip_of(&[("in-nested.docx", docx())]);
    gz_of(&tar_of(&[("inner.zip", inner)]))
}

pub fn html_gz() -> Vec<u8> {
    gz_of(&texts::html())
}

pub fn text_gz() -> Vec<u8> {
    gz_of(&texts::text())
}

pub fn json_lines_gz() -> Vec<u8> {
    let lines = String::from_utf8(texts::json_lines()).expect("UTF-8");
    gz_of(lines.replace("\"lines\"", "\"lines-gz\"").as_bytes())
}

pub fn markdown_zst() -> Vec<u8> {
    zst_of(&texts::markdown())
}

pub fn warc_gz() -> Vec<u8> {
    // Each record for itself, as crawlers write them.
    let records = texts::crawled("https://example.org/two");
    let at = records.windows(9).rposition(|window| window == b"WARC/1.0\r").expect("a record");
    [gz_of(&records[..at]), gz_of(&records[at..])].concat()
}
