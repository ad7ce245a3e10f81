//! Dates, lists and clock digits, always in the Gregorian calendar: legal dates must not turn
//! Persian or Buddhist with the reader's language.

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu::datetime::fieldsets::{YMD, YMDE};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;
use jiff::civil::Date;

use crate::{Language, TextFault};

/// How one language writes dates, lists and numbers.
pub(crate) struct Calendar {
    long: Formatter<Gregorian, YMD>,
    short: Formatter<Gregorian, YMD>,
    weekday: Formatter<Gregorian, YMDE>,
    list: ListFormatter,
    number: DecimalFormatter,
}

impl Calendar {
    pub(crate) fn new(language: Language) -> Result<Self, TextFault> {
        let locale = Locale::from(language.locale());
        let fault = |what: &dyn std::fmt::Display| TextFault::Icu {
            language,
            what: what.to_string(),
        };
        let grouping = DecimalFormatterOptions::from(GroupingStrategy::Auto);
        Ok(Self {
            long: Formatter::try_new((&locale).into(), YMD::long()).map_err(|e| fault(&e))?,
            short: Formatter::try_new((&locale).into(), YMD::medium()).map_err(|e| fault(&e))?,
            weekday: Formatter::try_new((&locale).into(), YMDE::long()).map_err(|e| fault(&e))?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .map_err(|e| fault(&e))?,
            number: DecimalFormatter::try_new((&locale).into(), grouping).map_err(|e| fault(&e))?,
        })
    }

    pub(crate) fn date(&self, date: Date) -> String {
        gregorian(date).map_or_else(
            || date.to_string(),
            |date| self.long.format(&date).to_string(),
        )
    }

    pub(crate) fn date_short(&self, date: Date) -> String {
        gregorian(date).map_or_else(
            || date.to_string(),
            |date| self.short.format(&date).to_string(),
        )
    }

    pub(crate) fn weekday_date(&self, date: Date) -> String {
        gregorian(date).map_or_else(
            || date.to_string(),
            |date| self.weekday.format(&date).to_string(),
        )
    }

    pub(crate) fn list(&self, items: &[String]) -> String {
        self.list.format_to_string(items.iter())
    }

    pub(crate) fn number(&self, number: i64) -> String {
        self.number.format_to_string(&Decimal::from(number))
    }

    /// An hour or a minute with two digits.
    pub(crate) fn clock_digits(&self, number: i8) -> String {
        let mut digits = Decimal::from(number);
        digits.absolute.pad_start(2);
        self.number.format_to_string(&digits)
    }
}

/// The same day for ICU. Every date of `jiff` is one of ICU's; should that change, the caller
/// writes the date as ISO 8601.
fn gregorian(date: Date) -> Option<IcuDate<Gregorian>> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    IcuDate::try_new_gregorian(date.year().into(), month, day).ok()
}
