//! Time passes.

use jiff::ToSpan as _;

use super::{History, Seeded, Value, below, json};

impl History {
    pub(super) fn minutes_pass(&mut self, random: &mut Seeded) -> (&'static str, Vec<Value>) {
        let minutes = i64::try_from(15 + below(random, 60)).unwrap_or(15);
        self.world.now += jiff::SignedDuration::from_mins(minutes);
        let event = json!({"type": "day", "to": self.world.now.to_string()});
        ("minutes passed", vec![event])
    }

    pub(super) fn days_pass(&mut self, random: &mut Seeded) -> (&'static str, Vec<Value>) {
        let days = i64::try_from(1 + below(random, 25)).unwrap_or(1);
        let hours = (days * 24).hours();
        self.world.now = self.world.now.checked_add(hours).unwrap_or(self.world.now);
        let event = json!({"type": "day", "to": self.today().to_string()});
        ("days passed", vec![event])
    }
}
