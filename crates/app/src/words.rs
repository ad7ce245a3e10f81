//! "I write for myself, and choose who sees it" (R94; design decision 8).

use folder::class::Action;
use folder::command::{ShareWords, WriteWords};
use folder::entry::{Addressee, Copy, Ground, OwnWords, Receiver, Source, WordsShared};
use folder::id::{EntryId, PartId, PersonId, ReleaseId, UnitId};
use folder::{Author, Entry, Record};
use store::Owner;

use crate::cx::Cx;
use crate::part::Loaded;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Who may see own words. Nobody, unless one says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readers {
    /// People in the family.
    pub persons: std::collections::BTreeSet<PersonId>,
    /// Units: sent to the function that receives there, and from then on in their record.
    pub units: std::collections::BTreeSet<UnitId>,
}

/// Writes in the own room, and lets out to those chosen.
pub async fn write_words(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    text: String,
    readers: &Readers,
) -> Result<(), Stop> {
    let (mut own, _) = cx.own_room(room, Action::WriteWords).await?;
    cx.still_fits(&own, sheet)?;
    let pack = cx.pack()?;
    let others_read = *readers != Readers::default();
    cx.own_words_tell_no_place(&own, sheet, &text, others_read)?;
    let entry = WriteWords(OwnWords { text }).decide(&own.full, cx.deciding(pack))?;
    let written = own.write(cx, &cx.author(), vec![(sheet.id, entry)]).await?;
    let mut draft = Draft::default();
    if others_read {
        let_out(cx, &mut own, &written[0], readers, None, &mut draft).await?;
    }
    draft.shut.push(own.shut);
    draft.save(cx.house).await
}

/// Lets out words that lie in the own room.
pub async fn share_words(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    of: EntryId,
    readers: &Readers,
) -> Result<(), Stop> {
    let (mut own, _) = cx.own_room(room, Action::WriteWords).await?;
    cx.still_fits(&own, sheet)?;
    let record = own.full.record(of).cloned().ok_or_else(Stop::not_found)?;
    if let Entry::OwnWords(words) = &record.entry {
        cx.own_words_tell_no_place(&own, sheet, &words.text, true)?;
    }
    let mut draft = Draft::default();
    let_out(cx, &mut own, &record, readers, Some(sheet), &mut draft).await?;
    draft.shut.push(own.shut);
    draft.save(cx.house).await
}

/// A copy to each reader, all in one transaction.
async fn let_out(
    cx: &Cx<'_>,
    own: &mut Loaded,
    words: &Record,
    readers: &Readers,
    sheet: Option<Sheet>,
    draft: &mut Draft,
) -> Result<(), Stop> {
    let shared = WordsShared {
        of: words.id,
        persons: readers.persons.clone(),
        units: readers.units.clone(),
    };
    let pack = cx.pack()?;
    let entry = ShareWords(shared).decide(&own.full, cx.deciding(pack))?;
    let id = sheet.map_or_else(|| cx.entry_id(), |sheet| sheet.id);
    own.write(cx, &cx.author(), vec![(id, entry)]).await?;
    let parts = cx.house.store.parts_of_folder(own.shut.row.folder).await?;
    for person in &readers.persons {
        let row = parts
            .iter()
            .find(|row| row.owner == Owner::Person(*person) && row.id != own.shut.row.id)
            .ok_or_else(Stop::not_found)?;
        let mut room = cx
            .house
            .shut(row.clone())
            .await?
            .ok_or_else(Stop::not_found)?;
        // Nothing is laid for whoever has no custody any more, to be found there if it comes back.
        if !room.card.takes_words(*person, cx.today()) {
            return Err(Stop::not_found());
        }
        let copy = copy_of(cx, own, words, Addressee::Room { person: *person });
        room.write(cx.house, &copy).await?;
        draft.shut.push(room);
    }
    for unit in &readers.units {
        let directory = cx.house.directory();
        let branch = directory.branch_of(*unit).ok_or_else(Stop::not_found)?;
        let function = directory.receiver_at(*unit).ok_or_else(Stop::not_found)?;
        let row = parts
            .iter()
            .find(|row| row.owner == Owner::Branch(branch.id))
            .ok_or_else(Stop::not_found)?;
        let mut part = cx
            .house
            .load(row.clone())
            .await?
            .ok_or_else(Stop::not_found)?;
        // Words open nobody's door: only where the child is worked with already (R94).
        if !part.full.units(cx.today()).contains(unit) {
            return Err(Stop::not_found());
        }
        let to = Addressee::Function(Receiver {
            unit: *unit,
            function: function.id,
        });
        let copy = copy_of(cx, own, words, to);
        part.write(cx, &Author::Kring, vec![(copy.id, copy.entry)])
            .await?;
        draft.take(part, cx)?;
    }
    Ok(())
}

fn copy_of(cx: &Cx<'_>, own: &Loaded, words: &Record, to: Addressee) -> Record {
    let copy = Copy {
        release: ReleaseId::from_bytes(cx.house.fresh()),
        of: words.id,
        from: Source {
            organisation: own.shut.row.organisation,
            branch: None,
            unit: None,
        },
        author: words.author.clone(),
        written: words.at,
        to,
        ground: Ground::Family,
        until: None,
        conditions: Vec::new(),
        entry: Box::new(words.entry.clone()),
    };
    Record {
        id: cx.entry_id(),
        at: cx.now,
        author: Author::Kring,
        entry: Entry::Copy(copy),
    }
}
