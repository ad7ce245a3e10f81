# An expected no: why, and whom to ask.

# rules
refusal-area-not-agreed = The family has not said yes to all of those areas. Choose only what they have said yes to.
refusal-another-coordinator = Somebody else holds the plan together. Ask that person to change it.
refusal-blanket-consent = A consent must say to whom and about what. Choose at least one place and one area.
refusal-childs-voice-missing = Write what the child said, or how somebody brought what the child wants.
refusal-consent-over = The time of this consent is out. Ask the family again.
refusal-consent-too-long = A consent can count for a year at most. Choose an earlier day.
refusal-day-past = That day has passed. Choose a later one.
refusal-goal-without-knowing = Write for each goal how you will notice that it is reached.
refusal-goal-without-word = Each goal needs an answer.
refusal-inner-secrecy = One of the places shares your secrecy. You ask for no consent there. Take that place away.
refusal-invited-without-reason = Write why for each one who should come.
refusal-locked-copy = The sharing has stopped. Ask the head of your workplace if you need to read it for a reason in law.
refusal-meeting-held = This meeting is already written down. Look at the child’s page.
refusal-no-consent = There is no yes that counts. Ask the family first.
refusal-no-guardian = No guardian is written down. First write down who has custody.
refusal-no-mandate = Your role does not have that task. Ask your manager who has it.
refusal-no-such-consent = The question is not here. Go to the child’s page and choose it again.
refusal-no-such-entry = It is not here. Go to the child’s page and choose again.
refusal-no-such-goal = The goal is not in the plan. Go to the plan and choose again.
refusal-no-such-meeting = The meeting is not here. Go to the child’s page and choose again.
refusal-no-such-plan = The plan is not here. Go to the child’s page and choose again.
refusal-no-words = Something is empty. Fill in what is missing.
refusal-nobody-chosen = Nobody is chosen. Choose who may read.
refusal-nobody-invited = Nobody is invited. Choose at least one who should come.
refusal-nobody-to-turn-to = Write whom the family can turn to later.
refusal-not-a-signer = That person is not one of those who are to answer. Choose one of those who were asked.
refusal-not-addressed = It is not sent to you. Talk to the one who sent it.
refusal-not-everybody-answered = Not everybody has answered yet. Nothing is shared until they have.
refusal-not-for-sharing = This cannot be shared. Share what is about the child instead.
refusal-not-found = There is no such page. Go to the start page and find your way from there.
refusal-nothing-to-withdraw = There is no yes to take back here.
refusal-offer-gone = It no longer waits. You do not need to do anything.
refusal-onward = It comes from somebody else and cannot be shared onward. The one who wrote it can share it.
refusal-other-secrecy = That unit has another secrecy. Ask the family for consent instead.
refusal-plan-active = The plan is in force already.
refusal-plan-closed = The plan is closed. If a plan is needed you begin a new one.
refusal-plan-exists = There is already a plan for the child. Talk to the one who holds it together.
refusal-plan-not-active = The plan is not in force yet. Agree on it first.
refusal-plan-without-goal = The plan needs at least one goal. Write a goal first.
refusal-plan-without-review = The plan needs a day to follow up. Choose a day.
refusal-receiver-not-named = The family was not asked about that receiver. Ask the family first.
refusal-room-closed = The page is closed. Call the one you usually talk to.
refusal-sharing-stopped = The sharing with that receiver has stopped. Ask the family again if it is needed.
refusal-talk-only = The family has said yes to your talking, but not to writing and sharing. Take it in a conversation.
refusal-unknown-area = The area is not in the wheel. Choose again.
refusal-unknown-unit = That place receives nothing here. Choose another.
refusal-wider-than-asked = The answer is wider than the question. Ask a new question if the family wants more.
refusal-withdraw-instead = Something is already shared on the earlier answer. The family can take back their yes on their own page.
refusal-fault = It could not be decided whether you may. That is why the answer was no. Try again in a while.

# access
refusal-not-yours = This is not open to you. Ask your manager, or the one you usually talk to.
