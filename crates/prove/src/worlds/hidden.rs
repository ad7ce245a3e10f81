//! What is hidden, from whom, and who knows of it.

/// Somebody in the small county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Teacher,
    Assistant,
    OtherTeacher,
    Contact,
    Therapist,
    Adviser,
    Mother,
    Father,
    Child,
    Nobody,
}

impl Who {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Assistant => "assistant",
            Self::OtherTeacher => "other teacher",
            Self::Contact => "nurse",
            Self::Therapist => "therapist",
            Self::Adviser => "adviser",
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Child => "child",
            Self::Nobody => "nobody",
        }
    }
}

/// Something that one world has and the other has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// The father's page is closed (OSL 12:3).
    Block,
    /// The child writes in its own room.
    OwnWords,
    /// The child lets its words out to the mother.
    SharedWords,
    /// A question without a name.
    Consultation,
    /// Where the mother is reached.
    Reach,
    /// A meeting with somebody whom the father must not know of.
    Member,
    /// Another child, who lives under protection.
    Protected,
    /// A question that is put to the child alone.
    Alone,
    /// What the preschool does, told to the father later.
    Later,
    /// A note that is not shown to anybody in the family.
    Note,
}

impl Hidden {
    pub const ALL: [Self; 10] = [
        Self::Block,
        Self::OwnWords,
        Self::SharedWords,
        Self::Consultation,
        Self::Reach,
        Self::Member,
        Self::Protected,
        Self::Alone,
        Self::Later,
        Self::Note,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Block => "a closed page",
            Self::OwnWords => "the child's own words",
            Self::SharedWords => "words for the mother",
            Self::Consultation => "a question without a name",
            Self::Reach => "how the mother is reached",
            Self::Member => "a meeting with somebody",
            Self::Protected => "a protected child",
            Self::Alone => "a question to the child alone",
            Self::Later => "what is told later",
            Self::Note => "a worry",
        }
    }

    /// Those who must not notice. A colleague who is let in, and whoever reads the part's log, knows.
    pub fn outsiders(self) -> Vec<Who> {
        use Who::{
            Adviser, Assistant, Child, Contact, Father, Mother, Nobody, OtherTeacher, Teacher,
            Therapist,
        };
        match self {
            Self::Block => vec![Contact, Therapist, Adviser, Mother, Child, Nobody],
            Self::OwnWords => vec![
                Teacher,
                Assistant,
                OtherTeacher,
                Contact,
                Therapist,
                Adviser,
                Mother,
                Father,
                Nobody,
            ],
            Self::SharedWords => vec![
                Teacher,
                Assistant,
                OtherTeacher,
                Contact,
                Therapist,
                Adviser,
                Father,
                Nobody,
            ],
            Self::Consultation => vec![
                OtherTeacher,
                Contact,
                Therapist,
                Mother,
                Father,
                Child,
                Nobody,
            ],
            Self::Protected => vec![
                Assistant,
                OtherTeacher,
                Contact,
                Therapist,
                Adviser,
                Mother,
                Father,
                Child,
                Nobody,
            ],
            Self::Alone => vec![Therapist, Adviser, Mother, Father, Nobody],
            Self::Member | Self::Later => vec![Contact, Therapist, Adviser, Father, Nobody],
            Self::Reach | Self::Note => vec![Contact, Therapist, Adviser, Nobody],
        }
    }

    /// Somebody who knows of it.
    pub const fn insider(self) -> Who {
        match self {
            Self::Block
            | Self::Consultation
            | Self::Reach
            | Self::Member
            | Self::Protected
            | Self::Later
            | Self::Note => Who::Teacher,
            Self::OwnWords | Self::SharedWords | Self::Alone => Who::Child,
        }
    }
}
