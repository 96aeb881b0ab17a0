//! Whole documents, made here and read.
