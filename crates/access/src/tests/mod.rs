//! Tests of the rules and of how they are asked.

mod matrix;
mod rules;
mod world;
