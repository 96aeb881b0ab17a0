//! Finding damage that reading would not notice.

use super::{Index, engine_error, families};
use crate::error::{Error, ErrorKind, Result};

impl Index {
    /// Reads every file of the index and compares it with its checksum: a
    /// damaged file may otherwise answer wrongly without a word.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Damaged`], naming the damaged files.
    pub fn verify(&self) -> Result<()> {
        let Some(engine) = &self.engine else { return Ok(()) };
        let damaged =
            engine.index.validate_checksum().map_err(|error| engine_error(&engine.dir, error))?;
        let mut names: Vec<_> = damaged.iter().map(|path| path.display().to_string()).collect();
        if engine.families.as_ref().is_some_and(|table| !table.is_whole()) {
            names.push(families::name(engine.state.families));
        }
        if names.is_empty() {
            return Ok(());
        }
        names.sort_unstable();
        let message =
            format!("the index at {} is damaged: {}", self.dir.display(), names.join(", "));
        Err(Error::new(ErrorKind::Damaged, message))
    }
}
