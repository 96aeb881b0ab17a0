//! TREC documents.

use std::io::{self, BufRead};

use super::Sink;
use super::reading::Context;

pub(super) fn read(
    context: &Context<'_>,
    _input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    sink.problem(context.malformed(None, "not written yet".to_owned()));
    Ok(())
}
