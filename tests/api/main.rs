//! Tests of the library through its public interface.

mod aliases;
mod architecture;
mod harness;
mod results;
mod sync;
mod twin;
