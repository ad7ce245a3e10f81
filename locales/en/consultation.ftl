# Questions without a name: asking, advising, and what came of it.

consultations-title = Questions without a name
consultations-lead = Here you ask others how a child can get help, without saying which child. What you learn stays here.
consultations-all = All questions without a name, and what you have learned
consultations-open = Going on
consultations-none-open = No question is open right now.
consultations-ours = Your turn, by { $day }
consultations-theirs = Waits until { $day }
consultations-log = What you have learned
consultations-none-closed = Nothing here yet. When a question is closed, the advice and what you learned are here.
consultations-next = Bring a question here the next time your team meets.
start-consult-why = Do you wonder how a child can get help, but may not tell who it is?

# The question.
consult-title = Ask without a name
consult-lead = You describe the situation and get advice. Whoever you ask does not learn which child it is, and nothing is kept with the child.
consult-harm = Are you worried that the child is being harmed? Do not wait for advice.
consult-to = Who do you want to ask?
consult-topic = What is it about?
consult-topic-hint = A few words, for example: Hard to part in the morning.
consult-seen-by = What you write on this page is read by you at { $unit } and by whoever you ask. They see that a { $role } asks, but not your name and not where you work.
consult-age = About how old is the child?
consult-age-hint = Choose what is nearest. The exact age is not needed.
consult-areas = Which parts of life does it concern?
consult-question = Your question
consult-question-hint = Write “a child” and “a parent”. No names, days, places or unusual details by which somebody could recognise the child.
consult-tried = What you have tried
consult-answer-by = When do you need advice?
consult-answer-by-hint = We suggest in a week.
consult-next = The question appears on the other’s first page. You see on yours when the advice has come.
consult-send = Ask

age-band-small = 0–2 years
age-band-preschool = 3–5 years
age-band-younger = 6–9 years
age-band-older = 10–12 years
age-band-teens = 13–17 years

# What may tell who it is.
nameless-error = This may tell who it is: { $words }. Rewrite it, or tick at the bottom that it points at nobody.
nameless-error-number = There is a personal number here. Take it away and the question can be sent: { $words }
nameless-box = Have you looked at the words?
nameless-box-hint = Rather rewrite. Tick only if nobody can recognise the child by them.
nameless-nobody = It points at nobody: { $words }

# One question.
consultation-to = The question went to
consultation-by = { $who }, { $when }
consultation-advice = Advice
consultation-tried = What has been tried
consultation-harm = Whoever answered reads it as if a child may be harmed.
consultation-harm-way = Read the advice, and look at what the law asks of you. You need not be sure.
consultation-outcome = What came of it
consultation-next-asked = { $who } answers by { $day }. If it is urgent, call them.
consultation-next-advise = It is your turn now. Answer by { $day }.
consultation-next-tell = Try what you believe in. Tell by { $day } how it went.
consultation-next-wait = Those who asked tell by { $day } how it went. You can give more advice until then.
consultation-next-closed = The question is closed. What you learned stays in your log.
consultation-more = Does the child need more than advice? Talk with the family, and begin on the child’s own page. Nothing of this goes along.

# Advising.
advise-title = Give advice
advise-advice = Your advice
advise-advice-hint = What can they do themselves, already tomorrow? What usually helps? Do not ask who it is.
advise-seen-by = What you write is read by those who asked. They see your role and where you work, not your name.
advise-look-back = When should they tell how it went?
advise-look-back-hint = We suggest in two weeks.
advise-harm = Does it sound as if a child is being harmed?
advise-harm-yes = Yes. Those who asked need to think of a report
advise-harm-hint = Then they see the way to a report at the top of the page. Your advice does not replace their duty.
advise-next = They see the advice on their first page, and tell how it went.
advise-send = Give the advice

# What came of it.
conclude-title = Tell how it went
conclude-done = What did you do with the advice?
conclude-done-hint = Also if you left it.
conclude-seen-by = This is read by you and by whoever gave the advice.
conclude-felt = How did it feel?
conclude-felt-hint = For the child, and for you.
conclude-learned = What do you take with you?
conclude-learned-hint = Something that can help the next child. It stays in your log.
conclude-next = Then the question is closed. If something new comes up, ask a new one.
