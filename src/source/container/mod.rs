//! Files within files: archives and compressed files.

use std::io::{self, BufRead, Read, Seek};

use super::Sink;
use super::compression::Compression;
use super::reading::Context;

/// Returns what a compressed file holds; `Err` says why it cannot.
pub(super) fn decompress<'a>(
    _compression: Compression,
    _input: &'a mut dyn BufRead,
) -> Result<Box<dyn BufRead + 'a>, String> {
    Err("not written yet".to_owned())
}

/// Reads the files of a zip archive.
pub(super) fn read_zip(context: &Context<'_>, _input: impl Read + Seek, sink: &mut Sink<'_>) {
    sink.problem(context.malformed(None, "not written yet".to_owned()));
}

/// Reads the files of a tar archive.
pub(super) fn read_tar(
    context: &Context<'_>,
    _input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    sink.problem(context.malformed(None, "not written yet".to_owned()));
    Ok(())
}
