//! How a rule is read and run.

use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::civil::Date;
use law::deadline::{FeedbackAsked, Running};
use law::export::{Channel, export};
use law::retention::Act;
use law::search::{Term, is_listed, may_search};
use law::{
    Case, Child, ChildPart, Custody, GuardianPart, Judgement, Law, Must, Offer, Party, Protection,
    Step, Verdict, Why,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    #[serde(default)]
    base: BTreeMap<String, Table>,
    rule: Vec<Rule>,
}

/// One sentence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub name: String,
    pub source: String,
    #[serde(default)]
    about: About,
    #[serde(default)]
    base: Vec<String>,
    #[serde(default)]
    given: Table,
    #[serde(default)]
    drop: Vec<String>,
    then: Value,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum About {
    #[default]
    Release,
    Signatures,
    Age,
    Offered,
    NeverOffered,
    Retention,
    Timed,
    Feedback,
    Search,
    Listed,
    Export,
}

/// A struct of the runner's own, strict about its fields.
macro_rules! words {
    ($($name:ident { $($(#[$meta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name { $($(#[$meta])* $field: $type,)+ }
    )+};
}

words! {
    Answer {
        allowed: Option<String>,
        denied: Option<Why>,
        #[serde(default)] inner: bool,
        step: Option<Step>,
        #[serde(default)] must: Vec<Must>,
        #[serde(default)] no_must: Vec<Must>,
        #[serde(default)] offers: Vec<Offer>,
        #[serde(default)] no_offers: Vec<Offer>,
    }
    AskSignatures { day: Date, child: Child, #[serde(default)] custody: Custody, }
    Signatures {
        guardians: GuardianPart,
        #[serde(default)] who: Vec<u32>,
        child: ChildPart,
        judgement: Judgement,
        guardian_sees: bool,
    }
    AskAge { birth: Date, day: Date, }
    Age { years: i16, guardian_may_enter: bool, }
    Pair { from: Party, to: Party, }
    Codes { codes: Vec<String>, }
    Code { code: String, }
    Never { never: bool, }
    AskSearch { party: Party, term: Term, }
    May { may: bool, }
    AskListed { own: bool, released: bool, }
    Listed { listed: bool, }
    AskExport { protection: Option<Protection>, channel: Channel, }
}

impl Book {
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    pub fn rules(&self) -> &[Rule] {
        &self.rule
    }

    /// Who discloses in a rule about a release that is no duty, and whether it is refused.
    pub fn sender_and_answer(&self, rule: &Rule) -> Option<(Party, bool)> {
        if rule.about != About::Release {
            return None;
        }
        let case: Case = typed(self.facts(rule).ok()?).ok()?;
        let then: Answer = read(&rule.then).ok()?;
        if case.duty.is_some() || then.inner {
            return None;
        }
        case.sender.map(|sender| (sender, then.denied.is_some()))
    }

    /// A rule about a release as the text of its case, and the codes that its answer is about: the ground or the
    /// reason, what must be done and what can be done instead.
    pub fn case(&self, rule: &Rule) -> Option<(String, Vec<String>)> {
        if rule.about != About::Release {
            return None;
        }
        let text = toml::to_string(&self.facts(rule).ok()?).ok()?;
        let then: Answer = read(&rule.then).ok()?;
        let codes = [
            then.allowed,
            then.denied.map(|why| why.key().to_owned()),
            then.inner.then(|| "inner".to_owned()),
        ];
        let must = then.must.iter().map(|must| must.key().to_owned());
        let offers = then.offers.iter().map(|offer| offer.key().to_owned());
        Some((
            text,
            codes
                .into_iter()
                .flatten()
                .chain(must)
                .chain(offers)
                .collect(),
        ))
    }

    pub fn run(&self, law: &Law, rule: &Rule) -> Result<(), String> {
        if rule.source.trim().is_empty() {
            return Err("no paragraph".into());
        }
        let facts = self.facts(rule)?;
        match rule.about {
            About::Release => answers(&law::try_release(law, &typed(facts)?), &read(&rule.then)?),
            About::Signatures => {
                let ask: AskSignatures = typed(facts)?;
                let proposed = law::signatures(law.ages(), &ask.child, &ask.custody, ask.day)
                    .map_err(|why| format!("no proposal: {why:?}"))?;
                let found = Signatures {
                    guardians: proposed.guardians,
                    who: proposed.who,
                    child: proposed.child,
                    judgement: proposed.judgement,
                    guardian_sees: proposed.guardian_sees,
                };
                same(&found, &read(&rule.then)?)
            }
            About::Age => {
                let ask: AskAge = typed(facts)?;
                let found = Age {
                    years: law::ages::years(ask.birth, ask.day),
                    guardian_may_enter: law.ages().guardian_may_enter(ask.birth, ask.day),
                };
                same(&found, &read(&rule.then)?)
            }
            About::Offered => {
                let ask: Pair = typed(facts)?;
                let codes = law::offered(law, ask.from, ask.to)
                    .map(|ground| ground.code.clone())
                    .collect();
                same(&Codes { codes }, &read(&rule.then)?)
            }
            About::NeverOffered => {
                let ask: Code = typed(facts)?;
                law.ground(&ask.code).ok_or("there is no such ground")?;
                let never = Party::ALL.iter().all(|from| {
                    Party::ALL.iter().all(|to| {
                        law::offered(law, *from, *to).all(|ground| ground.code != ask.code)
                    })
                });
                same(&Never { never }, &read(&rule.then)?)
            }
            About::Retention => same(
                &law::retention::retention(law, &typed::<Act>(facts)?),
                &read(&rule.then)?,
            ),
            About::Timed => {
                let mut facts = facts;
                let day: Date = read(&facts.remove("day").ok_or("no day")?)?;
                same(
                    &law::deadline::standing(law, &typed::<Running>(facts)?, day),
                    &read(&rule.then)?,
                )
            }
            About::Feedback => same(
                &law::deadline::feedback(law, typed::<FeedbackAsked>(facts)?),
                &read(&rule.then)?,
            ),
            About::Search => {
                let ask: AskSearch = typed(facts)?;
                let may = may_search(law, ask.party, ask.term).is_ok();
                same(&May { may }, &read(&rule.then)?)
            }
            About::Listed => {
                let ask: AskListed = typed(facts)?;
                same(
                    &Listed {
                        listed: is_listed(ask.own, ask.released),
                    },
                    &read(&rule.then)?,
                )
            }
            About::Export => {
                let ask: AskExport = typed(facts)?;
                same(&export(ask.protection, ask.channel), &read(&rule.then)?)
            }
        }
    }

    /// The bases in order, then the rule's own facts, without what it drops.
    fn facts(&self, rule: &Rule) -> Result<Table, String> {
        let mut facts = Table::new();
        for base in &rule.base {
            merge(
                &mut facts,
                self.base
                    .get(base)
                    .ok_or_else(|| format!("there is no base {base:?}"))?,
            );
        }
        merge(&mut facts, &rule.given);
        for path in &rule.drop {
            drop_fact(&mut facts, path).ok_or_else(|| format!("there is no {path:?} to drop"))?;
        }
        Ok(facts)
    }
}

fn merge(into: &mut Table, from: &Table) {
    for (key, value) in from {
        match (into.get_mut(key), value) {
            (Some(Value::Table(old)), Value::Table(new)) if !is_choice(key) => merge(old, new),
            _ => {
                into.insert(key.clone(), value.clone());
            }
        }
    }
}

/// One of several, so that a new one takes the place of the old.
fn is_choice(key: &str) -> bool {
    matches!(key, "birth" | "family")
}

fn drop_fact(facts: &mut Table, path: &str) -> Option<Value> {
    match path.split_once('.') {
        None => facts.remove(path),
        Some((key, rest)) => drop_fact(facts.get_mut(key)?.as_table_mut()?, rest),
    }
}

fn typed<T: DeserializeOwned>(facts: Table) -> Result<T, String> {
    read(&Value::Table(facts))
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    value
        .clone()
        .try_into()
        .map_err(|error: toml::de::Error| error.to_string())
}

fn same<T: PartialEq + Debug>(found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("expected {expected:?}, found {found:?}"))
    }
}

fn answers(found: &Verdict, expected: &Answer) -> Result<(), String> {
    let named = [
        expected.allowed.is_some(),
        expected.denied.is_some(),
        expected.inner,
    ];
    if named.iter().filter(|named| **named).count() != 1 {
        return Err("say one of allowed, denied and inner".into());
    }
    let (step, musts, offers): (Option<Step>, &[Must], &[Offer]) = match found {
        Verdict::Inner { must } if expected.inner => (Some(Step::Inner), must, &[]),
        Verdict::Allowed { ground, step, must } if expected.allowed.as_ref() == Some(ground) => {
            (Some(*step), must, &[])
        }
        Verdict::Denied { step, why, offers } if expected.denied == Some(*why) => {
            (Some(*step), &[], offers)
        }
        _ => return Err(format!("expected {expected:?}, found {found:?}")),
    };
    let as_said = expected.step.is_none_or(|said| step == Some(said))
        && expected.must.iter().all(|must| musts.contains(must))
        && !expected.no_must.iter().any(|must| musts.contains(must))
        && expected.offers.iter().all(|offer| offers.contains(offer))
        && !expected
            .no_offers
            .iter()
            .any(|offer| offers.contains(offer));
    if as_said {
        Ok(())
    } else {
        Err(format!("expected {expected:?}, found {found:?}"))
    }
}
