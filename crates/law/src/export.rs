//! What may leave about somebody with protected identity (OSL 21:3, 21:3 a, 22:1, 26:2; law.md A13).

use serde::{Deserialize, Serialize};

use crate::Protection;
use crate::keyed::keyed;

keyed! {
    /// A way out.
    pub enum Channel {
        /// A calendar.
        Calendar = "calendar",
        /// Mail.
        Mail = "mail",
        /// Text message.
        TextMessage = "text_message",
        /// An extract of the access log.
        LogExtract = "log_extract",
        /// A printed page or file to a named person.
        Paper = "paper",
    }
}

/// How it may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Export {
    /// As it is.
    Open,
    /// With places, addresses, units and their codes masked.
    Masked,
    /// Not at all.
    Blocked,
}

/// Protection not known counts as protection.
#[must_use]
pub const fn export(protection: Option<Protection>, channel: Channel) -> Export {
    match (protection, channel) {
        (Some(Protection::Open), _) => Export::Open,
        (_, Channel::Calendar | Channel::Mail | Channel::TextMessage) => Export::Blocked,
        (_, Channel::LogExtract | Channel::Paper) => Export::Masked,
    }
}
