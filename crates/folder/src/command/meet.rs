//! Calling and holding a collaboration meeting (R68–R73).

use super::{Now, words};
use crate::Refusal;
use crate::entry::{ChildsVoice, Entry, MeetingCalled, MeetingHeld, MeetingOutcome};
use crate::fold::Folded;

/// Call a meeting.
pub struct CallMeeting(pub MeetingCalled);

impl CallMeeting {
    /// Somebody is invited, each with a reason (R69), and the child's part is thought of (R70).
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        if self.0.invited.is_empty() {
            return Err(Refusal::new("refusal-nobody-invited"));
        }
        for invitee in &self.0.invited {
            words(&invitee.reason).map_err(|_| Refusal::new("refusal-invited-without-reason"))?;
        }
        words(&self.0.childs_part)?;
        folded.may_tell_place(&self.0.place)?;
        if folded.protected().is_none() {
            words(&self.0.place)?;
        }
        now.not_past(self.0.when.date())?;
        Ok(self.0.into())
    }
}

/// Write what a meeting came to.
pub struct HoldMeeting(pub MeetingHeld);

impl HoldMeeting {
    /// It ends in a plan or in a reason why none is needed (R73), and the child's voice was there (R70).
    pub fn decide(self, folded: &Folded, _: Now<'_>) -> Result<Entry, Refusal> {
        let meeting = folded
            .meetings
            .get(&self.0.meeting)
            .ok_or_else(|| Refusal::new("refusal-no-such-meeting"))?;
        if meeting.held.is_some() {
            return Err(Refusal::new("refusal-meeting-held"));
        }
        words(&self.0.present)?;
        words(&self.0.picture)?;
        match &self.0.child {
            ChildsVoice::InPerson { words: said } | ChildsVoice::Brought { words: said } => {
                words(said).map_err(|_| Refusal::new("refusal-childs-voice-missing"))?;
            }
        }
        if let MeetingOutcome::NoCollaboration { why } = &self.0.outcome {
            words(why)?;
        }
        Ok(self.0.into())
    }
}
