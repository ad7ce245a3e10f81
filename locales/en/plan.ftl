# The joint plan.
plan-title = The plan
plan-heading = The plan for { $child }
plan-back = To { $child }’s page
plan-none = { $child } has no plan here yet.
plan-state-draft = Draft, does not count yet
plan-state-active = In force
plan-state-closed = Closed
plan-why = Why there is a plan
plan-know = How we will know that it is better:
plan-your-words = Your own words
plan-no-goals = There are no goals yet.
plan-no-measures = Nobody has promised anything for this goal yet.
plan-does = Done by
plan-share-measure = Share this promise
plan-reviews = How it has gone
plan-view-child = The child says
plan-view-guardian = The guardians say
plan-closed-heading = The plan is closed
plan-closed-by = Closed by
plan-earlier = Earlier plans
plan-next-none = When you have met and want the same thing, somebody can begin to write a plan.
plan-next-goal = The plan needs at least one goal.
plan-next-agree = Go through the draft together with the family. Then the plan can begin.
plan-next-promise = Now each needs to write what they promise to do.
plan-next-review = Do what you have promised. You follow up on the day in the plan.
plan-next-closed = The plan has ended. Turn to the one named above if something happens.
plan-way-begin = Begin to write a plan
plan-way-change = Change goals and who takes part
plan-way-agree = Agree on the plan
plan-way-promise = Promise something in the plan
plan-way-review = Follow up
plan-way-close = Close the plan
plan-way-share = Share the plan with someone who takes part

# Writing the frame.
plan-frame-title = Write the plan
plan-frame-heading = What do you want for { $child }?
plan-frame-lead = Write so that the child and the family understand. A few goals go a long way.
plan-why-hint = One or two sentences about what is needed.
plan-goals = Goals
plan-goals-text = A goal says what should be different for the child. Empty rows are not saved.
plan-goals-more = More goals
plan-goal = Goal { $number }
plan-goal-hint = In the child’s own words if you can.
plan-goal-whose = Whose words are goal { $number }?
plan-goal-childs = { $child } said it like this
plan-goal-know = How will you notice that goal { $number } is reached?
plan-goal-know-hint = Something one can see or hear.
plan-units = Who takes part?
plan-units-label = Workplaces that take part
plan-units-hint = Yours is already in. The others get the plan when you share it with them.
plan-units-none = Nobody else takes part yet. First the family needs to say yes to your talking with them.
plan-frame-next = This is saved. If the plan is in force already, it stays in force.

# Agreeing.
plan-agree-title = Agree on the plan
plan-agree-heading = Do you agree?
plan-agree-lead = Read the plan together with { $child } and the family. When you say yes it begins.
plan-review-day = When do you follow up?
plan-review-day-hint = Usually after about three months.
plan-agree-next = Then each promises their part, and the family sees who does what.
plan-agree-save = We agree

# Promising.
promise-title = Promise something in the plan
promise-heading = What do you promise?
promise-lead = The promise is for { $unit }.
promise-goal = Which goal does it help?
promise-what = What do you do?
promise-what-hint = So clear that the family knows what will happen.
promise-begins = Where does your responsibility begin?
promise-begins-hint = For example: When the family has had its first appointment.
promise-ends = Where does your responsibility end?
promise-ends-hint = For example: When the preschool has taken over the exercises.
promise-next = The family sees the promise, whom to call and by which day.
promise-save = We promise
# The family's own yes to what is promised.
ask-measure-title = Ask for a yes to a promise
ask-measure-heading = Does the family say yes to this?
ask-measure-lead = You have promised to do this. It begins only when those who decide have said yes.
ask-measure-own = A yes to you talking with others is not enough. Each measure has its own yes.
ask-measure-guardians = Those who are to answer for { $child }: { $who }.
ask-measure-next = The question is put on their own pages. They can also answer you directly, and you write it down.
ask-measure-do = Put the question
measure-answer-title = Write down an answer about a promise
measure-answer-what = This is what you have promised
measure-answer = May it be done?
measure-answer-next = The answer stands in the plan with you. A yes can be taken back at any time.
measure-ask = Ask for a yes
measure-ask-anew = Ask anew
measure-change = Change the answer
measure-not-asked = Nobody has asked for a yes
measure-waits = An answer is awaited
measure-said-yes = The answer is yes
measure-said-no = The answer is no
measure-no-more = Then it is not done. Nothing else changes.
measure-over = The answers no longer hold
measure-mine-yes = You have said yes

# Following up.
review-title = Follow up the plan
review-heading = How has it gone?
review-lead = Take one goal at a time. Listen to the child first.
review-change = How has it gone with “{ $goal }”?
review-words = What has happened with “{ $goal }”?
review-views = What do those say whom the plan is for?
review-child = What does { $child } say?
review-child-hint = Own words if you can. Is the child too young? Write what you have seen.
review-guardian = What do the guardians say?
review-next-day = When do you follow up next time?
review-next = The family can read this on their own page.

# Closing.
close-title = Close the plan
close-heading = Is it time to end?
close-lead = It is fine to close even if not every goal is reached. Write how it turned out.
close-reason = Why do you close?
close-reason-hint = For example: It works now, or: The family wants to try on their own.
close-result = How did “{ $goal }” turn out?
close-turn-to = Whom does the family turn to later?
close-turn-to-hint = Name, place and phone.
close-next = The plan can be read later too. If a plan is needed again you begin a new one.
close-save = Close the plan

# Being done for now at one's own workplace.
close-here-title = We are done for this time
close-here-heading = { $child }: are you done for this time?
close-here-lead = When { $unit } has nothing more to do just now, write this. What you have written about the child stays.
close-here-because = Why are you done?
closed-well = It is going well now
closed-elsewhere = Somebody else helps now
closed-left = The child is no longer with us
closed-other = Something else
close-here-reason = How is it now?
close-here-reason-hint = A couple of sentences. Write what works, too.
close-here-child = What does { $child } say?
close-here-guardian = What do the guardians say?
close-here-said-hint = If you have not talked about it, write why.
close-here-next = Then the child stands among those you are done with, once nothing else is left to do. Nobody in the family reads what you have written unless you choose so above, but their list of who has read says that you are done. If something happens, write again and it opens.
close-here-save = We are done
close-here-first = Others count on this. Do it first.
close-here-first-next = Then you can write that you are done.

# The five questions.
analysis-title = What is needed?
analysis-heading = What does { $child } need?
analysis-lead = Go through the questions together with the family. Skip what does not fit.
analysis-error-empty = Answer at least one of the questions.
analysis-together = Did you do this together with the family?
analysis-together-yes = Yes, together
analysis-together-no = No, not this time
analysis-outcome = What did you come to?
analysis-own-hint = What we have is enough.
analysis-transfer = Another workplace takes over
analysis-transfer-hint = Choose which further down.
analysis-collaborate-hint = The next step is to ask the family who may take part.
analysis-unit = Who takes over?
analysis-unit-hint = Only if somebody else takes over. They learn nothing by this. You ask the family about that first.
analysis-next = The guardians can read this on their own page.

# Calling a meeting.
meeting-call-title = Call a meeting
meeting-call-heading = Meet about { $child }
meeting-call-lead = As few as possible. Everybody who comes should know why.
meeting-day = Which day?
meeting-time = What time?
meeting-time-hint = For example 14:30.
meeting-error-time = Write the time with hour and minute, for example 14:30.
meeting-error-nobody = Choose at least one who should come.
meeting-place-hint = Choose a place where the child feels calm.
meeting-place-hidden = Do not write where you will meet. Call those who will come.
meeting-who = Who should come?
meeting-who-text = Choose those who are needed, and write why for each one.
meeting-invite = Should { $name } come?
meeting-why = Why is { $name } needed?
meeting-others = Someone else the family wants there
meeting-others-text = For example a relative, a coach or someone without an account in Kring. You invite them yourself.
meeting-other-name = Name
meeting-other-why = Why?
meeting-ask = Is someone missing? Ask the family for consent first.
meeting-part = How does { $child } take part?
meeting-part-hint = There, for a while, with a drawing, or through somebody who brings what the child wants.
meeting-call-next = The family sees on their own page when and where, who comes and why.
meeting-call-save = Invite

# What a meeting came to.
meeting-hold-title = After the meeting
meeting-hold-heading = What did you come to?
meeting-held-already = This meeting is already written down.
meeting-held-yours = The meeting is already written down, so what you wrote is not saved. You see it above. Is there something to add? Copy it and write it as a conversation.
meeting-held-talk = Write a conversation
meeting-present-hint = One line for each person. Take away those who did not come.
meeting-voice = How did { $child } take part?
meeting-in-person = { $child } was there
meeting-brought = Somebody brought what the child wants
meeting-words = What did { $child } say?
meeting-words-hint = Own words, or how it was brought.
meeting-picture-hint = What you see alike, and what you see differently.
meeting-outcome = How did the meeting end?
meeting-plan-hint = Several help together. The next step is to write the plan.
meeting-none = No collaboration is needed
meeting-none-hint = Write why. That is a good end too.
meeting-none-why = Why is no collaboration needed?
meeting-hold-next = The family can read this on their own page.
