//! The rules as text, part of the program so that nobody can change them beside it.

/// What rules may know.
pub(crate) const SCHEMA: &str = include_str!("../policies/schema.cedarschema");

macro_rules! policies {
    ($($subject:literal),+ $(,)?) => {
        /// One file per subject: its name and its text.
        pub(crate) const POLICIES: &[(&str, &str)] = &[
            $((concat!($subject, ".cedar"), include_str!(concat!("../policies/", $subject, ".cedar"))),)+
        ];
    };
}

policies![
    "consent",
    "entry",
    "offer",
    "part",
    "protection",
    "room",
    "workplace",
];
