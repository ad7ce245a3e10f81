//! Counts in the language's own digits, also inside Fluent texts: Fluent alone writes "3" everywhere.

use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind as _;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// The digits of one language, made once and kept by the bundle.
struct Digits(DecimalFormatter);

impl Memoizable for Digits {
    /// Whether thousands are set apart.
    type Args = (bool,);
    /// The language has no digits of its own: Fluent's are taken.
    type Error = ();

    fn construct(language: LanguageIdentifier, (grouped,): Self::Args) -> Result<Self, ()> {
        let locale = Locale::try_from_str(&language.to_string()).unwrap_or(Locale::UNKNOWN);
        let strategy = if grouped {
            GroupingStrategy::Auto
        } else {
            GroupingStrategy::Never
        };
        DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::from(strategy))
            .map(Self)
            .map_err(drop)
    }
}

/// Makes the bundle write numbers with the language's digits.
pub(crate) fn localise<R>(bundle: &mut FluentBundle<R>) {
    bundle.set_formatter(Some(written));
}

fn written(value: &FluentValue, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal: Decimal = number.as_string().parse().ok()?;
    let grouped = number.options.use_grouping;
    memoizer
        .with_try_get_threadsafe::<Digits, _, _>((grouped,), |digits| {
            digits.0.format_to_string(&decimal)
        })
        .ok()
}
