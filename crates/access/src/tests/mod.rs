//! Tests of the rules and of how they are asked.

mod matrix;
mod per_class;
mod questions;
mod rules;
mod world;
