//! Ctrl-C: the first asks for an end, the second ends.

use std::io::{self, Write as _};
use std::sync::Arc;

use pincite::source::Monitor;

/// Exit code of a program that was interrupted, as shells have it.
const INTERRUPTED: i32 = 130;

/// Returns a monitor that ctrl-C stops.
///
/// Where the system refuses, ctrl-C ends the program at once, as it does
/// without this: an index then stays as it was.
pub fn monitor() -> Arc<Monitor> {
    let monitor = Arc::new(Monitor::default());
    let stopped = Arc::clone(&monitor);
    let _ = ctrlc::set_handler(move || {
        if stopped.is_stopped() {
            end();
        }
        stopped.stop();
        let message = "stopping: what has been read is kept; ctrl-C again ends at once";
        let _ = writeln!(io::stderr(), "{message}");
    });
    monitor
}

#[allow(clippy::exit, reason = "whoever asks a second time does not want to wait")]
fn end() -> ! {
    std::process::exit(INTERRUPTED)
}
