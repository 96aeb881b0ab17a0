//! Pages of many kinds, and what is read of them.
