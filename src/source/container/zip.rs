//! zip archives.

use std::io::{self, BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::entry;
use super::unpack::{Unpacked, is_damage};
use crate::source::Sink;
use crate::source::reading::Context;

/// Reads the files of a zip archive, in the order of its directory.
///
/// # Errors
///
/// Fails where `input` cannot be read. A file that is damaged or cannot be
/// unpacked is a problem, and the others are read.
pub(in crate::source) fn read_zip(
    context: &Context<'_>,
    input: impl Read + Seek,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    if !entry::is_open(context, sink) {
        return Ok(());
    }
    let mut archive = match ZipArchive::new(input) {
        Ok(archive) => archive,
        Err(ZipError::Io(error)) if !is_damage(&error) => return Err(error),
        Err(error) => {
            let what = format!(
                "it is not a zip archive, or is damaged or cut off ({}); expected a complete zip \
                 archive",
                reason(&error)
            );
            sink.problem(context.malformed(None, what));
            return Ok(());
        }
    };
    let mut any = false;
    for index in 0..archive.len() {
        if context.budget.draw_entry().is_err() {
            break;
        }
        let Some(name) = archive.name_for_index(index) else { continue };
        let name = name.map_or_else(|_| String::new(), |name| name.into_owned());
        let Some(name) = entry::name(&name) else { continue };
        match archive.by_index(index) {
            Ok(file) if !file.is_file() => {}
            Ok(file) => {
                any = true;
                let unpacked = Unpacked { decoder: file, budget: context.budget };
                let read = entry::read(context, &name, &mut BufReader::new(unpacked), sink);
                let Err(error) = read else { continue };
                if context.budget.is_spent() {
                    break;
                }
                let what = match error.kind() {
                    io::ErrorKind::Unsupported => METHOD.to_owned(),
                    _ if is_damage(&error) => damaged(&error.to_string()),
                    _ => return Err(error),
                };
                sink.problem(entry::malformed(context, &name, what));
            }
            Err(ZipError::Io(error)) if !is_damage(&error) => return Err(error),
            Err(error) => {
                any = true;
                sink.problem(entry::malformed(context, &name, unreadable(&error)));
            }
        }
    }
    if context.budget.is_spent() {
        context.budget.report(context, sink);
    } else if !any {
        entry::report_nothing(context, sink);
    }
    Ok(())
}

const METHOD: &str = "it is compressed with a method that is not supported; expected deflate; \
                      unpack it yourself and index the folder";

fn unreadable(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "it is protected by a password; unpack it yourself and index the folder".to_owned()
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            METHOD.to_owned()
        }
        error => damaged(&reason(error)),
    }
}

fn damaged(reason: &str) -> String {
    format!("it is damaged or cut off within its archive ({reason})")
}

fn reason(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(what) => what.to_lowercase(),
        ZipError::UnsupportedArchive(what) => what.to_lowercase(),
        error => error.to_string(),
    }
}
