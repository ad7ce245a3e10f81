//! A yes that may not be free (C4): it opens nothing, and nobody at home can see that somebody thought so.

use folder::command::{AnswerConsent, DoubtConsent};
use folder::entry::{Answer, ConsentDoubted, Entry, Form};
use folder::next::{Step, next};
use folder::placing::Whose;
use folder::standing::Standing;
use folder::times::Times;

use crate::placing::laid_from;
use crate::world::*;

fn doubt(of: folder::id::PersonId) -> ConsentDoubted {
    ConsentDoubted {
        consent: CONSENT,
        of,
        why: "She looked at him before every answer.".into(),
        talk: days(TODAY, 3),
    }
}

fn doubted(part: Part) -> Part {
    let noted = DoubtConsent(doubt(SARA))
        .decide(&part.fold(), now())
        .unwrap();
    noted
        .entries
        .into_iter()
        .fold(part, |part, entry| part.with(worker(PRESCHOOL), entry))
}

fn standing(part: &Part) -> Option<Standing> {
    part.fold().consents[&CONSENT].toward(CLINIC, TODAY)
}

#[test]
fn a_yes_that_may_not_be_free_is_not_used() {
    let part = doubted(Part::ready());
    assert_eq!(
        standing(&part),
        Some(Standing::Doubted { of: [SARA].into() })
    );
    assert_eq!(
        refused(offer().decide(&part.fold(), now())),
        "refusal-sharing-stopped"
    );
    assert!(offer().decide(&Part::ready().fold(), now()).is_ok());
}

/// Whoever would collect is told what a withdrawal tells, and a room could not tell it: nothing is cancelled there.
#[test]
fn what_waits_cannot_be_collected_and_what_was_collected_is_locked() {
    let part = doubted(Part::offered());
    assert_eq!(
        refused(collect().decide(&part.fold(), now())),
        "refusal-sharing-stopped"
    );
    assert!(!part.fold().sent[&RELEASE].cancelled);
    let (sender, _) = Part::collected();
    let noted = DoubtConsent(doubt(SARA))
        .decide(&sender.fold(), now())
        .unwrap();
    assert_eq!((noted.lock, noted.entries.len()), (vec![RELEASE], 1));
}

#[test]
fn nothing_of_it_is_laid_in_anybodys_room() {
    let part = Part::ready().fold();
    let entry: Entry = doubt(SARA).into();
    for whose in [
        Whose::Guardian(SARA),
        Whose::Guardian(JONAS),
        Whose::Child(ALVA),
    ] {
        assert_eq!(laid_from(whose, &entry, &part), None, "{whose:?}");
    }
}

#[test]
fn the_next_step_is_to_talk_alone_until_the_answer_is_heard_anew() {
    let steps = |part: &Part| -> Vec<_> {
        let steps = next(&part.fold(), TODAY, Times::default());
        steps
            .into_iter()
            .map(|step| (step.step, step.due))
            .collect()
    };
    let part = doubted(Part::ready());
    assert!(steps(&part).contains(&(Step::TalkAlone, days(TODAY, 3))));
    let at_home = folder::entry::ConsentAnswered {
        form: Form::OwnPage,
        ..answered(SARA, &[(CLINIC, yes())])
    };
    let same_pressure = part.clone().with(guardian(SARA), at_home);
    assert!(matches!(
        standing(&same_pressure),
        Some(Standing::Doubted { .. })
    ));
    let anew = AnswerConsent(answered(SARA, &[(CLINIC, yes())]))
        .decide(&part.fold(), now())
        .unwrap();
    let part = part.with(worker(PRESCHOOL), anew);
    assert!(matches!(standing(&part), Some(Standing::Given { .. })));
    assert!(
        !steps(&part)
            .iter()
            .any(|(step, _)| *step == Step::TalkAlone)
    );
}

#[test]
fn only_a_yes_is_doubted_and_with_words_and_a_day_to_come() {
    let ready = Part::ready();
    let no = ready
        .clone()
        .with(guardian(SARA), answered(SARA, &[(CLINIC, Answer::No)]));
    let decide = |part: &Part, doubt| DoubtConsent(doubt).decide(&part.fold(), now());
    assert_eq!(
        refused(decide(&no, doubt(SARA))),
        "refusal-nothing-to-doubt"
    );
    assert_eq!(
        refused(decide(&ready, doubt(EVA))),
        "refusal-nothing-to-doubt"
    );
    let wordless = ConsentDoubted {
        why: " ".into(),
        ..doubt(SARA)
    };
    assert_eq!(refused(decide(&ready, wordless)), "refusal-no-words");
    let past = ConsentDoubted {
        talk: days(TODAY, -1),
        ..doubt(SARA)
    };
    assert_eq!(refused(decide(&ready, past)), "refusal-day-past");
    assert!(decide(&ready, doubt(SARA)).is_ok());
}

#[test]
fn a_doubt_locks_what_rests_on_that_yes_and_nothing_else() {
    let locks = |part: &Part| {
        DoubtConsent(doubt(SARA))
            .decide(&part.fold(), now())
            .unwrap()
            .lock
    };
    // What only waits is not locked; nor what was collected on another ground.
    assert_eq!(locks(&Part::offered()), []);
    let (mut sender, _) = Part::collected();
    assert_eq!(
        locks(&sender),
        [folder::id::ReleaseId::from_bytes([22; 16])]
    );
    for record in &mut sender.records {
        if let Entry::Offered(offered) = &mut record.entry {
            offered.ground = folder::entry::Ground::Family;
        }
    }
    assert_eq!(locks(&sender), []);
}
