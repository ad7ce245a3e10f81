//! The words of one language.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::Pattern;
use jiff::Timestamp;
use jiff::Unit;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::Calendar;
use crate::{Arg, Language, arg};

/// Texts of one language, from the locales or from one pack.
pub(crate) struct Bundle {
    pub(crate) language: Language,
    pub(crate) fluent: FluentBundle<FluentResource>,
}

impl Bundle {
    /// The pattern of a message, or of an attribute when the key has a dot.
    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        match key.split_once('.') {
            None => self.fluent.get_message(key)?.value(),
            Some((id, name)) => Some(self.fluent.get_message(id)?.get_attribute(name)?.value()),
        }
    }
}

/// What one reader is spoken to with: the texts of a language, and how it writes dates and numbers.
///
/// A text that the language lacks is taken from Swedish; the gap is logged once. A text that
/// nobody has shows its key. [`Tongue::has`] tells a test the difference.
///
/// Fluent puts invisible marks (U+2068, U+2069) around arguments, so that an Arabic name does
/// not turn a Swedish sentence around. They belong in running HTML text; for attributes, titles,
/// mail and files take [`Tongue::msg_plain`].
pub struct Tongue {
    language: Language,
    /// In the order to look: the reader's language first.
    bundles: Vec<Arc<Bundle>>,
    calendar: Arc<Calendar>,
    logged: Mutex<BTreeSet<String>>,
}

impl Tongue {
    pub(crate) fn new(
        language: Language,
        bundles: Vec<Arc<Bundle>>,
        calendar: Arc<Calendar>,
    ) -> Self {
        Self {
            language,
            bundles,
            calendar,
            logged: Mutex::default(),
        }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether this text stands in this very language; an attribute's key has a dot.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundles
            .iter()
            .any(|bundle| bundle.language == self.language && bundle.pattern(key).is_some())
    }

    /// A text.
    #[must_use]
    pub fn msg(&self, key: &str) -> String {
        self.msg_with(key, &[])
    }

    /// A text with something put into it.
    #[must_use]
    pub fn msg_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let found = self
            .bundles
            .iter()
            .find_map(|bundle| Some((bundle, bundle.pattern(key)?)));
        let Some((bundle, pattern)) = found else {
            self.log_once(key, &"the text is missing");
            return key.into();
        };
        if bundle.language != self.language {
            self.log_once(key, &"the text is missing in this language");
        }
        let args = arg::fluent(args);
        let mut errors = Vec::new();
        let text = bundle
            .fluent
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned();
        if let Some(error) = errors.first() {
            self.log_once(key, error);
        }
        text
    }

    /// An attribute of a text, such as the hint of a label.
    #[must_use]
    pub fn attr(&self, key: &str, attribute: &str) -> String {
        self.msg(&format!("{key}.{attribute}"))
    }

    /// A text without invisible marks: for HTML attributes, titles, mail and files.
    #[must_use]
    pub fn msg_plain(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.msg_with(key, args)
            .replace(['\u{2068}', '\u{2069}'], "")
    }

    /// "3 december 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.calendar.date(date)
    }

    /// "3 dec. 2026".
    #[must_use]
    pub fn date_short(&self, date: Date) -> String {
        self.calendar.date_short(date)
    }

    /// "torsdag 3 december 2026".
    #[must_use]
    pub fn weekday_date(&self, date: Date) -> String {
        self.calendar.weekday_date(date)
    }

    /// "3 december 2026 kl. 14.30".
    #[must_use]
    pub fn moment(&self, moment: Timestamp, zone: &TimeZone) -> String {
        let local = zone.to_datetime(moment);
        let hour = self.calendar.clock_digits(local.hour());
        let minute = self.calendar.clock_digits(local.minute());
        let time = self.msg_plain("clock", &[("hour", hour.into()), ("minute", minute.into())]);
        self.msg_plain(
            "moment",
            &[
                ("date", self.date(local.date()).into()),
                ("time", time.into()),
            ],
        )
    }

    /// How old a child is: "4 år", and "8 månader" before the second birthday.
    #[must_use]
    pub fn age(&self, birth: Date, today: Date) -> String {
        if today < birth {
            return self.msg("age-unborn");
        }
        let months = birth
            .until((Unit::Month, today))
            .map_or(0, |span| i64::from(span.get_months()));
        if months < 24 {
            self.msg_plain("age-months", &[("months", months.into())])
        } else {
            self.msg_plain("age", &[("years", (months / 12).into())])
        }
    }

    /// "a, b och c".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        self.calendar.list(items)
    }

    /// "4 000".
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.calendar.number(number)
    }

    fn log_once(&self, key: &str, problem: &dyn fmt::Display) {
        if self.is_news(key) {
            tracing::warn!(key, language = self.language.code(), %problem, "a text cannot be shown as meant");
        }
    }

    /// Whether nothing has been logged about this key yet.
    fn is_news(&self, key: &str) -> bool {
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        !logged.contains(key) && logged.insert(key.into())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_logged_once_for_each_key() {
        let calendar = Arc::new(Calendar::new(Language::Swedish).unwrap());
        let tongue = Tongue::new(Language::Swedish, Vec::new(), calendar);
        assert_eq!(tongue.msg("gone"), "gone");
        assert!(!tongue.is_news("gone"));
        assert!(tongue.is_news("lost"));
    }
}
