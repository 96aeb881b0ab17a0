//! Tests of the library through its public interface.

mod architecture;
mod eval;
mod harness;
mod measures;
mod operators;
mod recency;
mod results;
mod similar;
mod spread;
mod sync;
mod twin;
