//! A question without a name where it is stored: sealed and chained like a part, and no part of any folder (R104).
//!
//! Its row is owned by the unit that asked, which is the only place where that unit stands. No folder, no room and no
//! locator knows of it, and it knows of none.

use std::cmp::Reverse;

use folder::class::{Action, ConsultationFacts, Resource};
use folder::consultation::{Consultation, Line, Step, Turn};
use folder::id::{FolderId, PartId, UnitId};
use folder::register::RowKind;
use seal::{Link, seal_card, verify_after};
use store::{Append, Commit, Filter, NewPart, Owner};

use crate::cx::Cx;
use crate::house::House;
use crate::part::Shut;
use crate::stop::Stop;
use crate::write::{Seen, Sheet, registered};

/// One that was opened.
pub(crate) struct Found {
    pub shut: Shut<()>,
    pub consultation: Consultation,
    pub from: UnitId,
}

/// A question as somebody may read it, with what they may do about it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its id.
    pub id: PartId,
    /// The question and what came after it.
    pub consultation: Consultation,
    /// The reader's own unit asked it.
    pub asked_here: bool,
    /// What the reader may do.
    pub may: Vec<Action>,
}

impl Shown {
    /// What the reader's own side has to do next.
    #[must_use]
    pub fn turn(&self) -> Option<Step> {
        let step = self.consultation.next()?;
        let needs = match step.turn {
            Turn::Adviser => Action::Advise,
            Turn::Asker => Action::Conclude,
        };
        self.may.contains(&needs).then_some(step)
    }
}

impl House {
    /// Opens a question; nothing when its key was destroyed, and for what is none.
    pub(crate) async fn load_consultation(&self, row: NewPart) -> Result<Option<Found>, Stop> {
        let Owner::Unit(from) = row.owner else {
            return Ok(None);
        };
        let journal = self.store.journal(row.id).await?;
        let Some(keys) = self.part_keys(row.id).await? else {
            return Ok(None);
        };
        let rows = journal.iter().map(|row| (&row.record, &row.link));
        let link = verify_after(row.id, 0, Link::genesis(row.id), rows)
            .map_err(Stop::fault("verifying the chain"))?;
        self.opened.count(journal.len());
        let mut lines: Vec<Line> = Vec::new();
        for entry in &journal {
            if let Some(key) = keys.slot(entry.record.header().slot)? {
                lines.push(serde_json::from_slice(entry.record.open(&key)?.plain())?);
            }
        }
        let (head, slot) = journal.last().map_or((0, 0), |last| {
            let header = last.record.header();
            (header.seq, header.slot)
        });
        Ok(Consultation::of(lines).map(|consultation| Found {
            shut: Shut {
                row,
                card: (),
                keys,
                expected: head,
                head,
                slot,
                link,
                pending: Vec::new(),
            },
            consultation,
            from,
        }))
    }
}

impl Found {
    /// The sheet was handed out on what still holds, and was not sent before.
    pub(crate) fn still_fits(&self, sheet: Sheet) -> Result<(), Stop> {
        if self.consultation.said.contains(&sheet.id) {
            return Err(Stop::Replayed(sheet.id));
        }
        match sheet.seen {
            Seen::Upto(mark) if self.consultation.mark() != mark => Err(Stop::Behind),
            Seen::Unsaid | Seen::Upto(_) => Ok(()),
        }
    }

    fn facts(&self) -> Resource {
        let to = self.consultation.question.to;
        Resource::Consultation(ConsultationFacts {
            from: self.from,
            unit: to.unit,
            function: to.function,
        })
    }

    fn shown(self, cx: &Cx<'_>) -> Shown {
        let facts = self.facts();
        let gate = &cx.house.gate;
        let may = [Action::Advise, Action::Conclude]
            .into_iter()
            .filter(|_| self.consultation.closed.is_none())
            .filter(|action| gate.check(&cx.actor, *action, &facts).is_ok())
            .collect();
        Shown {
            id: self.shut.row.id,
            asked_here: cx
                .actor
                .professional()
                .is_some_and(|seat| seat.unit == self.from),
            consultation: self.consultation,
            may,
        }
    }
}

impl Cx<'_> {
    /// Opens a question for somebody who wants to do this with it; a refusal is kept in the log.
    pub(crate) async fn consultation(
        &self,
        id: PartId,
        action: Action,
    ) -> Result<(Found, Vec<String>), Stop> {
        let house = self.house;
        let row = house.store.part(id).await?.ok_or_else(Stop::not_found)?;
        let found = house.load_consultation(row).await?;
        let found = found.ok_or_else(Stop::not_found)?;
        match house.gate.check(&self.actor, action, &found.facts()) {
            Ok(allowed) => Ok((found, allowed.because)),
            Err(refusal) => Err(self.refuse(&found.shut.row, action, refusal).await),
        }
    }

    /// A journal for a new question, of the unit that asks and keyed to its controller.
    pub(crate) async fn new_consultation(&self) -> Result<(Shut<()>, UnitId), Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let house = self.house;
        let id = PartId::from_bytes(house.fresh());
        let keys = house.make_part_keys(id, seat.organisation).await?;
        // Nothing stands on the outside of it.
        let card = house.with_entropy(|entropy| seal_card(&keys.part, id.as_bytes(), b"", entropy));
        let row = NewPart {
            id,
            folder: FolderId::from_bytes(*id.as_bytes()),
            owner: Owner::Unit(seat.unit),
            organisation: seat.organisation,
            card,
            opened_at: self.now,
        };
        let shut = Shut {
            row,
            card: (),
            keys,
            expected: 0,
            head: 0,
            slot: 0,
            link: Link::genesis(id),
            pending: Vec::new(),
        };
        Ok((shut, seat.unit))
    }

    /// Writes a line at the end and the rows that follow from it, with its row in the log: all or nothing.
    pub(crate) async fn say(
        &self,
        mut shut: Shut<()>,
        line: Line,
        before: Option<&Consultation>,
        from: UnitId,
        (action, because): (Action, Vec<String>),
    ) -> Result<PartId, Stop> {
        let house = self.house;
        let opens = before.is_none();
        let after = match before {
            None => Consultation::of([line.clone()]),
            Some(before) => before.clone().and(line.clone()),
        };
        let after = after.ok_or_else(|| Stop::fault("asking without a name")("out of order"))?;
        let id = shut.row.id;
        let bytes = serde_json::to_vec(&line)?;
        shut.seal(house, line.id, line.at, bytes).await?;
        let log = self.log_row(&shut.row, action, because, false).await?;
        let commit = Commit {
            parts: if opens { vec![shut.row] } else { Vec::new() },
            appends: vec![Append {
                part: id,
                expected: shut.expected,
                entries: shut.pending,
            }],
            registers: vec![registered(id, after.rows(from))],
            cards: Vec::new(),
            log: vec![log],
        };
        house.store.commit(commit).await?;
        Ok(id)
    }
}

/// Opens a question; the reading is in the log before it is shown.
pub async fn show_consultation(cx: &Cx<'_>, id: PartId) -> Result<Shown, Stop> {
    let (found, because) = cx.consultation(id, Action::Open).await?;
    cx.log(&found.shut.row, Action::Open, because, false)
        .await?;
    Ok(found.shown(cx))
}

/// The questions that the reader's unit has asked and that the reader's function is asked, the newest first. A list is
/// not in the access log, as no list is.
pub async fn consultations(cx: &Cx<'_>) -> Result<Vec<Shown>, Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let store = &cx.house.store;
    let asked = Filter::Unit(seat.unit);
    let to_us = Filter::Function(seat.function);
    let mut hits = store.register(RowKind::Asked.number(), asked).await?;
    hits.extend(store.register(RowKind::Consulted.number(), to_us).await?);
    let mut ids: Vec<PartId> = hits.iter().map(|hit| hit.part).collect();
    ids.sort();
    ids.dedup();
    let mut all = Vec::new();
    for id in ids {
        let Some(row) = store.part(id).await? else {
            continue;
        };
        let Some(found) = cx.house.load_consultation(row).await? else {
            continue;
        };
        let may = cx.house.gate.check(&cx.actor, Action::Open, &found.facts());
        if may.is_ok() {
            all.push(found.shown(cx));
        }
    }
    all.sort_by_key(|one| Reverse((one.consultation.at, one.id)));
    Ok(all)
}
