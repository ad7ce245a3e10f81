//! "Who in the family reads this?" By default, or as the one who writes decides, with a reason (OSL 12:3; X2, X16).

use std::collections::BTreeSet;

use folder::age;
use folder::class::Action;
use folder::command;
use folder::command::Now;
use folder::entry::{ChildCard, FamilyReaders};
use folder::id::{BranchId, EntryId, PartId, PersonId};
use folder::placing::Whose;
use folder::showing::{Setting, by_default, threads};
use folder::{Entry, Folded, Kind, Record, Refusal};
use law::Party;

use crate::cx::Cx;
use crate::show_part::PartPage;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// What is decided otherwise than the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Who reads it although they would not by default.
    pub shown: BTreeSet<PersonId>,
    /// Who does not although they would by default.
    pub closed: BTreeSet<PersonId>,
    /// Why.
    pub why: String,
}

/// Something to write, and who in the family reads it.
#[derive(Clone, Debug)]
pub struct To<T> {
    /// What.
    pub what: T,
    /// What is decided otherwise than the default.
    pub chosen: Chosen,
}

impl<T> From<T> for To<T> {
    fn from(what: T) -> Self {
        Self {
            what,
            chosen: Chosen::default(),
        }
    }
}

/// Somebody in the family, and whether they read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// They read it.
    pub reads: bool,
}

/// Who reads something of this kind that is about to be written, by default.
#[must_use]
pub fn by_themselves(cx: &Cx<'_>, page: &PartPage, kind: Kind) -> Vec<Member> {
    let near = page.view.child().map(ChildCard::near).unwrap_or_default();
    members(cx, page, |whose, setting| {
        let here = matches!(whose, Whose::Child(_)) || near.contains(&whose.person());
        here && by_default(kind, whose, setting)
    })
}

/// Who reads what was written.
#[must_use]
pub fn readers(cx: &Cx<'_>, page: &PartPage, entry: EntryId) -> Vec<Member> {
    let written = page.view.entry(entry).map(|written| written.at);
    members(cx, page, |whose, setting| {
        let years = match (page.view.child(), written) {
            // The child's age on the day of writing.
            (Some(card), Some(at)) => age::years(card.birth, cx.day_of(at)),
            _ => setting.years,
        };
        let then = Setting { years, ..setting };
        page.view.shown_to(whose, entry, then)
    })
}

fn members(cx: &Cx<'_>, page: &PartPage, reads: impl Fn(Whose, Setting) -> bool) -> Vec<Member> {
    let Some(card) = page.view.child() else {
        return Vec::new();
    };
    let branch = cx.actor.professional().map(|seat| seat.branch);
    let setting = cx.setting(card, branch);
    // A guardian answers and reads until the child is of age (FB 6:2).
    let guardians = card
        .custodians()
        .filter(|_| setting.years < age::ADULT)
        .map(|one| (Whose::Guardian(one.person), &one.name));
    let child = (setting.years >= age::OWN_ROOM).then_some((Whose::Child(card.person), &card.name));
    child
        .into_iter()
        .chain(guardians)
        .map(|(whose, name)| Member {
            person: whose.person(),
            name: name.clone(),
            reads: reads(whose, setting),
        })
        .collect()
}

/// Decides who in the family reads what was written, from now on. What lies in a room and is closed leaves no trace
/// there; what is shown is laid there.
pub async fn choose_readers(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    of: EntryId,
    chosen: &Chosen,
) -> Result<(), Stop> {
    match once(cx, part, sheet, of, chosen).await {
        Err(Stop::Behind) => once(cx, part, sheet, of, chosen).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    of: EntryId,
    chosen: &Chosen,
) -> Result<(), Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::ChooseReaders).await?;
    cx.still_fits(&part, sheet)?;
    let pack = cx.pack()?;
    let command = cx.choosing(of, chosen)?;
    let decided = command
        .decide(&part.full, cx.deciding(pack))
        .and_then(|entry| {
            cx.tells_no_place(&part.full, sheet, std::slice::from_ref(&entry))?;
            Ok(entry)
        });
    let entry = match decided {
        Ok(entry) => entry,
        Err(refusal) => {
            return Err(cx
                .refuse(&part.shut.row, Action::ChooseReaders, refusal)
                .await);
        }
    };
    part.write(cx, &cx.author(), vec![(sheet.id, entry)])
        .await?;
    let mut draft = Draft::default();
    let about = part
        .full
        .record(of)
        .and_then(|record| threads(&part.full, record).into_iter().next());
    let concerned = |full: &Folded, record: &Record| {
        about.is_some_and(|about| threads(full, record).contains(&about))
    };
    let persons: BTreeSet<_> = chosen.shown.union(&chosen.closed).copied().collect();
    cx.settle_rooms(&part, &persons, concerned, &mut draft)
        .await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::ChooseReaders, because, false)
            .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await
}

impl Cx<'_> {
    fn choosing(&self, of: EntryId, chosen: &Chosen) -> Result<command::ChooseReaders, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        Ok(command::ChooseReaders {
            chosen: FamilyReaders {
                of,
                shown: chosen.shown.clone(),
                closed: chosen.closed.clone(),
                why: chosen.why.clone(),
            },
            by: seat.unit,
        })
    }

    /// What is written, with what was decided of its readers, for the same act.
    pub(crate) fn to_family(
        &self,
        entry: Entry,
        sheet: Sheet,
        chosen: &Chosen,
        folded: &Folded,
        now: Now<'_>,
    ) -> Result<Vec<Entry>, Refusal> {
        if *chosen == Chosen::default() {
            return Ok(vec![entry]);
        }
        let command = self
            .choosing(sheet.id, chosen)
            .map_err(|_| Refusal::new("refusal-no-mandate"))?;
        Ok(vec![entry, command.beside(folded, now)?])
    }

    /// What the defaults depend on, in a part of this branch.
    pub(crate) fn setting(&self, card: &ChildCard, branch: Option<BranchId>) -> Setting {
        let health = branch.is_some_and(|branch| {
            self.house.directory().units.iter().any(|unit| {
                unit.branch == branch
                    && matches!(
                        unit.party,
                        Some(Party::HealthRegion | Party::PrivateHealth | Party::PupilMedical)
                    )
            })
        });
        Setting {
            years: age::years(card.birth, self.today()),
            health,
        }
    }
}

#[cfg(test)]
mod tests {
    use folder::age;
    use law::Law;

    #[test]
    fn the_ages_of_the_defaults_are_those_of_the_law() {
        let law = Law::builtin();
        for (key, years) in [
            ("own-login", age::OWN_LOGIN),
            ("own-case-right", age::OWN_SAY),
            ("own-journal", age::OWN_JOURNAL),
            ("adult", age::ADULT),
        ] {
            let found = law.ages().threshold(key).map(|row| row.age);
            assert_eq!(found, Some(years), "{key}");
        }
    }
}
