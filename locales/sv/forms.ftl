# Forms: labels, hints and buttons that several pages share.

field-optional = (om du vill)
form-looked-at = Jag har tittat. Det säger inte var barnet finns.
form-looked-at-own = Jag har tittat och vill att det står så.
field-date-hint = År, månad och dag, till exempel 2026-12-03.
field-select = Välj

# Somebody wrote while the form was open.
form-came = Det här skrevs medan du skrev
form-choose = Där era ord skiljer sig står deras bredvid dina. Du väljer vad som ska stå och sparar. Det som skrevs före dig finns kvar.
form-theirs = Så här skrev { $who } { $when }:
form-differs = Skiljer sig.
form-theirs-empty = Här står inget.
form-theirs-none = Inget är valt.

# wheel
wheel-works = Fungerar
wheel-hard = Svårt
wheel-silent = Inte pratat om
wheel-rings = Ringarna visar vem som har sagt det, från mitten och utåt:
wheel-as-table = Samma sak som tabell
wheel-area = Område
wheel-description =
    Ett hjul i { $areas } lika stora delar, med { $voices ->
        [one] en ring för en röst
       *[other] { $voices } ringar, en för varje röst
    }. Allt i bilden står också i tabellen efter den.
