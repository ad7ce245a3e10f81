//! Who answers for the child: an age proposes, and somebody judges (law.md A5.3).

use app::show_part::PartPage;
use folder::age;
use folder::entry::{ChildCard, Signing};

use crate::form::{Choice, Form, LONGEST};
use crate::telling::Teller;
use crate::visitor::Visitor;

/// What stands in the form for it.
pub(super) const fn word(signing: Signing) -> &'static str {
    match signing {
        Signing::Guardians => "guardians",
        Signing::Together => "together",
        Signing::Child => "child",
    }
}

/// What the age proposes, by the controller's own ages.
pub(super) fn proposed(visitor: &Visitor, card: &ChildCard) -> Signing {
    let rules = visitor.site.house.directory().rules_at(visitor.unit());
    let years = age::years(card.birth, visitor.today());
    Signing::proposed_from(years, rules.asked_from, rules.own_say_from)
}

/// Whose say it is at these ages is a judgement that is written down, whoever answers.
pub(super) fn is_judged(visitor: &Visitor, page: &PartPage) -> bool {
    let years = page
        .view
        .child()
        .map_or(0, |card| age::years(card.birth, visitor.today()));
    (age::ASKED..age::ADULT).contains(&years)
}

/// What was chosen, and how it was judged: nothing when words are missing. From the age at which a child has a page of
/// its own, somebody judges who answers.
pub(super) fn read(form: &mut Form, judging: bool) -> (Signing, Option<String>) {
    let signing = form.choice_if_any("signing", |value| {
        [Signing::Guardians, Signing::Together, Signing::Child]
            .into_iter()
            .find(|signing| word(*signing) == value)
    });
    let signing = signing.unwrap_or_default();
    let judged = if judging || signing != Signing::Guardians {
        form.text("judged", LONGEST)
    } else {
        Some(form.text_if_any("judged", LONGEST))
    };
    (signing, judged)
}

/// What there is to choose between; nothing while the child is too young to be asked.
pub(super) fn choices(visitor: &Visitor, page: &PartPage, teller: Teller<'_>) -> Vec<Choice> {
    let look = &visitor.look;
    let Some(card) = page.view.child() else {
        return Vec::new();
    };
    let years = age::years(card.birth, visitor.today());
    if years < age::OWN_ROOM {
        return Vec::new();
    }
    let child = teller.child();
    let alone = Choice::new(
        word(Signing::Child),
        look.t1("consent-signing-child", "child", child.as_str()),
    )
    .hint(look.t("consent-signing-child-hint"));
    if years >= age::ADULT {
        return vec![alone];
    }
    let names: Vec<String> = card.custodians().map(|one| one.name.clone()).collect();
    vec![
        Choice::new(
            word(Signing::Guardians),
            look.t("consent-signing-guardians"),
        )
        .hint(look.tongue().list(&names)),
        Choice::new(
            word(Signing::Together),
            look.t1("consent-signing-together", "child", child.as_str()),
        ),
        alone,
    ]
}
