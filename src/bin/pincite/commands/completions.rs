//! `pincite completions`

use clap::CommandFactory as _;

use super::CommandResult;
use crate::args::{Args, CompletionsArgs};
use crate::{Outcome, output};

pub fn run(args: &CompletionsArgs) -> CommandResult {
    // Made in memory: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "pincite", &mut script);
    let mut out = output::stdout();
    std::io::Write::write_all(&mut out, &script)?;
    output::finish(out)?;
    Ok(Outcome::Done)
}
