# One sentence for each kind of entry.
sentence-child_card = { $by } wrote down who { $child } is
sentence-observation = { $by } noticed something
sentence-own_try = { $by } wrote what they have tried themselves
sentence-conversation = { $by } wrote down a talk
sentence-consent_asked = { $by } asked for consent for { $to }
sentence-consent_answered = { $who } answered a question about consent
sentence-consent_withdrawn = { $who } took back their yes for { $to }
sentence-consent_ended = The answers to a question no longer hold
sentence-consent_doubted = { $by } wrote that a yes may not have been free
sentence-offered =
    { $way ->
        [outside] { $by } disclosed something to { $to }
       *[kring] { $by } shared something with { $to }
    }
sentence-collected =
    { $way ->
        [outside] It has been given to { $to }
       *[kring] What was shared has been collected by { $to }
    }
sentence-not_shared =
    { $whom ->
        [one] { $by } chose not to share something with { $to }
       *[nobody] { $by } chose not to share something
    }
sentence-offer_cancelled = What waited for { $to } can no longer be collected
sentence-copy = { $by } shared something with us
sentence-locked =
    { $state ->
        [shorter] Something that was shared here holds until and including { $until }
       *[closed] A sharing has stopped
    }
sentence-inner_access = { $by } let { $to } read what { $of } has written
sentence-named_contact = { $name } is the contact for { $child }
sentence-handover_offered = { $by } asked { $to } to become the one the family turns to
sentence-handover_answered =
    { $answer ->
        [takes] { $by } becomes the one the family turns to
        [cannot] { $by } answered that it is not possible to take over
       *[taken_back] { $by } does not ask anybody else to take over any longer
    }
sentence-analysis = { $by } went through what is needed
sentence-meeting_called = { $by } invited people to a meeting { $when }
sentence-meeting_held = { $by } wrote down what the meeting came to
sentence-plan_frame =
    { $state ->
        [active] The plan is in force, written by { $by }
       *[draft] { $by } began to write a plan
    }
sentence-measure = { $by } promised something in the plan
sentence-measure_asked = { $by } asked for a yes to a promise in the plan
sentence-measure_answered = { $who } answered about a promise in the plan
sentence-review = { $by } followed up the plan
sentence-plan_closed = { $by } closed the plan
sentence-closed_here = { $by } wrote that the workplace is done for this time
sentence-own_words = { $by } wrote own words
sentence-words_shared = { $by } shares own words with { $to }
sentence-family_readers = { $by } chose who in the family may read
sentence-about_others = { $by } looked for what is about somebody else
sentence-guardian_block =
    { $state ->
        [closed] { $by } closed the page of { $who }
       *[open] { $by } opened the page of { $who } again
    }
sentence-emergency_opened = { $by } opened in an emergency what is closed otherwise
sentence-emergency_reviewed =
    { $found ->
        [needed] { $by } has looked at why it was opened: it was needed
       *[not] { $by } has looked at why it was opened: it was not needed
    }
sentence-reading_held =
    { $state ->
        [later] { $by } decided that { $who } is told later what the unit does here
       *[now] { $by } decided that { $who } is told now
    }

# What stands in an entry.
telling-found = What was seen
telling-told-after = Told after
telling-child = the child
telling-kring = Kring
telling-family = somebody in the family
telling-area = an area
telling-receiver = the receiver
telling-guardians = Guardians
telling-observed = { $child }, as adults have seen it
telling-level-talk = talk with each other
telling-level-share = talk, write down and share
telling-seen = This is what I saw or heard
telling-thought = This is what I think
telling-areas = Areas
telling-look-again = Look again
telling-tried = This is what we did
telling-result = This is how it went
telling-spoken = Language
telling-with-interpreter = { $language }, with an interpreter
telling-needs-interpreter = needs an interpreter
telling-works = Works: { $words }
telling-hard = Hard: { $words }
telling-birth = Born
telling-language = Language at home
telling-purpose = Why
telling-level = What it allows
telling-until = Until
telling-signers = To answer
telling-answer = Answer
telling-judged = How it was judged
telling-child-heard = How the child was heard
telling-form = How the answer was given
telling-form-oral = Spoken
telling-form-written = On paper
telling-form-own-page = On their own page
telling-ask-again = Fine to ask again
telling-what = What
telling-why = Why
telling-left-out = Left out
telling-without-thought = What the writer thinks
telling-other-yes = { $who } said yes { $day }
telling-other-back = { $who } took the yes back { $day }
telling-about-others = Sentences about somebody else
telling-role = Role
telling-unit = Workplace
telling-phone = Phone
telling-together = Made together with the family
telling-outcome = Came to
telling-outcome-own = We help ourselves
telling-outcome-transfer = { $unit } takes over
telling-outcome-collaborate = Several need to help together
telling-when = When
telling-place = Where
telling-childs-part = How the child takes part
telling-present = Took part
telling-picture = Common picture
telling-joint-plan = A joint plan
telling-no-collaboration = No collaboration is needed. { $why }
telling-brought = { $child }, brought by an adult
telling-review = Followed up
telling-next-review = Followed up again
telling-goal = Goal
telling-childs-words = In { $child }’s own words
telling-how-we-know = How we will know that it is better: { $words }
telling-parties = Take part in the plan
telling-coordinator = Holds the plan together
telling-contact = Contact person
telling-promised = Promised by
telling-begins = The responsibility begins
telling-ends = The responsibility ends
telling-nearer = Nearer the goal
telling-same = As before
telling-farther = Farther from the goal
telling-reached = Reached
telling-partly = Partly reached
telling-not-reached = Not reached
telling-turn-to = Turn here later
telling-words = The words
telling-at-latest = until and including { $day }
telling-on-condition = On condition: { $words }
telling-talk-alone = Talk alone
telling-without = Not waiting for
telling-without-no-conflict = { $who }. Nothing suggests that they are against.
telling-without-prevented = { $who }. Cannot be reached, and it cannot wait.
telling-without-judged = How it was judged
telling-form-paper = On paper, text { $version }
telling-about = About
telling-shown-to = May read
telling-closed-to = May not read
telling-condition = Condition
telling-condition-accepted = Silence: only for what the family has said yes to.
telling-sender = Disclosed by
telling-recipient = Disclosed to
telling-medium = Way
telling-hash = Check number of what was disclosed
telling-family-condition = The family's condition
telling-views = What they say
telling-ground = By what right
telling-by-law = Shared without asking, by { $source }
telling-by-harm-test = Shared without asking, after judging that nobody is harmed
telling-harm = Can anybody be harmed?
telling-weighed = What was weighed
telling-set-aside = Why a no had to yield
telling-second = Decided together with
telling-untold = Why the family has not been told
telling-own-telephone = Own telephone
telling-custody-sole = sole custody
telling-custody-joint = joint custody
telling-custody-appointed = specially appointed guardian
telling-custody-temporary = temporary guardian
telling-custody-god-man = god man (in a guardian’s place)
telling-custody-none = has no custody
telling-protection = Protected identity
telling-known-from = How it is known
