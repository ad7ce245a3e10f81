//! What is asked, answered, shared and kept, word for word.

use std::collections::BTreeSet;

use folder::entry::{
    AboutOthers, Addressee, Answer, Because, Collected, ConsentAnswered, ConsentAsked,
    FamilyReaders, Form, Ground, GuardianBlock, Harm, MeasureAnswered, MeasureAsked, Medium,
    NotShared, Offered,
};
use folder::id::ReleaseId;
use folder::passages::{Passages, passages};

use super::Teller;
use super::details::{Told, short};

pub(super) fn asked(t: Teller<'_>, asked: &ConsentAsked, told: &mut Told) {
    let to: Vec<String> = asked
        .receivers
        .iter()
        .map(|receiver| t.unit(receiver.unit))
        .collect();
    told.args.push(("to", t.visitor.look.tongue().list(&to)));
    told.add(t, "telling-purpose", &asked.purpose);
    told.add(t, "telling-areas", t.areas(&asked.areas));
    told.add(t, "telling-level", t.level(asked.level));
    told.add(t, "telling-until", t.visitor.date(asked.until));
    let signers: Vec<String> = asked.signers.iter().map(|one| t.person(*one)).collect();
    told.add(t, "telling-signers", t.visitor.look.tongue().list(&signers));
    if let Some(without) = &asked.without {
        let key = match without.because {
            Because::NoConflict => "telling-without-no-conflict",
            Because::Prevented { .. } => "telling-without-prevented",
        };
        told.add(
            t,
            "telling-without",
            t.with(key, "who", t.person(without.guardian)),
        );
        told.add(t, "telling-without-judged", &without.judged);
    }
    told.add(t, "telling-judged", &asked.judged);
    told.add(t, "telling-child-heard", &asked.child_heard);
}

pub(super) fn answered(t: Teller<'_>, answered: &ConsentAnswered, told: &mut Told) {
    told.args.push(("who", t.person(answered.by)));
    let asked = t
        .question(answered.consent)
        .map(|asked| asked.areas.clone());
    for line in &answered.answers {
        let text = match &line.answer {
            Answer::Yes {
                areas,
                level,
                until,
                conditions,
            } => {
                let areas = if asked.as_ref() == Some(areas) {
                    String::new()
                } else {
                    t.areas(areas)
                };
                let until = until.map_or_else(String::new, |day| {
                    t.with("telling-at-latest", "day", t.visitor.date(day))
                });
                let yes = super::join(&[t.t("yes"), t.level(*level), areas, until]);
                [yes, t.conditions(conditions)]
                    .into_iter()
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            Answer::No => t.t("no"),
        };
        told.add_as(t.unit(line.unit), text);
    }
    let form = match answered.form {
        Form::Oral => t.t("telling-form-oral"),
        Form::OwnPage => t.t("telling-form-own-page"),
        Form::Written => t.question(answered.consent).map_or_else(
            || t.t("telling-form-written"),
            |asked| t.with("telling-form-paper", "version", asked.text.clone()),
        ),
    };
    told.add(t, "telling-form", form);
    told.add(
        t,
        "telling-spoken",
        t.spoken(&answered.language, answered.interpreter),
    );
    if let Some(day) = answered.ask_again {
        told.add(t, "telling-ask-again", t.visitor.date(day));
    }
    told.quote(&answered.said, t.person(answered.by));
}

pub(super) fn measure_asked(t: Teller<'_>, asked: &MeasureAsked, told: &mut Told) {
    told.add(t, "telling-about", &asked.what);
    let signers: Vec<String> = asked.signers.iter().map(|one| t.person(*one)).collect();
    told.add(t, "telling-signers", t.visitor.look.tongue().list(&signers));
    told.add(t, "telling-judged", &asked.judged);
}

pub(super) fn measure_answered(t: Teller<'_>, answered: &MeasureAnswered, told: &mut Told) {
    told.args.push(("who", t.person(answered.by)));
    let mut all = t.view.measure_yes().into_iter();
    if let Some(yes) = all.find(|yes| yes.asked.measure == answered.measure) {
        told.add(t, "telling-about", &yes.asked.what);
    }
    let yes = if answered.yes { "yes" } else { "no" };
    told.add(t, "telling-answer", t.t(yes));
    let form = match answered.form {
        Form::Oral => "telling-form-oral",
        Form::Written => "telling-form-written",
        Form::OwnPage => "telling-form-own-page",
    };
    told.add(t, "telling-form", t.t(form));
    told.quote(&answered.said, t.person(answered.by));
}

pub(super) fn offer(t: Teller<'_>, offered: &Offered, told: &mut Told) {
    told.args.push(("to", t.addressee(&offered.to)));
    let medium = match &offered.to {
        Addressee::Outside { medium, .. } => *medium,
        Addressee::Function(_) | Addressee::Room { .. } => Medium::Kring,
    };
    told.args.push(("way", way(medium)));
    if let Some(of) = t.view.entry(offered.of) {
        told.add(t, "telling-what", short(t, of.entry, of.author));
    }
    told.add(t, "telling-areas", t.areas(&offered.areas));
    if offered.without_thought {
        told.add(t, "telling-left-out", t.t("telling-without-thought"));
    }
    if !offered.about_others.is_empty() {
        told.add(t, "telling-left-out", t.t("telling-about-others"));
    }
    if let Some(until) = offered.until {
        told.add(t, "telling-until", t.visitor.date(until));
    }
    told.add(t, "telling-second", &offered.second);
    if let Ground::Law(by_law) = &offered.ground {
        told.add(t, "telling-ground", t.by_law(by_law));
        told.add(t, "telling-why", &by_law.why);
        if let Some(test) = &by_law.harm {
            told.add(t, "telling-harm", t.t(harm(test.outcome)));
            told.add(t, "telling-weighed", &test.considered);
        }
        told.add(t, "telling-set-aside", &by_law.set_aside);
        told.add(t, "telling-second", &by_law.second);
        told.add(t, "telling-untold", &by_law.untold);
    }
}

const fn harm(outcome: Harm) -> &'static str {
    match outcome {
        Harm::Nobody => "by-law-harm-nobody",
        Harm::Unclear => "by-law-harm-unclear",
        Harm::Somebody => "by-law-harm-somebody",
    }
}

pub(super) fn collected(t: Teller<'_>, collected: &Collected, told: &mut Told) {
    told.args.push(("to", sent_to(t, collected.release)));
    let record = collected.record.as_ref();
    let medium = record.map_or(Medium::Kring, |record| record.medium);
    told.args.push(("way", way(medium)));
    if let Some(record) = record {
        told.add(t, "telling-sender", t.organisation(record.sender));
        told.add(t, "telling-recipient", t.organisation(record.recipient));
        told.add(t, "telling-medium", t.t(record.medium.key()));
        told.add(t, "telling-family-condition", record.conditions.join("\n"));
        told.add(t, "telling-hash", &record.copy);
    }
    if collected.forbehall {
        told.add(t, "telling-condition", t.t("telling-condition-accepted"));
    }
}

pub(super) fn kept(t: Teller<'_>, kept: &NotShared, told: &mut Told) {
    let whom = if kept.with.is_some() { "one" } else { "nobody" };
    told.args.push(("whom", whom.to_owned()));
    told.args
        .push(("to", kept.with.map(|unit| t.unit(unit)).unwrap_or_default()));
    if let Some(of) = t.view.entry(kept.of) {
        told.add(t, "telling-what", short(t, of.entry, of.author));
    }
    told.add(t, "telling-why", &kept.why);
    told.add(t, "telling-views", &kept.views);
}

pub(super) fn readers(t: Teller<'_>, chosen: &FamilyReaders, told: &mut Told) {
    if let Some(about) = t.view.entry(chosen.of) {
        told.add(t, "telling-about", t.line(&about).sentence);
    }
    let names = |people: &BTreeSet<_>| {
        let names: Vec<String> = people.iter().map(|one| t.person(*one)).collect();
        t.visitor.look.tongue().list(&names)
    };
    told.add(t, "telling-shown-to", names(&chosen.shown));
    told.add(t, "telling-closed-to", names(&chosen.closed));
    told.add(t, "telling-why", &chosen.why);
}

pub(super) fn others(t: Teller<'_>, marked: &AboutOthers, told: &mut Told) {
    let about = t.view.entry(marked.of);
    if let Some(about) = &about {
        told.add(t, "telling-about", t.line(about).sentence);
    }
    let left_out = marked.left_out();
    let found = about.map(|about| passages(about.entry)).unwrap_or_default();
    let sentences = |kept: &Passages| {
        let kept = found.iter().filter(|(at, _)| kept.has(*at));
        let words: Vec<&str> = kept.map(|(_, words)| words.as_str()).collect();
        words.join("\n")
    };
    told.add(t, "telling-left-out", sentences(&left_out));
    for said in &marked.said {
        let day = t.visitor.date(said.taken_back.unwrap_or(said.on));
        let key = match said.taken_back {
            None => "telling-other-yes",
            Some(_) => "telling-other-back",
        };
        let args = [("who", said.who.as_str().into()), ("day", day.into())];
        told.add_as(t.visitor.look.tw(key, &args), sentences(&said.passages));
    }
}

pub(super) fn block(t: Teller<'_>, block: &GuardianBlock, told: &mut Told) {
    told.args.push(("who", t.person(block.person)));
    let state = match block.look_again {
        Some(day) => {
            told.add(t, "telling-look-again", t.visitor.date(day));
            "closed"
        }
        None => "open",
    };
    told.args.push(("state", state.to_owned()));
    told.add(t, "telling-why", &block.why);
}

/// In Kring, or beside it: sentences differ.
fn way(medium: Medium) -> String {
    match medium {
        Medium::Kring => "kring".to_owned(),
        Medium::Spoken | Medium::Paper | Medium::OtherSystem => "outside".to_owned(),
    }
}

pub(super) fn sent_to(t: Teller<'_>, release: ReleaseId) -> String {
    t.view
        .sent()
        .iter()
        .find(|sent| sent.offered.release == release)
        .map_or_else(
            || t.t("telling-receiver"),
            |sent| t.addressee(&sent.offered.to),
        )
}
