//! What every page stands on.

use std::sync::Arc;

use app::House;
use jiff::Timestamp;
use tongue::Tongues;

/// Where the time comes from: the machine's clock in the server, a fixed one in tests.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The house with its texts and its clock.
pub struct Site {
    /// The use cases' house.
    pub house: House,
    /// All texts.
    pub tongues: Arc<Tongues>,
    /// Where the time comes from.
    pub clock: Clock,
    /// Anybody may be chosen at the sign-in: only for invented people.
    pub demo: bool,
    /// Cookies are sent over TLS only.
    pub https_only: bool,
    /// The names that this server is asked by; a request to any other is refused. None: every name is taken, as when a
    /// proxy in front has looked.
    pub hosts: Vec<String>,
}

/// As handlers get it.
pub type Shared = Arc<Site>;
