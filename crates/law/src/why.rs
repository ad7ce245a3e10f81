//! Why something is refused.

use crate::keyed::keyed;

keyed! {
    /// Why. The reasons about a consent stand in the order in which they are tried, so that the greatest is the
    /// nearest miss. Toward a family every reason of the other guardian's has one neutral text.
    pub enum Why {
        /// Sender or recipient is not known.
        PartyUnknown = "party-unknown",
        /// The matrix has nothing from this sender to this recipient.
        NotOnTheRow = "not-on-the-row",
        /// No purpose is given.
        PurposeMissing = "purpose-missing",
        /// The item's category is not told.
        CategoryMissing = "category-missing",
        /// It is not known which regime the item stands under.
        RegimeUnknown = "regime-unknown",
        /// It is not known who the child is: born when, or expected.
        ChildUnknown = "child-unknown",
        /// It is not known whether the identity is protected.
        ProtectionUnknown = "protection-unknown",
        /// This pair has no such duty.
        DutyNotForPair = "duty-not-for-pair",

        /// Nobody has asked, or nothing of this sender's.
        ConsentMissing = "consent-missing",
        /// The family has said no.
        NoStands = "no-stands",
        /// Another discloser's consent.
        OtherDiscloser = "other-discloser",
        /// All authorities, everything.
        Blanket = "blanket",
        /// The recipient is not in it.
        ReceiverNotListed = "receiver-not-listed",
        /// The category is not in it.
        CategoryNotListed = "category-not-listed",
        /// It was for something else.
        OtherPurpose = "other-purpose",
        /// Talk, not share.
        LevelTooLow = "level-too-low",
        /// Taken back.
        Revoked = "revoked",
        /// It has not begun.
        NotYet = "not-yet",
        /// Its time is out.
        Expired = "expired",
        /// The custody facts do not fit together.
        CustodyUnclear = "custody-unclear",
        /// Nobody has judged the child's maturity, and somebody must.
        JudgementMissing = "judgement-missing",
        /// A guardian is prevented, and nobody has attested what FB 6:13 st 2 needs.
        PreventedNotAttested = "prevented-not-attested",
        /// One guardian may do only with an attest that the other is not believed to object.
        NoConflictNotAttested = "no-conflict-not-attested",
        /// Custody has changed since.
        CustodyChanged = "custody-changed",
        /// The child has turned eighteen since, and guardians gave it.
        CameOfAge = "came-of-age",
        /// Somebody who must has not answered.
        Waiting = "waiting",
        /// A yes to part of it does not reach this.
        NotInThePart = "not-in-the-part",
        /// Somebody who must has said no.
        Refused = "refused",

        /// There is no such ground.
        GroundUnknown = "ground-unknown",
        /// Duties, crime rules and other systems are not for the plan.
        GroundApart = "ground-apart",
        /// The ground is not open from this sender to this recipient.
        GroundNotForPair = "ground-not-for-pair",
        /// The ground is not in force on this day.
        GroundNotInForce = "ground-not-in-force",
        /// The ground is not about somebody of this age.
        SubjectOutside = "subject-outside",
        /// No reason in words.
        ReasonMissing = "reason-missing",
        /// No named decider with the mandate.
        DeciderMissing = "decider-missing",
        /// The need is not judged.
        NeedNotJudged = "need-not-judged",
        /// The balance is not judged.
        BalanceNotJudged = "balance-not-judged",
        /// It is not judged that the person cannot consent.
        InabilityNotJudged = "inability-not-judged",
        /// No harm test is on record.
        HarmTestMissing = "harm-test-missing",
        /// The harm test does not say that nobody is harmed.
        HarmNotRuledOut = "harm-not-ruled-out",
        /// Only inside the same authority.
        OnlySameController = "only-same-controller",
        /// Only inside the same region or municipality.
        OnlySamePrincipal = "only-same-principal",
        /// Only for those who work professionally with children.
        NotProfessional = "not-professional",
        /// It is not recorded that the family was told, or why not.
        FamilyNotTold = "family-not-told",
        /// No second named person.
        SecondPersonMissing = "second-person-missing",
        /// A third person's words have neither that person's yes nor been left out.
        ThirdPerson = "third-person",
        /// The recipient has not confirmed the förbehåll.
        ForbehallMissing = "forbehall-missing",
        /// This party may not search so.
        SearchNotAllowed = "search-not-allowed",
    }
}
