//! `pincite man`

use clap::CommandFactory as _;

use super::CommandResult;
use crate::args::Args;
use crate::{Outcome, output};

pub fn run() -> CommandResult {
    let mut out = output::stdout();
    let mut program = Args::command();
    program.build();
    clap_mangen::Man::new(program.clone()).render(&mut out)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set()) {
        clap_mangen::Man::new(command.clone()).render(&mut out)?;
    }
    output::finish(out)?;
    Ok(Outcome::Done)
}
