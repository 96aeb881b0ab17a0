//! What the terminal can do.

use std::io::IsTerminal as _;

/// Widest line of text that reads well, in columns.
const MAX_WIDTH: usize = 100;
/// Width where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 80;
/// Narrower than this nothing can be laid out.
const MIN_WIDTH: usize = 30;

/// Says whether standard output is a terminal.
pub fn is_stdout() -> bool {
    std::io::stdout().is_terminal()
}

/// Says whether standard error is a terminal.
pub fn is_stderr() -> bool {
    std::io::stderr().is_terminal()
}

/// Returns how many columns text on standard output may take.
pub fn width() -> usize {
    width_of(terminal_size::terminal_size_of(std::io::stdout()))
}

/// Returns how many columns messages on standard error may take.
pub fn message_width() -> usize {
    width_of(terminal_size::terminal_size_of(std::io::stderr()))
}

fn width_of(size: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    let columns = size.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
    columns.clamp(MIN_WIDTH, MAX_WIDTH)
}

/// Says whether colour is unwanted by the environment (`NO_COLOR`, `TERM`).
pub fn refuses_color() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Says whether the terminal follows links (OSC 8).
pub fn supports_links() -> bool {
    supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
}
