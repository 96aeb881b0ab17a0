//! Tests of the library through its public interface.

mod architecture;
mod eval;
mod harness;
mod measures;
mod operators;
mod results;
mod sync;
mod twin;
