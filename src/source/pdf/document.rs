//! Opening a document and reading its pages, whatever is wrong with it.
//!
//! The library that parses documents runs in a thread of its own, with a
//! stack of known size, and a panic in it is caught: the worst that a
//! document can do is not to be read.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use hayro_syntax::object::{Array, Dict, Stream, String as PdfString};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::content::{HiddenLayers, Session};
use super::layout::{PageText, words};
use super::{limits, preflight, text_string};

/// What is read of a document.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) pages: Vec<PageText>,
    /// Pages that could not be read to their end, and why.
    pub(super) damaged: Vec<(u32, &'static str)>,
    /// Pages that show an image and have no text.
    pub(super) image_pages: Vec<u32>,
    /// How many characters there are that no font says the meaning of.
    pub(super) unreadable: usize,
    pub(super) info: Info,
    pub(super) xmp: Option<Vec<u8>>,
    pub(super) language: Option<String>,
}

/// The document information.
#[derive(Debug, Default)]
pub(super) struct Info {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) keywords: Option<String>,
}

/// Why a document cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It needs a password.
    Password,
    /// It is encrypted in a way that is not known.
    Encryption,
    /// No page can be found in it.
    Damaged,
    /// It would use too much memory or stack.
    Refused(&'static str),
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Failure> {
    if let Some(what) = preflight::refuse(bytes) {
        return Err(Failure::Refused(what));
    }
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(limits::STACK_BYTES)
            .spawn_scoped(scope, || read_here(bytes));
        match reader.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(_panic)) => Err(Failure::Damaged),
            Err(_) => Err(Failure::Refused("no thread could be started to read it")),
        }
    })
}

fn read_here(bytes: &[u8]) -> Result<Document, Failure> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Failure::Password,
        LoadPdfError::Decryption(_) => Failure::Encryption,
        LoadPdfError::Invalid => Failure::Damaged,
    })?;
    let mut document = Document::default();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    read_metadata(&mut document, &pdf, &catalog);
    let mut session = Session::new(hidden_layers(&catalog));
    for (at, page) in pdf.pages().iter().enumerate().take(limits::MAX_PAGES) {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if session.is_spent() {
            document.damaged.push((number, "the document draws too much"));
            break;
        }
        let read = catch_unwind(AssertUnwindSafe(|| read_page(&mut session, page, number)));
        match read {
            Ok((text, facts)) => {
                document.unreadable += facts.unreadable;
                if facts.images > 0 && text.words.is_empty() {
                    document.image_pages.push(number);
                }
                document.damaged.extend(facts.stopped.map(|why| (number, why)));
                document.pages.push(text);
            }
            Err(_panic) => document.damaged.push((number, "its content cannot be read")),
        }
    }
    Ok(document)
}

/// What is known of a page besides its text.
struct Facts {
    unreadable: usize,
    images: usize,
    stopped: Option<&'static str>,
}

fn read_page(session: &mut Session, page: &Page<'_>, number: u32) -> (PageText, Facts) {
    let content = session.read(page);
    let mut facts =
        Facts { unreadable: content.unreadable, images: content.images, stopped: content.stopped };
    let (width, height) = page.render_dimensions();
    let mut text = words(content, number, (f64::from(width), f64::from(height)));
    if text.words.len() > limits::MAX_PAGE_WORDS {
        text.words.truncate(limits::MAX_PAGE_WORDS);
        facts.stopped = Some("it has more than 50,000 words, of which no more are taken");
    }
    (text, facts)
}

fn read_metadata(document: &mut Document, pdf: &Pdf, catalog: &Dict<'_>) {
    let info = pdf.metadata();
    let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(text_string::decode);
    document.info = Info {
        title: text(&info.title),
        author: text(&info.author),
        keywords: text(&info.keywords),
    };
    document.xmp =
        catalog.get::<Stream<'_>>(b"Metadata").and_then(|stream| limits::decode(&stream));
    document.language =
        catalog.get::<PdfString<'_>>(b"Lang").map(|text| text_string::decode(text.as_bytes()));
}

/// Finds the layers that are off when the document is opened.
fn hidden_layers(catalog: &Dict<'_>) -> HiddenLayers {
    let off = catalog
        .get::<Dict<'_>>(b"OCProperties")
        .and_then(|properties| properties.get::<Dict<'_>>(b"D"))
        .and_then(|configuration| configuration.get::<Array<'_>>(b"OFF"));
    let layers = off.iter().flat_map(Array::raw_iter).filter_map(|layer| layer.as_obj_ref());
    layers.map(|layer| (layer.obj_number, layer.gen_number)).collect::<HashSet<_>>()
}
