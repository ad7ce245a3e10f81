//! What may be searched by (SoLPUF 15 §, dataskyddslagen 3:3, PDL 2:8; law.md A9). Words in what is written about a
//! child are never searched, by anybody.

use crate::keyed::keyed;
use crate::{Law, Party, Why};

keyed! {
    /// What a party may search by.
    pub enum Search {
        /// Identity, and its own unit's lists; never sensitive data.
        Plain = "plain",
        /// Name, personal, coordination and case number only (SoLPUF 15 §).
        IdentityOnly = "identity_only",
        /// Nothing.
        None = "none",
    }
}

keyed! {
    /// The class of a search term.
    pub enum Term {
        /// A name.
        Name = "name",
        /// A personal number.
        PersonalNumber = "personal_number",
        /// A coordination number.
        CoordinationNumber = "coordination_number",
        /// A case number.
        CaseNumber = "case_number",
        /// A list of the own unit: a group, a month, a task that is due.
        UnitList = "unit_list",
        /// Words in the text: a diagnosis, a kind of concern.
        FreeText = "free_text",
    }
}

/// Whether a party may search by a class of term.
pub fn may_search(law: &Law, party: Party, term: Term) -> Result<(), Why> {
    let identity = matches!(
        term,
        Term::Name | Term::PersonalNumber | Term::CoordinationNumber | Term::CaseNumber
    );
    let may = match law.party(party).map(|row| row.search) {
        Some(Search::Plain) => identity || term == Term::UnitList,
        Some(Search::IdentityOnly) => identity,
        Some(Search::None) | None => false,
    };
    if may {
        Ok(())
    } else {
        Err(Why::SearchNotAllowed)
    }
}

/// Whether a party sees an item in a list: its own, or released to it. Being invited to a plan shows nothing by itself.
#[must_use]
pub const fn is_listed(own: bool, released: bool) -> bool {
    own || released
}
