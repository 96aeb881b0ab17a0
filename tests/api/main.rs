//! Tests of the library through its public interface.

mod aliases;
mod architecture;
mod differential;
mod eval;
mod explanation;
mod families;
mod feedback;
mod harness;
mod languages;
mod limits;
mod measures;
mod operators;
mod quality;
mod quotations;
mod recency;
mod results;
mod similar;
mod spread;
mod sync;
