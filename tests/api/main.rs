//! Tests of the library through its public interface.

mod architecture;
mod harness;
mod languages;
mod results;
mod sync;
mod twin;
