//! Single questions that the procedure puts to a case.

use crate::case::says;
use crate::{Case, Condition, FamilyTold, Harm, PartyRow, Requirement, Shared, Why};

/// A fact that a ground needs, as far as the case alone can tell.
pub(crate) fn requirement(case: &Case, needed: Requirement) -> Result<(), Why> {
    let basis = &case.basis;
    let (met, why) = match needed {
        Requirement::ReasonText => (says(&basis.reason), Why::ReasonMissing),
        Requirement::NamedDecider => {
            let named = basis
                .decider
                .as_ref()
                .is_some_and(|decider| says(&decider.name) && decider.mandate);
            (named, Why::DeciderMissing)
        }
        // Tried by step 4, which alone can tell.
        Requirement::SecrecyConsent => (false, Why::ConsentMissing),
        Requirement::NoHarm => match &basis.harm {
            None => (false, Why::HarmTestMissing),
            Some(test) => (test.outcome == Harm::No, Why::HarmNotRuledOut),
        },
        Requirement::SameController => (
            case.shared.contains(&Shared::Controller),
            Why::OnlySameController,
        ),
        Requirement::SamePrincipal => (
            case.shared.contains(&Shared::Principal),
            Why::OnlySamePrincipal,
        ),
        Requirement::Professional => (case.professional, Why::NotProfessional),
    };
    if met { Ok(()) } else { Err(why) }
}

/// Two named persons, and not the same one twice (law.md A13; after a no).
pub(crate) fn second_person(case: &Case) -> Result<(), Why> {
    let named = |name: Option<&str>| {
        name.map(|name| name.trim().to_owned())
            .filter(|name| says(name))
    };
    let first = named(
        case.basis
            .decider
            .as_ref()
            .map(|decider| decider.name.as_str()),
    );
    match (first, named(case.basis.second.as_deref())) {
        (_, None) => Err(Why::SecondPersonMissing),
        (None, Some(_)) => Err(Why::DeciderMissing),
        (Some(first), Some(second)) if first == second => Err(Why::SecondPersonMissing),
        _ => Ok(()),
    }
}

/// The family was told, or it is written down why not.
pub(crate) fn family_told(case: &Case) -> Result<(), Why> {
    match &case.basis.family {
        Some(FamilyTold::Told) => Ok(()),
        Some(FamilyTold::Exception(reason)) if says(reason) => Ok(()),
        _ => Err(Why::FamilyNotTold),
    }
}

/// A recipient without secrecy or duty of silence needs the condition (OSL 10:14, 12:2 st 2).
pub(crate) fn needs_forbehall(receiver: &PartyRow, case: &Case) -> bool {
    match receiver.condition {
        Condition::Always => true,
        Condition::UnlessBound => !case.receiver.bound,
        Condition::Never => false,
    }
}
