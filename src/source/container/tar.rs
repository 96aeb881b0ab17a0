//! tar archives.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};

use tar::{Archive, EntryType};

use super::entry;
use crate::source::Sink;
use crate::source::reading::Context;

/// What may stand before a file in an archive, headers and long names: names
/// are read into memory whole, and none is longer than a few kilobytes.
const MAX_HEADER_BYTES: u64 = 1024 * 1024;

/// Reads the files of a tar archive. Links, devices and sparse files are
/// passed over.
///
/// # Errors
///
/// Fails where `input` cannot be read. Where the archive is damaged or cut
/// off is a problem; the files before are read.
pub(in crate::source) fn read_tar(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    if !entry::is_open(context, sink) {
        return Ok(());
    }
    let state = State { failure: Cell::new(None), allowance: Cell::new(0) };
    let mut archive = Archive::new(Source { input, state: &state });
    let mut any = false;
    let read = read_entries(context, &mut archive, &state, &mut any, sink);
    if context.budget.is_spent() {
        context.budget.report(context, sink);
        return Ok(());
    }
    if let Some(failure) = state.failure.take() {
        return Err(failure);
    }
    match read {
        Err(error) => {
            let what = if any {
                format!("it is damaged or cut off ({error}); what comes before is read")
            } else {
                "it is not a tar archive, or is damaged or cut off; expected a complete tar archive"
                    .to_owned()
            };
            sink.problem(context.malformed(None, what));
        }
        Ok(()) if !any => entry::report_nothing(context, sink),
        Ok(()) => {}
    }
    Ok(())
}

fn read_entries(
    context: &Context<'_>,
    archive: &mut Archive<Source<'_, '_>>,
    state: &State,
    any: &mut bool,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    state.allowance.set(MAX_HEADER_BYTES);
    let mut entries = archive.entries()?;
    loop {
        state.allowance.set(MAX_HEADER_BYTES);
        let Some(file) = entries.next() else { return Ok(()) };
        let file = file?;
        context.budget.draw_entry()?;
        state.allowance.set(u64::MAX);
        let size = file.size();
        let is_file =
            matches!(file.header().entry_type(), EntryType::Regular | EntryType::Continuous);
        let name = entry::name(&String::from_utf8_lossy(&file.path_bytes()));
        let mut file = Whole { input: file, left: size };
        if let Some(name) = name.filter(|_| is_file) {
            *any = true;
            let read = entry::read(context, &name, &mut BufReader::new(&mut file), sink);
            if let Err(error) = read {
                return Err(io::Error::new(error.kind(), format!("within {name}: {error}")));
            }
        }
        // What is left of it must not count as part of the next header.
        io::copy(&mut file, &mut io::sink())?;
    }
}

/// What the archive and its reader share.
struct State {
    /// Why the archive could not be read.
    failure: Cell<Option<io::Error>>,
    /// How many bytes may be read before it is taken for damaged.
    allowance: Cell<u64>,
}

struct Source<'i, 's> {
    input: &'i mut dyn BufRead,
    state: &'s State,
}

impl Read for Source<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer).map_err(|error| {
            let stand_in = io::Error::from(error.kind());
            self.state.failure.set(Some(error));
            stand_in
        })?;
        match self.state.allowance.get().checked_sub(read as u64) {
            Some(left) => self.state.allowance.set(left),
            None => return Err(io::Error::new(io::ErrorKind::InvalidData, "a name is too long")),
        }
        Ok(read)
    }
}

/// A file that must not end before its stated size.
struct Whole<R> {
    input: R,
    left: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        if read == 0 && !buffer.is_empty() && self.left > 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the archive ends there"));
        }
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}
