//! Showing how far an index is.

use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressStyle};
use pincite::Progress;

use crate::settings::Settings;

/// A bar on standard error, if that is a terminal.
pub struct Bar {
    bar: ProgressBar,
    reading: Option<ProgressStyle>,
    spinner: Option<ProgressStyle>,
    /// Since when files are read.
    since: Option<Instant>,
}

impl Bar {
    pub fn new(settings: &Settings) -> Self {
        let bar = if settings.progress { ProgressBar::no_length() } else { ProgressBar::hidden() };
        bar.enable_steady_tick(Duration::from_millis(100));
        let template = "{msg:>10} {wide_bar} {prefix}";
        Self {
            bar,
            reading: ProgressStyle::with_template(template).ok(),
            spinner: ProgressStyle::with_template("{msg:>10} {spinner}").ok(),
            since: None,
        }
    }

    /// Shows what the index says of itself.
    pub fn show(&mut self, progress: &Progress) {
        match *progress {
            Progress::Reading { done, total, bytes_done, bytes_total } => {
                if self.since.is_none() {
                    self.since = Some(Instant::now());
                    self.style(self.reading.clone(), "Reading");
                }
                self.bar.set_length(bytes_total);
                self.bar.set_position(bytes_done);
                let elapsed = self.since.map_or(Duration::ZERO, |since| since.elapsed());
                self.bar.set_prefix(pace(done, total, bytes_done, bytes_total, elapsed));
            }
            ref other => {
                self.since = None;
                let what = match other {
                    Progress::Scanning => "Looking",
                    Progress::Committing => "Writing",
                    _ => "Tidying",
                };
                self.style(self.spinner.clone(), what);
            }
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn style(&self, style: Option<ProgressStyle>, message: &'static str) {
        if let Some(style) = style {
            self.bar.set_style(style);
        }
        self.bar.set_message(message);
    }
}

/// `12/300 files, 4.5 MiB/s, 2 minutes left`
fn pace(done: u64, total: u64, bytes_done: u64, bytes_total: u64, elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64();
    let mut text = format!("{done}/{total} files");
    // Before that, every estimate is wild.
    if seconds < 0.5 || bytes_done == 0 {
        return text;
    }
    let rate = bytes_done as f64 / seconds;
    let left = bytes_total.saturating_sub(bytes_done) as f64 / rate;
    text += &format!(", {}/s", HumanBytes(rate as u64));
    text += &format!(", {} left", HumanDuration(Duration::from_secs_f64(left.clamp(0.0, 1e7))));
    text
}

#[cfg(test)]
mod tests {
    use super::pace;
    use std::time::Duration;

    #[test]
    fn the_pace_is_told_once_it_is_known() {
        assert_eq!(pace(0, 3, 10, 100, Duration::from_millis(100)), "0/3 files");
        let text = pace(1, 3, 2 << 20, 6 << 20, Duration::from_secs(2));
        assert_eq!(text, "1/3 files, 1.00 MiB/s, 4 seconds left");
    }
}
