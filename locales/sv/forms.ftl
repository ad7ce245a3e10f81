# Forms: labels, hints and buttons that several pages share.

field-optional = (om du vill)
form-looked-at = Jag har tittat. Det säger inte var barnet finns.
field-date-hint = År, månad och dag, till exempel 2026-12-03.
field-select = Välj

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
