//! Web pages.

use super::Sink;
use super::reading::Context;

pub(super) fn read(context: &Context<'_>, _bytes: &[u8], sink: &mut Sink<'_>) {
    sink.problem(context.malformed(None, "not written yet".to_owned()));
}
