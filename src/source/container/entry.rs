//! A file of an archive.

use std::io::{self, BufRead};
use std::path::Path;

use crate::source::Sink;
use crate::source::compression::Compression;
use crate::source::reading::Context;
use crate::source::walk::is_readme;

/// How many archives may be in one another: an archive of yearly archives of
/// issues. Deeper ones are made to do harm.
const MAX_DEPTH: u8 = 3;

/// Says whether an archive is read, and not in too many others; that it is
/// not is a problem.
pub(super) fn is_open(context: &Context<'_>, sink: &mut Sink<'_>) -> bool {
    if context.depth < MAX_DEPTH {
        return true;
    }
    let what = format!(
        "it is in {MAX_DEPTH} archives, one in the other; no deeper ones are read; unpack the outer \
         ones and index the folder"
    );
    sink.problem(context.malformed(None, what));
    false
}

/// Returns the name that a file of an archive goes by: a relative path with
/// `/`, without anything that leads out of the archive. `None` where the file
/// is passed over as it would be in a folder: hidden files, `README` files,
/// what systems put into archives, formats that are not known.
pub(super) fn name(stated: &str) -> Option<String> {
    let parts = stated.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    let parts: Vec<&str> = parts.collect();
    if parts.iter().any(|part| part.starts_with('.') || *part == "__MACOSX") {
        return None;
    }
    let name: String = parts.join("/").chars().filter(|c| !c.is_control()).collect();
    let path = Path::new(&name);
    (Compression::split(path).1.is_some() && !is_readme(path)).then_some(name)
}

/// Reads a file of an archive; `name` is what [`name`] made of its name.
pub(super) fn read(
    archive: &Context<'_>,
    name: &str,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let (compression, Some(format)) = Compression::split(Path::new(name)) else { return Ok(()) };
    let path = format!("{}/{name}", archive.path.display());
    let relative = format!("{}/{name}", archive.relative);
    let context = Context {
        path: Path::new(&path),
        relative: &relative,
        format,
        depth: archive.depth.saturating_add(1),
        ..*archive
    };
    match compression {
        Some(compression) => context.read_compressed(compression, input, sink),
        None => context.read_stream(input, sink),
    }
}

/// Makes the problem that a file of an archive cannot be read.
pub(super) fn malformed(archive: &Context<'_>, name: &str, what: String) -> crate::SourceProblem {
    let path = format!("{}/{name}", archive.path.display());
    Context { path: Path::new(&path), ..*archive }.malformed(None, what)
}

/// Reports an archive in which there is nothing to read.
pub(super) fn report_nothing(context: &Context<'_>, sink: &mut Sink<'_>) {
    let what = "there is no file of a known format in it".to_owned();
    sink.problem(context.malformed(None, what));
}
