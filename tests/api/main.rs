//! Tests of the library through its public interface.

mod architecture;
mod differential;
mod harness;
mod operators;
mod results;
mod sync;
