//! What was typed, as it is meant.

use std::path::PathBuf;

use crate::args::{Args, When};
use crate::output::Style;
use crate::terminal;

/// What every command needs to know.
#[derive(Debug)]
pub struct Settings {
    /// Folder of the index.
    pub index: PathBuf,
    /// How results are printed.
    pub style: Style,
    /// How messages are printed.
    pub message_style: Style,
    /// Whether messages are broken into lines: only a terminal wants that.
    pub wraps_messages: bool,
    /// Whether to show progress.
    pub progress: bool,
    /// Whether to say anything but results and errors.
    pub quiet: bool,
    /// Whether to name each file that is read or taken out.
    pub verbose: bool,
}

impl Settings {
    pub fn new(args: &Args) -> Self {
        let global = &args.global;
        let color = |is_terminal: bool| match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && !terminal::refuses_color(),
        };
        let on_stdout = color(terminal::is_stdout());
        let links = match global.color {
            When::Never => false,
            // Links are as unwelcome in a file as colour is.
            When::Auto | When::Always => on_stdout && terminal::supports_links(),
        };
        Self {
            index: global.index.clone(),
            style: Style { color: on_stdout, links, width: terminal::width() },
            message_style: Style {
                color: color(terminal::is_stderr()),
                links: false,
                width: terminal::message_width(),
            },
            wraps_messages: terminal::is_stderr(),
            progress: terminal::is_stderr() && !global.quiet,
            quiet: global.quiet,
            verbose: global.verbose,
        }
    }
}
