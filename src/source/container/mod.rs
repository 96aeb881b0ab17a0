//! Files within files: archives and compressed files.
//!
//! What is in them is read as if it stood there itself, one file at a time and
//! without unpacking anything to disk. Archives come from anywhere, so that
//! nothing they state is believed: names are names and no places, sizes are
//! counted as they are read, and [`Budget`] limits what all of it comes to.

mod budget;
#[cfg(feature = "archives")]
mod entry;
#[cfg(feature = "archives")]
mod gzip;
#[cfg(not(feature = "archives"))]
mod missing;
#[cfg(feature = "archives")]
mod tar;
#[cfg(all(test, feature = "archives"))]
mod tests;
#[cfg(feature = "archives")]
mod unpack;
#[cfg(feature = "archives")]
mod zip;
#[cfg(feature = "archives")]
mod zstd;

pub(super) use budget::Budget;
#[cfg(not(feature = "archives"))]
pub(super) use missing::{read_compressed, read_tar, read_zip};
#[cfg(feature = "archives")]
pub(super) use tar::read_tar;
#[cfg(feature = "archives")]
pub(super) use unpack::read_compressed;
#[cfg(feature = "archives")]
pub(super) use zip::read_zip;
