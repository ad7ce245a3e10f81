//! What just happened, said on the page one is led to after saving (`?done=<word>`).

use axum::response::Response;

use crate::look::{Look, NoticeKind};
use crate::visitor;

/// Text keys of what may have happened; `.next` says what comes then.
const KNOWN: &[&str] = &[
    "done-begun",
    "done-custody",
    "done-reach",
    "done-blocked",
    "done-unblocked",
    "done-identity",
    "done-later",
    "done-told-now",
    "done-looked",
    "done-noticed",
    "done-tried",
    "done-talked",
    "done-readers",
    "done-others",
    "done-others-yes",
    "done-asked",
    "done-answered",
    "done-offered",
    "done-told",
    "done-kept",
    "done-collected",
    "done-opened",
    "done-analysed",
    "done-called",
    "done-held",
    "done-framed",
    "done-agreed",
    "done-promised",
    "done-measure-asked",
    "done-measure-yes",
    "done-measure-no",
    "done-reviewed",
    "done-closed",
    "done-closed-here",
    "done-handed-over",
    "done-handover-back",
    "done-taken-over",
    "done-not-taken-over",
    "done-seated",
    "done-seat-left",
    "done-written",
    "done-shared",
    "done-stopped",
    "done-narrowed",
    "done-doubted",
    "done-consulted",
    "done-advised",
    "done-concluded",
];

const QUERY: &str = "?done=";

/// The address of a page that says what was done: `at(&routes::part(part), "noticed")`.
#[must_use]
pub fn at(to: &str, done: &str) -> String {
    format!("{to}{QUERY}{done}")
}

/// On to a page that says what was done.
#[must_use]
pub fn go(to: impl AsRef<str>, done: &str) -> Response {
    visitor::go(at(to.as_ref(), done))
}

/// Puts the notice above the page, when the address carries a word we know. Every signed-in page does this by itself.
pub fn notice(look: &mut Look) {
    let Some((path, word)) = look.path.split_once(QUERY) else {
        return;
    };
    let known = KNOWN
        .iter()
        .find(|key| key.strip_prefix("done-") == Some(word));
    let path = path.to_owned();
    if let Some(key) = known {
        let (title, next) = (look.t(key), look.t(&format!("{key}.next")));
        *look = look.clone().with_notice(NoticeKind::Done, title, next);
    }
    // So that changing the language does not say it again.
    look.path = path;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_word_that_is_known_has_its_two_texts() {
        for language in ["sv", "en"] {
            let look = samples::professional(language);
            for key in KNOWN {
                assert!(look.tongue().has(key), "{language} {key}");
                assert!(
                    look.tongue().has(&format!("{key}.next")),
                    "{language} {key}.next"
                );
            }
        }
    }

    #[test]
    fn what_was_done_is_said_once_and_unknown_words_say_nothing() {
        let mut look = samples::professional("sv");
        look.path = "/parts/7f3a?done=noticed".into();
        notice(&mut look);
        assert!(look.notice.is_some());
        assert_eq!(look.path, "/parts/7f3a");
        let mut look = samples::professional("sv");
        look.path = "/parts/7f3a?done=<b>".into();
        notice(&mut look);
        assert!(look.notice.is_none());
    }
}
