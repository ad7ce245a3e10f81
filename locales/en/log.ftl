# Why somebody sees something, what has been done with it, and what a guardian is told later.

why-here-title = Why do I see this, and who else can?
why-here-link = Why do I see this, and who else can?
why-here-why = Why you see it
why-here-source = Source
why-here-own = You read what your unit has written and what it has been given. What other units write you see only if they have let you in.
why-here-who = Who else opens the page
why-here-protected = Somebody has protected identity. So it is people by name who see the child, and nobody else.
why-here-nobody = Nobody else of yours.
why-here-family = The child and the guardians read on their own pages what is shown to them.
why-here-shared = Other services see only what has been shared with them. It stands on the child's page.
why-here-wrong = Is there somebody who should not stand here? Tell your manager today.

part-log-title = Who has read and written here
part-log-lead = Here stands what everybody of yours has done here, and what was refused. The newest stands first.
part-log-next = Do you see something that is not right? Tell your manager today. Every reading has a reason.
log-refused = Refused
log-why = Why?
extract-when = When
extract-who = Who
extract-seat = Role and unit
extract-what = What
extract-refused = Refused
extract-why = Why it was allowed, or not
extract-said = What was written of it

part-later = Tell a guardian later who reads
later-title = Tell a guardian later
later-heading = Is a guardian to know later?
later-lead = Only if { $child } may come to harm when the guardian now sees that you read and write.
later-what = What { $unit } does here is not seen by that guardian until after the day you choose. Then everything is seen, with its true times. Nothing is taken away.
later-who-sees = Only your unit reads the decision. This does not close the page, and does not change what is shown there.
later-person = Who is to know later?
later-is-held = Is told after { $day }.
later-way = What do you decide?
later-hold = Tell later, until the day I choose
later-tell = Tell now
later-tell-hint = Everything you have done is seen at once.
later-why = Why?
later-why-hint = Write what may happen to the child. Do not write where anybody lives.
later-until = Until and including which day?
later-until-hint = Within three months.
later-next = Tell your manager today. The day after, everything is seen by itself.
