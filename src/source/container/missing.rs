//! What stands in where this build reads no archives.

use std::io::{self, BufRead, Read, Seek};
use std::path::PathBuf;

use crate::source::Sink;
use crate::source::compression::Compression;
use crate::source::reading::Context;
use crate::{Error, ErrorKind, SourceProblem};

pub(in crate::source) fn read_compressed(
    context: &Context<'_>,
    _: Compression,
    _: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    sink.problem(missing(context, "a compressed file"));
    Ok(())
}

pub(in crate::source) fn read_zip(
    context: &Context<'_>,
    _: impl Read + Seek,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    sink.problem(missing(context, context.format.expected()));
    Ok(())
}

pub(in crate::source) fn read_tar(
    context: &Context<'_>,
    _: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    sink.problem(missing(context, context.format.expected()));
    Ok(())
}

fn missing(context: &Context<'_>, what: &str) -> SourceProblem {
    let message = format!(
        "cannot read {}: {what} needs a build of pincite with the feature 'archives'",
        context.path.display()
    );
    let error = Error::new(ErrorKind::Unsupported, message);
    SourceProblem { path: PathBuf::from(context.path), line: None, error }
}
