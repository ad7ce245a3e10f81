//! The languages that Kring speaks.

use icu::locale::{LanguageIdentifier, LocaleDirectionality, langid};

/// A published language. A new one is a variant here, a folder in `locales/` and a line in
/// `texts.rs`; the checks then tell what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Swedish: what every other language falls back to.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// Every published language; the first is the one to fall back to.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The code, for `lang` attributes, folders and cookies.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The language's name for itself.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::English => "English",
        }
    }

    /// The reading direction, for `dir` attributes: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        direction(&self.locale())
    }

    /// Where dates and numbers are written as readers of this language write them.
    pub(crate) const fn locale(self) -> LanguageIdentifier {
        match self {
            Self::Swedish => langid!("sv-SE"),
            Self::English => langid!("en-GB"),
        }
    }

    /// The reader's choice if there is one, else the best of what the browser asks for
    /// (`Accept-Language`), else Swedish.
    #[must_use]
    pub fn negotiate(chosen: Option<&str>, accept: Option<&str>) -> Self {
        chosen
            .and_then(Self::from_code)
            .or_else(|| accept.and_then(best))
            .unwrap_or(Self::ALL[0])
    }
}

fn direction(locale: &LanguageIdentifier) -> &'static str {
    if LocaleDirectionality::new_extended().is_right_to_left(locale) {
        "rtl"
    } else {
        "ltr"
    }
}

/// The published language that the header weighs highest; the first of equals.
fn best(header: &str) -> Option<Language> {
    let mut best: Option<(f32, Language)> = None;
    for range in header.split(',') {
        let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.parse().ok())
            .unwrap_or(0.0);
        let primary = tag.trim().split('-').next().and_then(Language::from_code);
        if let Some(language) = primary
            && weight > best.map_or(0.0, |(weight, _)| weight)
        {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_choice_comes_before_the_browsers() {
        assert_eq!(
            Language::negotiate(Some("en"), Some("sv")),
            Language::English
        );
        assert_eq!(
            Language::negotiate(Some("xx"), Some("en")),
            Language::English
        );
    }

    #[test]
    fn the_browsers_heaviest_known_language_is_taken() {
        for (header, language) in [
            ("en-US,en;q=0.9,sv;q=0.8", Language::English),
            ("so, ar;q=0.9, sv-FI;q=0.5, en;q=0.4", Language::Swedish),
            ("sv;q=0.3, EN ; q=0.7", Language::English),
            ("en;q=0, sv;q=0.1", Language::Swedish),
            ("en;q=0", Language::Swedish),
            ("ti", Language::Swedish),
            ("", Language::Swedish),
            (";;q=,,-;q=nan", Language::Swedish),
        ] {
            assert_eq!(
                Language::negotiate(None, Some(header)),
                language,
                "{header}"
            );
        }
        assert_eq!(Language::negotiate(None, None), Language::Swedish);
    }

    #[test]
    fn the_direction_follows_the_script() {
        assert!(
            Language::ALL
                .into_iter()
                .all(|language| language.direction() == "ltr")
        );
        for locale in [langid!("ar"), langid!("fa"), langid!("ckb"), langid!("yi")] {
            assert_eq!(direction(&locale), "rtl", "{locale}");
        }
        for locale in [langid!("so"), langid!("ti"), langid!("uk"), langid!("fi")] {
            assert_eq!(direction(&locale), "ltr", "{locale}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_code() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
    }
}
