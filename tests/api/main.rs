//! Tests of the library through its public interface.

mod architecture;
mod harness;
mod results;
mod sync;
mod twin;
