# What went wrong, in words that help.


# Beside a field, and first on the page.
error-mark = Error:
error-summary = Something needs to be put right
error-summary-first = Read this first
error-empty = Write something here.
error-too-long =
    { $over ->
        [one] The text is one character too long. There is room for { $max } characters.
       *[other] The text is { $over } characters too long. There is room for { $max } characters.
    }
error-date = Write the day as year, month and day, for example 2026-12-03.
error-date-empty = Choose a day.
error-date-too-early = That day is too early. Choose a later day.
error-date-too-late = That day is too late. Choose an earlier day.
error-choice = That choice is not available here. Choose again.
error-choice-empty = Choose something.
error-twice = The field was sent more than once. Fill it in again.
error-stale = Someone wrote just before you. What you wrote is still here. Look it through and save again.
error-already-saved = This is already saved. Nothing has been saved twice.

# Whole pages.
problem-next = To the start page
problem-typed = This is what you wrote
problem-bad-request-title = That could not be read
problem-bad-request-text = Something in what was sent went wrong on the way. Start again from the start page.
problem-refused-title = That is not possible
problem-refused-text = Ask your manager, or whoever looks after Kring where you work, if you think this is wrong.
problem-refused-text-family = Do you think this is wrong, or do you want to understand why? Call someone you usually talk to, at the preschool, at school or in health care.
problem-cross-site-title = The form came from somewhere else
problem-cross-site-text = So nothing has been saved. Open the page here in Kring and send it again.
problem-not-found-title = There is no such page
problem-not-found-text = The address may be wrong or old.
problem-wrong-method-title = The page cannot be opened that way
problem-wrong-method-text = Go to the start page and find your way from there.
problem-conflict-title = Someone wrote just before you
problem-conflict-text = What you wrote is not saved yet. First look at what stands there now.
problem-conflict-next = Show what stands there now
problem-saved-already-title = This is already saved
problem-saved-already-text = The form came in twice. It was saved only once.
problem-too-large-title = That was too much at once
problem-too-large-text = Nothing has been saved. Go back, shorten the text and send it again.
problem-too-slow-title = It took too long
problem-too-slow-text = We do not know whether it was saved. Have a look before you write it again.
problem-fault-title = Something went wrong on our side
problem-fault-text = It is not your fault. Wait a moment and try again. Call us if that does not help.
