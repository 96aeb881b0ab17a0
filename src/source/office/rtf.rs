//! Rich Text Format.

use super::super::Sink;
use super::super::reading::Context;

pub(in crate::source) fn read(context: &Context<'_>, _bytes: &[u8], sink: &mut Sink<'_>) {
    sink.problem(context.malformed(None, "not written yet".to_owned()));
}
