//! Tests of the library through its public interface.

mod architecture;

mod explanation;
mod harness;
mod limits;
mod operators;
mod results;
mod sync;
mod twin;
