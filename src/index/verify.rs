//! Finding damage that reading would not notice.

use super::{Index, engine_error};
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
        if damaged.is_empty() {
            return Ok(());
        }
        let mut names: Vec<_> = damaged.iter().map(|path| path.display().to_string()).collect();
        names.sort_unstable();
        let message =
            format!("the index at {} is damaged: {}", self.dir.display(), names.join(", "));
        Err(Error::new(ErrorKind::Damaged, message))
    }
}
