//! Tests of the library through its public interface.

mod architecture;
mod differential;
mod harness;
mod results;
mod sync;
