mod matrix;
mod rules;
mod world;
