//! Forms: what was sent, what is kept, what is wrong, and how a page reads its fields.
//!
//! A page *parses* a form into what a use case needs. Every reading helper collects its own error, so
//! that the reader sees all of them at once, and the form keeps every typed character.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum_extra::extract::Form as Pairs;
use jiff::civil::Date;
use tongue::Arg;

use crate::errors::Problem;
use crate::telling::Line;

/// The longest free text of one field, in characters, unless the page says otherwise.
pub const LONGEST: usize = 4_000;

/// The most fields that one form may carry; more is no form of ours.
const MOST_FIELDS: usize = 500;

/// Hidden field: the id of this very form, so that sending it twice writes once.
pub const ID: &str = "form-id";

/// Hidden field: the last entry of the part that the writer had seen (optimistic concurrency).
pub const SEEN: &str = "form-seen";

/// Hidden field: what the writer had seen before somebody wrote in between, for as long as the form is not saved.
pub const MISSED: &str = "form-missed";

/// The box of a writer who has looked at what may tell a place, and means it.
pub const LOOKED_AT: &str = "form-looked-at";

type Values = BTreeMap<String, Vec<String>>;

/// A sent form, as an extractor: never panics, refuses what is no form with a page of status 4xx.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    values: Values,
}

impl Sent {
    /// From pairs, as a browser sends them. Line ends become `\n`; other control characters are dropped.
    #[must_use]
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values = Values::new();
        for (name, value) in pairs {
            values.entry(name).or_default().push(tidy(&value));
        }
        Self { values }
    }

    /// The first value of a field, or the empty text.
    #[must_use]
    pub fn first(&self, field: &str) -> &str {
        self.values
            .get(field)
            .and_then(|all| all.first())
            .map_or("", String::as_str)
    }

    /// All pairs, field by field.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .flat_map(|(name, all)| all.iter().map(move |value| (name.as_str(), value.as_str())))
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Pairs::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(Pairs(pairs)) if pairs.len() <= MOST_FIELDS => Ok(Self::from_pairs(pairs)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Problem::TooLarge)
            }
            _ => Err(Problem::BadRequest),
        }
    }
}

/// One thing that is wrong, with the field it belongs to (empty: the form as a whole).
#[derive(Clone, Debug)]
pub struct FieldError {
    /// The field's name; empty when the whole form is meant.
    pub field: String,
    /// Text key of the message.
    pub key: &'static str,
    /// Arguments of the message.
    pub args: Vec<(&'static str, Arg<'static>)>,
}

/// One option of radios, checkboxes or a select, ready to print.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about this option, or empty.
    pub hint: String,
}

impl Choice {
    /// An option without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
        }
    }

    /// The same option with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// When a date may lie.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// On any day.
    Any,
    /// On this day or later.
    From(Date),
    /// On this day or earlier.
    Until(Date),
}

/// A form on its way to the reader or back: address, hidden marks, values and errors.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it is posted.
    pub action: String,
    /// The id of this form (hidden): a second sending of the same id writes nothing.
    pub id: String,
    /// The last entry that the writer had seen (hidden).
    pub seen: String,
    values: Values,
    names: BTreeMap<String, String>,
    errors: Vec<FieldError>,
    status: StatusCode,
    again: Option<String>,
    missed: String,
    came: Vec<Line>,
    theirs: Option<Theirs>,
}

/// What somebody else wrote of the same thing while this form was open.
#[derive(Clone, Debug)]
struct Theirs {
    told: String,
    values: Values,
}

impl Form {
    /// An empty form. The caller brings the id; nothing here draws random numbers.
    pub fn new(action: impl Into<String>, id: impl Into<String>, seen: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            id: id.into(),
            seen: seen.into(),
            values: Values::new(),
            names: BTreeMap::new(),
            errors: Vec::new(),
            status: StatusCode::OK,
            again: None,
            missed: String::new(),
            came: Vec::new(),
            theirs: None,
        }
    }

    /// The form as it was sent, to be read and, when something is wrong, shown again.
    pub fn sent(action: impl Into<String>, sent: Sent) -> Self {
        let (id, seen) = (sent.first(ID).to_owned(), sent.first(SEEN).to_owned());
        let mut form = Self::new(action, id, seen);
        sent.first(MISSED).clone_into(&mut form.missed);
        form.values = sent.values;
        form
    }

    /// Fills a field beforehand; call it again for more values of the same field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.values
            .entry(field.to_owned())
            .or_default()
            .push(value.into());
        self
    }

    /// This field belongs to what is told, also when nothing stands in it.
    #[must_use]
    pub fn with_field(mut self, field: &str) -> Self {
        self.values.entry(field.to_owned()).or_default();
        self
    }

    /// Names a field for the list of errors on top: its label, ready to print.
    #[must_use]
    pub fn called(mut self, field: impl Into<String>, name: impl Into<String>) -> Self {
        self.names.insert(field.into(), name.into());
        self
    }

    // What the template asks.

    /// What a field is called in the list of errors.
    #[must_use]
    pub fn name(&self, field: &str) -> Option<&str> {
        self.names.get(field).map(String::as_str)
    }

    /// Was this field sent, or filled in for the writer? A group in which nothing is chosen is not.
    #[must_use]
    pub fn holds(&self, field: &str) -> bool {
        !self.all(field).is_empty()
    }

    /// The kept value of a field.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.all(field).first().map_or("", String::as_str)
    }

    /// All kept values of a field.
    #[must_use]
    pub fn values(&self, field: &str) -> &[String] {
        self.all(field)
    }

    /// Is this value chosen?
    #[must_use]
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.all(field).iter().any(|one| one == value)
    }

    /// The first error of a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// The ids that describe a field, for `aria-describedby`.
    #[must_use]
    pub fn described(&self, field: &str, hint: bool, seen_by: bool) -> String {
        [
            (hint, "hint"),
            (seen_by, "seen-by"),
            (self.error(field).is_some(), "error"),
            (self.differs(field), "theirs"),
        ]
        .iter()
        .filter(|(shown, _)| *shown)
        .map(|(_, what)| format!("{field}-{what}"))
        .collect::<Vec<_>>()
        .join(" ")
    }

    /// `date`, or `text` when what was typed is no date: a date field would hide it from its writer.
    #[must_use]
    pub fn date_kind(&self, field: &str) -> &'static str {
        let typed = self.value(field);
        if typed.is_empty() || iso_date(typed).is_some() {
            "date"
        } else {
            "text"
        }
    }

    /// All errors, in the order of the fields as the page read them.
    #[must_use]
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The key of what stands above the errors: when somebody only wrote before, nothing needs correcting.
    #[must_use]
    pub fn summary_key(&self) -> &'static str {
        let own = self.errors.iter().any(|error| !error.field.is_empty());
        if self.status == StatusCode::CONFLICT && !own {
            "error-summary-first"
        } else {
            "error-summary"
        }
    }

    /// Is anything wrong?
    #[must_use]
    pub fn failed(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The status of the page that shows this form: 200, 422 (something to mend) or 409 (see [`Form::stale`]).
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What the writer is asked to tick after having looked once more.
    #[must_use]
    pub fn again(&self) -> Option<&str> {
        self.again.as_deref()
    }

    /// What the writer had seen before somebody wrote in between; empty when nobody did.
    #[must_use]
    pub fn missed(&self) -> &str {
        &self.missed
    }

    /// What came in between, as far as this writer may read it.
    #[must_use]
    pub fn came(&self) -> &[Line] {
        &self.came
    }

    /// "This is what Sara Ek wrote at …", when somebody wrote of the same thing.
    #[must_use]
    pub fn theirs_told(&self) -> Option<&str> {
        self.theirs.as_ref().map(|theirs| theirs.told.as_str())
    }

    /// Somebody wrote otherwise in this field. Of fields that theirs says nothing about, nothing is said.
    #[must_use]
    pub fn differs(&self, field: &str) -> bool {
        let told = |all: &[String]| -> BTreeSet<String> {
            all.iter()
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
                .collect()
        };
        let theirs = self
            .theirs
            .as_ref()
            .and_then(|theirs| theirs.values.get(field));
        theirs.is_some_and(|theirs| told(theirs) != told(self.all(field)))
    }

    /// What they wrote in this field.
    #[must_use]
    pub fn theirs(&self, field: &str) -> &str {
        self.theirs_all(field).first().map_or("", String::as_str)
    }

    /// They chose this value.
    #[must_use]
    pub fn theirs_has(&self, field: &str, value: &str) -> bool {
        self.theirs_all(field).iter().any(|one| one == value)
    }

    // What the page reads.

    /// A text that must be there, at most `longest` characters.
    pub fn text(&mut self, field: &str, longest: usize) -> Option<String> {
        let text = self.text_if_any(field, longest);
        if text.is_empty() {
            self.missing(field, "error-empty");
            return None;
        }
        Some(text)
    }

    /// A text that may be left out; empty then, and empty when it was wrong.
    pub fn text_if_any(&mut self, field: &str, longest: usize) -> String {
        let Some(text) = self.one(field) else {
            return String::new();
        };
        let length = text.chars().count();
        if length > longest {
            self.refuse_with(
                field,
                "error-too-long",
                vec![("max", longest.into()), ("over", (length - longest).into())],
            );
            return String::new();
        }
        text
    }

    /// A day that must be there.
    pub fn date(&mut self, field: &str, when: When) -> Option<Date> {
        let date = self.date_if_any(field, when);
        if date.is_none() {
            self.missing(field, "error-date-empty");
        }
        date
    }

    /// A day that may be left out. Only `YYYY-MM-DD` is read, as browsers send it.
    pub fn date_if_any(&mut self, field: &str, when: When) -> Option<Date> {
        let text = self.one(field)?;
        let Some(date) = iso_date(&text) else {
            self.refuse(field, "error-date");
            return None;
        };
        match when {
            When::From(first) if date < first => {
                self.refuse(field, "error-date-too-early");
                None
            }
            When::Until(last) if date > last => {
                self.refuse(field, "error-date-too-late");
                None
            }
            _ => Some(date),
        }
    }

    /// One choice that must be made; `read` turns the value into its type and knows what is allowed.
    pub fn choice<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let choice = self.choice_if_any(field, read);
        if choice.is_none() {
            self.missing(field, "error-choice-empty");
        }
        choice
    }

    /// One choice that may be left out.
    pub fn choice_if_any<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.one(field)?;
        let choice = read(&value);
        if choice.is_none() {
            self.refuse(field, "error-choice");
        }
        choice
    }

    /// Ticked boxes, at least one.
    pub fn choices<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let choices = self.choices_if_any(field, read);
        if choices.is_empty() {
            self.missing(field, "error-choice-empty");
            return None;
        }
        Some(choices)
    }

    /// Ticked boxes, perhaps none. One that was sent twice is ticked once.
    pub fn choices_if_any<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut known = BTreeSet::new();
        let ticked = self.all(field).iter().filter(|value| known.insert(*value));
        let read_all: Option<Vec<T>> = ticked.map(|value| read(value)).collect();
        read_all.unwrap_or_else(|| {
            self.refuse(field, "error-choice");
            Vec::new()
        })
    }

    /// Is this single box ticked?
    #[must_use]
    pub fn ticked(&self, field: &str) -> bool {
        !self.value(field).is_empty()
    }

    /// The head that the writer had seen, if it is a number.
    #[must_use]
    pub fn seen_number(&self) -> Option<u64> {
        self.seen.parse().ok()
    }

    // What the page says.

    /// Something is wrong with a field (or, with an empty name, with the whole form).
    pub fn refuse(&mut self, field: &str, key: &'static str) {
        self.refuse_with(field, key, Vec::new());
    }

    /// As [`Form::refuse`], with arguments for the text.
    pub fn refuse_with(
        &mut self,
        field: &str,
        key: &'static str,
        args: Vec<(&'static str, Arg<'static>)>,
    ) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            key,
            args,
        });
        if self.status == StatusCode::OK {
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
    }

    /// Something in the text may tell what it must not: the writer rewrites it, or ticks this box and goes on.
    pub fn look_again(&mut self, label: String) {
        self.again = Some(label);
    }

    /// Someone wrote just before: the same form again with what was typed, marked with the new head.
    /// The caller brings a fresh id, since sending it now is a new decision. What was seen before stays with the form,
    /// so that what came in between is shown until it is saved.
    pub fn stale(&mut self, id: impl Into<String>, seen: impl Into<String>) {
        self.refuse("", "error-stale");
        if self.missed.is_empty() {
            self.missed.clone_from(&self.seen);
        }
        self.id = id.into();
        self.seen = seen.into();
        self.status = StatusCode::CONFLICT;
    }

    /// Shows what came in between above the form.
    pub fn show_came(&mut self, lines: Vec<Line>) {
        self.came = lines;
    }

    /// Lays what somebody else wrote of the same thing beside the own fields. The writer chooses.
    pub fn lay_beside(&mut self, told: String, theirs: Self) {
        self.theirs = Some(Theirs {
            told,
            values: theirs.values,
        });
    }

    /// Puts one value in a field, whatever stood there.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.values.insert(field.to_owned(), vec![value.into()]);
    }

    /// This very form was saved already: what was typed is shown, nothing was written twice.
    pub fn already_saved(&mut self) {
        self.refuse("", "error-already-saved");
        self.status = StatusCode::CONFLICT;
    }

    fn all(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    fn theirs_all(&self, field: &str) -> &[String] {
        self.theirs
            .as_ref()
            .and_then(|theirs| theirs.values.get(field))
            .map_or(&[], Vec::as_slice)
    }

    /// The single value of a field; none when it is empty or sent twice (which is an error).
    fn one(&mut self, field: &str) -> Option<String> {
        match self.all(field) {
            [] => None,
            [only] => Some(only.trim().to_owned()).filter(|text| !text.is_empty()),
            _ => {
                self.refuse(field, "error-twice");
                None
            }
        }
    }

    /// "Nothing here", unless something else was already said about the field.
    fn missing(&mut self, field: &str, key: &'static str) {
        if self.error(field).is_none() {
            self.refuse(field, key);
        }
    }
}

fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// Strictly `YYYY-MM-DD`.
fn iso_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        let pairs = pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        Form::sent("/here", Sent::from_pairs(pairs))
    }

    fn key(form: &Form, field: &str) -> &'static str {
        form.error(field).map_or("", |error| error.key)
    }

    #[test]
    fn a_good_form_is_read_without_error() {
        let mut form = form(&[
            (ID, "f1"),
            (SEEN, "12"),
            ("saw", " Två rader\r\nhär "),
            ("again", "2026-12-03"),
            ("area", "a"),
            ("area", "b"),
        ]);
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(form.text("saw", LONGEST).unwrap(), "Två rader\nhär");
        assert_eq!(
            form.date("again", When::From(today)),
            Some("2026-12-03".parse().unwrap())
        );
        let areas = form
            .choices("area", |value| Some(value.to_owned()))
            .unwrap();
        assert_eq!(areas, ["a", "b"]);
        assert_eq!((form.id.as_str(), form.seen_number()), ("f1", Some(12)));
        assert!(!form.failed());
        assert_eq!(form.status(), StatusCode::OK);
    }

    #[test]
    fn every_kind_of_mistake_has_its_own_message_and_keeps_what_was_typed() {
        let today: Date = "2026-11-22".parse().unwrap();
        let mut form = form(&[
            ("blank", "  \n "),
            ("long", "åäöåä"),
            ("date", "3/12 2026"),
            ("no-such-day", "2026-02-30"),
            ("past", "2026-11-21"),
            ("future", "2026-11-23"),
            ("choice", "other"),
            ("boxes", "fine"),
            ("boxes", "other"),
            ("twice", "one"),
            ("twice", "two"),
        ]);
        let known = |value: &str| (value == "fine").then_some(());
        assert!(form.text("absent", 9).is_none());
        assert!(form.text("blank", 9).is_none());
        assert!(form.text("long", 4).is_none());
        assert!(form.date("date", When::Any).is_none());
        assert!(form.date("no-such-day", When::Any).is_none());
        assert!(form.date("no-date", When::Any).is_none());
        assert!(form.date("past", When::From(today)).is_none());
        assert!(form.date("future", When::Until(today)).is_none());
        assert!(form.choice("choice", known).is_none());
        assert!(form.choice("no-choice", known).is_none());
        assert!(form.choices("boxes", known).is_none());
        assert!(form.text("twice", 9).is_none());
        for (field, message) in [
            ("absent", "error-empty"),
            ("blank", "error-empty"),
            ("long", "error-too-long"),
            ("date", "error-date"),
            ("no-such-day", "error-date"),
            ("no-date", "error-date-empty"),
            ("past", "error-date-too-early"),
            ("future", "error-date-too-late"),
            ("choice", "error-choice"),
            ("no-choice", "error-choice-empty"),
            ("boxes", "error-choice"),
            ("twice", "error-twice"),
        ] {
            assert_eq!(key(&form, field), message, "{field}");
        }
        assert_eq!(form.errors().len(), 12, "one message per field");
        assert_eq!(form.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(form.value("long"), "åäöåä");
        assert_eq!(form.value("date"), "3/12 2026");
        assert!(form.has("boxes", "other"));
    }

    #[test]
    fn a_box_that_was_sent_twice_is_ticked_once() {
        let mut form = form(&[("area", "b"), ("area", "a"), ("area", "b")]);
        let areas = form.choices("area", |value| Some(value.to_owned()));
        assert_eq!(areas.unwrap(), ["b", "a"]);
        assert!(!form.failed());
    }

    #[test]
    fn length_is_counted_in_characters() {
        let mut form = form(&[("four", "åäö🙂"), ("five", "åäö🙂🙂")]);
        assert!(form.text("four", 4).is_some());
        assert!(form.text("five", 4).is_none());
    }

    #[test]
    fn what_may_be_left_out_may_be_left_out() {
        let mut form = form(&[("text", ""), ("date", "")]);
        assert_eq!(form.text_if_any("text", 9), "");
        assert_eq!(form.date_if_any("date", When::Any), None);
        assert_eq!(form.choice_if_any("choice", |_| Some(())), None);
        assert!(form.choices_if_any("boxes", |_| Some(())).is_empty());
        assert!(!form.ticked("box"));
        assert!(!form.failed());
    }

    #[test]
    fn a_stale_form_keeps_the_text_and_gets_new_marks() {
        let mut form = form(&[(ID, "old"), (SEEN, "3"), ("saw", "kept")]);
        form.stale("new", "4");
        assert_eq!(form.status(), StatusCode::CONFLICT);
        assert_eq!((form.id.as_str(), form.seen.as_str()), ("new", "4"));
        assert_eq!(form.value("saw"), "kept");
        assert!(form.failed());
    }

    #[test]
    fn what_somebody_else_wrote_stands_beside_the_fields_that_differ_and_no_others() {
        let mut form = form(&[
            (SEEN, "3"),
            ("why", "my why"),
            ("goal", " same "),
            ("units", "b"),
            ("units", "a"),
        ]);
        assert!(!form.differs("why"), "nobody has written");
        form.stale("new", "4");
        form.lay_beside(
            "Sara, 14:02".to_owned(),
            Form::new("", "", "")
                .with("why", "their why")
                .with("goal", "same")
                .with("units", "a")
                .with("units", "b")
                .with("review", "2026-12-03")
                .with_field("typed-once"),
        );
        form.set("typed-once", "kept");
        form.set("mine-alone", "kept");
        assert!(form.differs("why") && form.differs("review"));
        assert!(form.differs("typed-once"), "they left it empty");
        assert!(!form.differs("mine-alone"), "they were not asked that");
        assert!(!form.differs("goal") && !form.differs("units"));
        assert_eq!(form.theirs("why"), "their why");
        assert_eq!(form.value("why"), "my why", "nothing is overwritten");
        assert_eq!(form.described("why", false, false), "why-theirs");
    }

    #[test]
    fn what_was_seen_first_stays_with_the_form_until_it_is_saved() {
        let mut form = form(&[(SEEN, "4"), (MISSED, "3")]);
        assert_eq!(form.missed(), "3");
        form.stale("new", "5");
        assert_eq!((form.missed(), form.seen.as_str()), ("3", "5"));
    }

    #[test]
    fn control_characters_never_come_in() {
        let form = form(&[("saw", "a\0b\u{1b}c\td\re")]);
        assert_eq!(form.value("saw"), "abc\td\ne");
    }
}
