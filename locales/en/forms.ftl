# Forms: labels, hints and buttons that several pages share.

field-optional = (if you like)
form-looked-at = I have looked. It does not tell where the child is.
form-looked-at-own = I have looked, and want it to say so.
field-date-hint = Year, month and day, for example 2026-12-03.
field-select = Choose

# Somebody wrote while the form was open.
form-came = This was written while you were writing
form-choose = Where your words differ, theirs stand beside yours. You choose what it should say and save. What was written before you is kept.
form-theirs = This is what { $who } wrote, { $when }:
form-differs = Differs.
form-theirs-empty = Nothing is written here.
form-theirs-none = Nothing is chosen.

# wheel
wheel-works = Works
wheel-hard = Hard
wheel-silent = Not talked about
wheel-rings = The rings show who said it, from the middle and out:
wheel-as-table = The same as a table
wheel-area = Area
wheel-description =
    A wheel in { $areas } equal parts, with { $voices ->
        [one] one ring for one voice
       *[other] { $voices } rings, one for each voice
    }. Everything in the picture also stands in the table after it.
