//! The invented county.
