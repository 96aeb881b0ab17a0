//! What the engine keeps of each document for display.
//!
//! Records are `postcard` bytes. The text of a passage is compressed apart
//! from its neighbours with the collection's [`TextCodec`], so that reading
//! one passage unpacks one passage: the engine's own store would unpack a
//! block of some sixteen kilobytes for it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::article::{LeftOut, Metadata, ParagraphKind, ParagraphNumber, SourceSpan};
use crate::error::{Error, ErrorKind, Result, SourceProblem};
use crate::source::OwnNames;

/// The record of a source file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileRecord {
    /// Which [`Source`](super::Source) it was found under.
    pub(crate) source: u32,
    /// Path below the source, with `/` between the parts.
    pub(crate) path: String,
    /// Size in bytes when it was read.
    pub(crate) size: u64,
    /// Time of last change when it was read, nanoseconds since 1970.
    pub(crate) modified: i64,
    /// XXH3 hash of its bytes, 128 bits.
    pub(crate) hash: u128,
    /// How many articles it gave.
    pub(crate) articles: u32,
    /// How many paragraphs these have.
    pub(crate) passages: u64,
    /// How many passage documents the engine has of it: articles without
    /// paragraphs have one too.
    pub(crate) units: u64,
    /// How many terms these have, counted as the ranking counts them.
    pub(crate) terms: u64,
    /// How many passages each stemmer worked on.
    pub(crate) stemmers: Vec<(String, u64)>,
    /// Whether it is a bibliography.
    pub(crate) is_bibliography: bool,
    /// Whether nothing could be read of it; what stands here of articles is
    /// then what was read before.
    pub(crate) failed: bool,
    /// What was wrong with it.
    pub(crate) problems: Vec<ProblemRecord>,
}

/// The record of what was wrong with a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProblemRecord {
    pub(crate) line: Option<u32>,
    pub(crate) kind: ErrorKind,
    /// What is said of it, with [`PATH`] for the file.
    pub(crate) message: String,
}

/// Stands for the path of the file in a message: files move.
const PATH: &str = "\u{0}";

impl ProblemRecord {
    /// Records a problem of the file at `file`.
    pub(crate) fn of(problem: &SourceProblem, file: &Path) -> Self {
        let message = problem.error.to_string().replace(&*file.to_string_lossy(), PATH);
        Self { line: problem.line, kind: problem.error.kind(), message }
    }

    /// Makes the problem again, of the file at `path`.
    pub(crate) fn problem(&self, path: &Path) -> SourceProblem {
        let message = self.message.replace(PATH, &path.to_string_lossy());
        let error = Error::new(self.kind, message);
        SourceProblem { path: path.to_owned(), line: self.line, error }
    }
}

/// The record of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArticleRecord {
    /// The id, unique in the collection.
    pub(crate) id: String,
    /// The id it states or its file suggests.
    pub(crate) claim: String,
    /// Its place among the articles of its file, from 0.
    pub(crate) place: u32,
    /// Which source it was found under.
    pub(crate) source: u32,
    /// Path of its file below the source; in an archive or a mail, with its
    /// place there.
    pub(crate) path: String,
    /// How much of the path is that of the file.
    pub(crate) file_bytes: u32,
    pub(crate) format: String,
    pub(crate) metadata: Metadata,
    /// What a bibliography said of it: tells one entry from another; 0 where
    /// none did.
    pub(crate) described: u64,
    /// What it said of itself, where a bibliography says something else.
    pub(crate) own: Option<OwnNames>,
    /// How the text begins, where there is no title.
    pub(crate) opening: Option<String>,
    pub(crate) origin: Vec<(String, String)>,
    /// The headings that its paragraphs refer to.
    pub(crate) headings: Vec<String>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) notes: Vec<String>,
    /// How many paragraphs follow.
    pub(crate) paragraphs: u32,
}

impl ArticleRecord {
    /// Returns the path of its file below the source.
    pub(crate) fn file(&self) -> &str {
        usize::try_from(self.file_bytes)
            .ok()
            .and_then(|end| self.path.get(..end))
            .unwrap_or(&self.path)
    }

    /// Returns what the article says of itself that a bibliography may know it
    /// by.
    pub(crate) fn own_names(&self) -> OwnNames {
        if let Some(own) = &self.own {
            return own.clone();
        }
        let is_stated = self.origin.iter().any(|(field, _)| field == "id");
        OwnNames {
            id: is_stated.then(|| self.claim.clone()),
            url: self.metadata.url.clone(),
            doi: self.metadata.extra.get("doi").cloned(),
        }
    }
}

/// The record of a passage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PassageRecord {
    pub(crate) kind: ParagraphKind,
    /// Index into [`ArticleRecord::headings`], from 1; 0 for none.
    pub(crate) heading: u32,
    pub(crate) source: SourceSpan,
    /// Its language, where it is another than the article's.
    pub(crate) language: Option<String>,
    /// The paragraph that refers to it, where it is a note.
    pub(crate) note_of: Option<ParagraphNumber>,
    /// The text as packed by the [`TextCodec`].
    pub(crate) text: Vec<u8>,
}

/// Any of the records, as bytes.
pub(crate) fn encode<T: Serialize>(record: &T) -> Result<Vec<u8>> {
    postcard::to_stdvec(record).map_err(|cause| damaged("cannot write a record").with_cause(cause))
}

/// Reads a record back.
pub(crate) fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|cause| {
        damaged("a record of the index cannot be read; the index is damaged").with_cause(cause)
    })
}

fn damaged(message: &str) -> Error {
    Error::new(ErrorKind::Damaged, message)
}

/// Packs and unpacks the texts of a collection.
///
/// The method is FSST, a static table of up to 255 symbols of one to eight
/// bytes each (Boncz, Neumann and Leis, "FSST: Fast Random Access String
/// Compression", 2020). The table is made from the first articles of the
/// collection and kept in its manifest. On encyclopaedia paragraphs it packs to 0.57 of
/// the size and unpacks close to 1 GB/s, one passage at a time; the engine's LZ4
/// blocks of 4 KiB reach 0.70.
pub(crate) struct TextCodec {
    compressor: fsst::Compressor,
}

impl std::fmt::Debug for TextCodec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextCodec").field("symbols", &self.compressor.n_symbols()).finish()
    }
}

/// Last byte of a packed text: how it was packed.
const PLAIN: u8 = 0;
const PACKED: u8 = 1;

/// The symbols of a [`TextCodec`]: each the text it stands for.
pub(crate) type Symbols = Vec<Vec<u8>>;

impl TextCodec {
    /// Makes the symbol table for texts like these.
    pub(crate) fn train<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let sample = texts.map(str::as_bytes).filter(|text| !text.is_empty()).collect();
        Self { compressor: fsst::Compressor::train(&sample) }
    }

    /// Makes the codec of a table kept from [`Self::symbols`]; `None` where it
    /// plainly is none. The order of the symbols is the library's own and must
    /// be as it was: the manifest vouches for it with a checksum.
    pub(crate) fn from_symbols(symbols: &[Vec<u8>]) -> Option<Self> {
        if symbols.len() > 255 {
            return None;
        }
        let mut table = Vec::with_capacity(symbols.len());
        let mut lengths = Vec::with_capacity(symbols.len());
        for symbol in symbols {
            let length =
                u8::try_from(symbol.len()).ok().filter(|length| (1..=8).contains(length))?;
            let mut padded = [0; 8];
            padded[..symbol.len()].copy_from_slice(symbol);
            table.push(fsst::Symbol::from_slice(&padded));
            lengths.push(length);
        }
        Some(Self { compressor: fsst::Compressor::rebuild_from(table, lengths) })
    }

    /// Returns the table, for keeping.
    pub(crate) fn symbols(&self) -> Symbols {
        let lengths = self.compressor.symbol_lengths();
        let table = self.compressor.symbol_table().iter().zip(lengths);
        table
            .map(|(symbol, &length)| symbol.to_u64().to_le_bytes()[..usize::from(length)].to_vec())
            .collect()
    }

    /// Packs a text; one that the table does not suit is kept as it is.
    pub(crate) fn pack(&self, text: &str) -> Vec<u8> {
        let mut packed = self.compressor.compress(text.as_bytes());
        if packed.len() < text.len() {
            packed.push(PACKED);
        } else {
            packed.clear();
            packed.extend_from_slice(text.as_bytes());
            packed.push(PLAIN);
        }
        packed
    }

    /// Unpacks a text.
    pub(crate) fn unpack(&self, packed: &[u8]) -> Result<String> {
        const DAMAGED: &str = "a passage of the index cannot be read; the index is damaged";
        let bytes = match packed.split_last() {
            Some((&PACKED, packed)) if is_whole(packed) => {
                self.compressor.decompressor().decompress(packed)
            }
            Some((&PLAIN, plain)) => plain.to_vec(),
            _ => return Err(damaged(DAMAGED)),
        };
        String::from_utf8(bytes).map_err(|cause| damaged(DAMAGED).with_cause(cause))
    }
}

/// Says whether packed bytes do not end within an escape: an escape code is
/// followed by the byte it stands for, and the library trusts that it is there.
fn is_whole(packed: &[u8]) -> bool {
    const ESCAPE: u8 = 255;
    let mut bytes = packed.iter();
    while let Some(&byte) = bytes.next() {
        if byte == ESCAPE && bytes.next().is_none() {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::TextCodec;

    #[test]
    fn damage_is_an_error() {
        let codec = TextCodec::train(["some text"].into_iter());
        assert!(codec.unpack(&[]).is_err());
        assert!(codec.unpack(&[255, 1]).is_err(), "an escape without its byte");
        assert!(codec.unpack(&[255, 0xFF, 1]).is_err(), "no UTF-8");
        assert!(codec.unpack(&[b'a', 7]).is_err(), "packed in no known way");
    }

    #[test]
    fn texts_come_back_from_a_kept_table() {
        let texts = ["the minister said", "the ministers said nothing", "وزیر", "", "一二三"];
        let codec = TextCodec::train(texts.into_iter());
        let kept = TextCodec::from_symbols(&codec.symbols()).expect("a table");
        for text in texts.into_iter().chain(["entirely different €"]) {
            assert_eq!(kept.unpack(&codec.pack(text)).unwrap(), text);
        }
    }

    #[test]
    fn an_untrained_codec_works() {
        let codec = TextCodec::train(std::iter::empty());
        let kept = TextCodec::from_symbols(&codec.symbols()).expect("a table");
        assert_eq!(kept.unpack(&codec.pack("any text")).unwrap(), "any text");
        assert!(TextCodec::from_symbols(&[vec![b'a'; 9]]).is_none());
        assert!(TextCodec::from_symbols(&vec![vec![b'a']; 256]).is_none());
    }
}
