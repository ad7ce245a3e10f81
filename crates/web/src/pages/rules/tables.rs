//! Regimes, ages and times as tables.

use law::ages::{Band, Threshold};
use law::{Clock, Law, Regime};

use super::row::{Row, Source, Table};
use super::words;
use crate::look::Look;

/// Secrecy per kind of workplace.
pub fn regimes(look: &Look, law: &Law) -> Table {
    let rows = law.regimes().iter().map(|row| regime(look, row)).collect();
    Table::new(look, "rules-who", &["rules-test", "rules-clauses"], rows)
}

fn regime(look: &Look, row: &Regime) -> Row {
    let mut test = vec![words::of(look, "test", row.test.key())];
    if row.record_harm_test {
        test.push(look.t("rules-record-harm-test"));
    }
    if let Some(day) = row.review {
        test.push(look.t1("rules-review", "day", look.tongue().date(day)));
    }
    let clause = |kind: &str, open: Option<bool>| {
        let answer = match open {
            Some(true) => "yes",
            Some(false) => "no",
            None => "beside",
        };
        words::of(look, kind, answer)
    };
    Row {
        id: String::new(),
        name: words::of(look, "regime", &row.key),
        code: if row.source.contains(&row.provision) {
            row.provision.clone()
        } else {
            String::new()
        },
        note: String::new(),
        cells: vec![
            test,
            vec![
                clause("general", row.general_clause),
                clause("crime", row.crime_clause),
            ],
        ],
        source: Source::new(look, &row.source, row.read, &row.cut_off, row.tag),
    }
}

/// What registers say of protected identity, and how it is read.
pub fn protections(look: &Look, law: &Law) -> Table {
    let rows = law
        .protection_codes()
        .iter()
        .map(|row| Row {
            id: String::new(),
            name: words::of(look, "register", &row.register),
            code: row.code.clone(),
            note: String::new(),
            cells: vec![vec![words::of(look, "level", row.level.key())]],
            source: Source::new(look, &row.source, row.read, &row.cut_off, row.tag),
        })
        .collect();
    Table::new(look, "rules-register", &["rules-level"], rows)
}

/// Ages at which something changes.
pub fn thresholds(look: &Look, law: &Law) -> Table {
    let rows = law
        .ages()
        .thresholds
        .iter()
        .map(|row| threshold(look, row))
        .collect();
    Table::new(look, "rules-age", &["rules-changes"], rows)
}

fn threshold(look: &Look, row: &Threshold) -> Row {
    Row {
        id: String::new(),
        name: look.t1("rules-years", "age", i64::from(row.age)),
        code: String::new(),
        note: String::new(),
        cells: vec![vec![words::of(look, "threshold", &row.key)]],
        source: Source::new(look, &row.source, row.read, &row.cut_off, row.tag),
    }
}

/// Whose signatures are proposed at which age.
pub fn bands(look: &Look, law: &Law) -> Table {
    let rows = law.ages().bands.iter().map(|row| band(look, row)).collect();
    let columns = ["rules-guardians", "rules-child", "rules-judgement"];
    Table::new(look, "rules-age", &columns, rows)
}

fn band(look: &Look, row: &Band) -> Row {
    let name = match row.to {
        Some(to) => look.tw(
            "rules-from-to",
            &[
                ("from", i64::from(row.from).into()),
                ("to", i64::from(to).into()),
            ],
        ),
        None => look.t1("rules-from", "age", i64::from(row.from)),
    };
    let sees = if row.guardian_sees {
        "rules-guardian-sees"
    } else {
        "rules-guardian-sees-not"
    };
    Row {
        id: String::new(),
        name,
        code: String::new(),
        note: String::new(),
        cells: vec![
            vec![
                words::of(look, "guardian-part", row.guardians.key()),
                look.t(sees),
            ],
            vec![words::of(look, "child-part", row.child.key())],
            vec![words::of(look, "judgement", row.judgement.key())],
        ],
        source: Source::new(look, &row.source, row.read, &row.cut_off, row.tag),
    }
}

/// Times that the law sets.
pub fn clocks(look: &Look, law: &Law) -> Table {
    let clocks = law.clocks();
    let mut rows: Vec<Row> = clocks.all.iter().map(|row| clock(look, row)).collect();
    let rule = &clocks.investigation_rule;
    rows.push(timed(
        look,
        &rule.key,
        look.t1("rules-closed-from", "day", look.tongue().date(rule.from)),
        Source::new(look, &rule.source, rule.read, &rule.cut_off, rule.tag),
    ));
    let sample = &clocks.sample;
    let days: Vec<String> = sample.birth_days.iter().map(ToString::to_string).collect();
    let (days, areas) = (look.tongue().list(&days), look.tongue().list(&sample.areas));
    rows.push(timed(
        look,
        &sample.key,
        look.tw(
            "rules-sample",
            &[("days", days.into()), ("areas", areas.into())],
        ),
        Source::new(
            look,
            &sample.source,
            sample.read,
            &sample.cut_off,
            sample.tag,
        ),
    ));
    Table::new(look, "rules-what", &["rules-time"], rows)
}

fn clock(look: &Look, row: &Clock) -> Row {
    let length = look.t1(
        &words::key("unit", row.unit.key()),
        "count",
        i64::from(row.length),
    );
    let source = Source::new(look, &row.source, row.read, &row.cut_off, row.tag);
    timed(look, row.key.key(), length, source)
}

fn timed(look: &Look, key: &str, text: String, source: Source) -> Row {
    Row {
        id: String::new(),
        name: words::of(look, "clock", key),
        code: String::new(),
        note: String::new(),
        cells: vec![vec![text]],
        source,
    }
}
