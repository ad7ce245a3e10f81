# Who the family turns to, who takes over, and who sits where.

# Asking somebody else to become a child's contact.
hand-over-title = Hand over to somebody else
hand-over-heading = { $child }: whom is the family to turn to?
hand-over-lead = { $name } is the one the family can turn to, until somebody else has said yes.
hand-over-lead-none = The family has no contact with you yet. Ask somebody who can be.
hand-over-nobody = Nobody else here can be asked just now. Whoever takes over needs to work with the child and may ask the family. Talk with your manager about who it could be.
hand-over-to = Whom do you ask?
hand-over-told = What do { $child } and the family know about the change?
hand-over-told-none = What do { $child } and the family know about whoever you ask?
hand-over-told-hint = Tell them first. The child and the guardians read the same when somebody has taken over, so write nothing that only one of them has told.
hand-over-known = What should { $child } and the family not have to tell again?
hand-over-known-hint = What has been said already, what has been tried, and what works. Whoever you ask reads it, and colleagues who work with the child at your workplace and at theirs. Not the family.
hand-over-answer-by = When do you need an answer?
hand-over-next = Whoever you ask sees it on their first page. Nothing changes for the family until somebody has said yes.
hand-over-save = Ask
hand-over-asked = { $to } has been asked and is to answer by { $day }.
hand-over-refused = The answer was no.
hand-over-back = Do not ask any longer
hand-over-keep = Let it be as it is
hand-over-keep-next = Then nobody is asked any longer.
hand-over-back-next = If you stop asking, the family still turns to { $name }.
hand-over-back-next-none = If you stop asking, the family has nobody to turn to yet.

# Answering.
take-over-title = Become the one the family turns to
take-over-heading = { $child }: will you be the one the family turns to?
take-over-lead = { $name } asks whether you can take over.
take-over-answer = What do you answer?
take-over-takes = I take over
take-over-takes-hint = I am not a relative or friend of the family, and nothing else makes it wrong that it is me.
take-over-cannot = I cannot
take-over-cannot-hint = I do not have the time, or it would be wrong that it is me.
take-over-why = Why not?
take-over-why-hint = Fill in only if you cannot. Whoever asked reads it, and colleagues who work with the child. Not the family.
take-over-next = When you take over, the family is told at once. Until then they turn to { $name }.
take-over-next-none = When you take over, the family is told at once.
take-over-save = Answer
take-over-first = { $child } has no contact with you yet. If you become that, the family knows whom they can always turn to.
take-over-left = The family knows { $name }, who does not have that function any more. Tell them that it is you now.
take-over-fit = Are you a relative or friend of the family, or is there anything else that makes it wrong that it is you? Then ask a colleague.
take-over-told = What have you told { $child } and the family?
take-over-told-hint = For example that it is you now, and how they reach you. The child and the guardians read the same, so write nothing that only one of them has told.
take-over-told-next = The family reads it at once, with your name and the telephone number here.
take-over-become = I am the contact now
take-over-is-you = You are already the one the family turns to.

# Who sits where.
seats-title = Who has which function
seats-heading = The functions at { $unit }
seats-lead = The function has the matter, not the person. If somebody leaves, everything stays there.
seats-empty = Nobody has this function now
seats-empty-from = Nobody has this function from { $day }
seats-children =
    { $count ->
        [0] No child counts on this function just now.
        [one] One child counts on this function.
       *[other] { $count } children count on this function.
    }
seats-from = { $name }, from { $from }
seats-to = { $name }, until { $to }
seats-from-to = { $name }, from { $from } until { $to }
seats-may = What this function may decide
seats-change = Change who is { $role }
seats-ask = Should something be changed? Talk with your manager.
seat-title = Who has the function
seat-begins = Somebody begins
seat-who = Who?
seat-new = Somebody new
seat-name = The new person's name
seat-name-hint = Fill in only if it is somebody new.
seat-from = The first day
seat-to = The last day
seat-to-hint = For a substitute. Leave empty if you do not know.
seat-begins-next = From the first day the person sees everything that the function has. If whom a family knows has left, the new person has it on their list to tell them.
seat-begins-save = Give the function
seat-leaves = Somebody leaves
seat-leaving = Who leaves?
seat-last = The last day
seat-last-hint = The day after, the person does not see the children any more. If the person has not begun yet and is not to begin, choose the day before the first.
seat-leaves-next = If children count on the function, somebody else needs to have it from the day after. Give it to somebody first.
seat-leaves-save = Save the last day

# What a function may decide.
mandate-note = Write down what one has seen, tried and talked about
mandate-ask = Ask the family for consent, and be the one the family turns to
mandate-release = Decide that something may be shared outside
mandate-receive = Collect what is shared here
mandate-analyse = Go through what a child needs
mandate-coordinate = Call meetings and hold a plan together
mandate-promise = Promise what the own workplace does
mandate-follow_up = See numbers, with nobody in them
mandate-protect = Decide who handles protected personal data
mandate-advise = Advise on questions without a name
mandate-oversee = See what has been left lying, and look at emergencies afterwards
mandate-staff = Decide who has which function at the workplace

# Steps, and what has just happened.
next-take-over = Answer whether you can be the one the family turns to
next-await-take-over = Somebody is asked to become the one the family turns to
next-hand-over = Whoever was asked cannot, or has not answered. Ask somebody else, or let it be as it is
next-new-contact = Whom the family knows has left. Tell them who it is now
part-become-contact = Become the one the family turns to
part-ask-contact = Ask somebody the family can turn to
part-hand-over = Hand over to somebody else
part-do-take-over = Answer whether you take over
part-do-new-contact = Tell the family that it is you now
start-emptying = Children count on a function that nobody has, or that soon nobody has:
done-handed-over = The question has been put.
    .next = You see on your first page when there is an answer.
done-handover-back = Nobody is asked any longer.
    .next = Everything is as it was for the family.
done-taken-over = Now you are the one the family turns to.
    .next = They see your name on their page.
done-not-taken-over = Your no is saved.
    .next = Whoever asked sees it, and asks somebody else.
done-seated = The function has got somebody.
    .next = The person sees it from their first day.
done-seat-left = The last day is saved.
    .next = Until then everything is as before.
telling-handover-told = What the family knows
telling-handover-known = What they should not have to tell again
telling-handover-by = Answer by
