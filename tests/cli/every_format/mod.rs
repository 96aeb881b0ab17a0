//! Every format, from the file to what is printed: a sample of each, read and
//! searched; a broken twin of each, and its message; and files made to do
//! harm.
//!
//! The samples all hold the one invented article of [`article`], written by
//! functions, so that what is expected of them can be compared in one table.

mod article;
mod broken;
mod described;
mod hostile;
mod packages;
mod pdf;
mod reading;
mod samples;
mod texts;

pub use packages::docx_of;
