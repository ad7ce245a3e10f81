//! The procedure's steps, and the grounds that they try.

use app::rules::Rules;
use law::{Flow, Ground, Party, Tag};

use super::row::{Row, Source, Table};
use super::words;
use crate::look::Look;

/// A step of the procedure.
pub struct Step {
    pub name: String,
    pub text: String,
    pub grounds: Vec<Link>,
    pub source: Option<Source>,
}

/// A ground, elsewhere on the page.
pub struct Link {
    pub href: String,
    pub name: String,
    pub code: String,
}

/// The grounds that are shown in one way.
pub struct Flowing {
    pub name: String,
    pub text: String,
    pub table: Table,
}

/// The way to a ground's row.
pub fn link(look: &Look, ground: &Ground) -> Link {
    Link {
        href: format!("#ground-{}", ground.key),
        name: words::of(look, "ground", &ground.key),
        code: ground.code.clone(),
    }
}

/// The procedure in order. The order itself is a reading of the law; each ground has a source of its own.
pub fn steps(look: &Look, rules: &Rules) -> Vec<Step> {
    law::Step::ALL
        .iter()
        .map(|step| Step {
            name: words::of(look, "step", step.key()),
            text: look.t(&format!("{}.text", words::key("step", step.key()))),
            grounds: rules
                .tried(*step)
                .map(|ground| link(look, ground))
                .collect(),
            source: rules.read().map(|(day, month)| {
                Source::new(look, &rules.paragraphs(*step), day, month, Tag::Derived)
            }),
        })
        .collect()
}

/// Every ground, by where it is shown.
pub fn flows(look: &Look, rules: &Rules) -> Vec<Flowing> {
    let columns = ["rules-sends", "rules-receives", "rules-takes", "rules-told"];
    Flow::ALL
        .iter()
        .map(|flow| {
            let of_flow = rules
                .law
                .grounds()
                .iter()
                .filter(|ground| ground.flow == *flow);
            let rows = of_flow.map(|ground| row(look, rules, ground)).collect();
            Flowing {
                name: words::of(look, "flow", flow.key()),
                text: look.t(&format!("{}.text", words::key("flow", flow.key()))),
                table: Table::new(look, "rules-ground", &columns, rows),
            }
        })
        .collect()
}

fn row(look: &Look, rules: &Rules, ground: &Ground) -> Row {
    let told = match (ground.consent, ground.inform) {
        (true, _) => "rules-told-asked",
        (false, true) => "rules-told-yes",
        (false, false) => "rules-told-no",
    };
    let note = format!("{}.note", words::key("ground", &ground.key));
    Row {
        id: format!("ground-{}", ground.key),
        name: words::of(look, "ground", &ground.key),
        code: ground.code.clone(),
        note: ground
            .note
            .as_ref()
            .map(|_| look.t(&note))
            .unwrap_or_default(),
        cells: vec![
            sends(look, rules, ground),
            receives(look, rules, ground),
            takes(look, ground),
            vec![look.t(told)],
        ],
        source: Source::new(
            look,
            &ground.source,
            ground.read,
            &ground.cut_off,
            ground.tag,
        ),
    }
}

fn sends(look: &Look, rules: &Rules, ground: &Ground) -> Vec<String> {
    let list = |patterns: &[String]| {
        let all: Vec<String> = patterns
            .iter()
            .map(|one| words::pattern(look, &rules.law, one))
            .collect();
        all.join(", ")
    };
    let mut lines = vec![list(&ground.senders)];
    if !ground.excluded_senders.is_empty() {
        lines.push(look.t1("rules-except", "list", list(&ground.excluded_senders)));
    }
    lines.extend(in_matrix(look, &rules.senders(ground)));
    if ground.beside_matrix {
        lines.push(look.t("rules-beside-matrix"));
    }
    lines
}

fn receives(look: &Look, rules: &Rules, ground: &Ground) -> Vec<String> {
    let classes: Vec<String> = ground
        .recipients
        .iter()
        .map(|class| words::of(look, "class", class))
        .collect();
    let mut lines = vec![look.tongue().list(&classes)];
    lines.extend(in_matrix(look, &rules.receivers(ground)));
    lines
}

/// The parties by name when they are few; the matrix tells the rest.
fn in_matrix(look: &Look, parties: &[Party]) -> Option<String> {
    match parties.len() {
        0 => None,
        1..=4 => {
            let names: Vec<String> = parties
                .iter()
                .map(|one| words::of(look, "party", one.key()))
                .collect();
            Some(look.t1("rules-in-matrix", "list", names.join(", ")))
        }
        many => Some(look.tw(
            "rules-many-in-matrix",
            &[("count", many.into()), ("all", Party::ALL.len().into())],
        )),
    }
}

fn takes(look: &Look, ground: &Ground) -> Vec<String> {
    let mut lines: Vec<String> = ground
        .requires
        .iter()
        .map(|one| words::of(look, "requires", one.key()))
        .chain(
            ground
                .judged
                .iter()
                .map(|one| words::of(look, "judged", one.key())),
        )
        .collect();
    if !ground.subjects.is_empty() {
        let about: Vec<String> = ground
            .subjects
            .iter()
            .map(|one| words::of(look, "subject", one.key()))
            .collect();
        lines.push(look.t1("rules-about", "list", about.join(", ")));
    }
    if lines.is_empty() {
        lines.push(look.t("rules-takes-no-more"));
    }
    lines.extend(
        ground
            .must
            .iter()
            .map(|one| words::of(look, "must", one.key())),
    );
    if let Some(day) = ground.from {
        lines.push(look.t1("rules-in-force", "day", look.tongue().date(day)));
    }
    if let Some(day) = ground.until {
        lines.push(look.t1("rules-in-force-until", "day", look.tongue().date(day)));
    }
    lines
}
