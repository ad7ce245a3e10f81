# What went wrong, in words that help.


# Beside a field, and first on the page.
error-mark = Fel:
error-summary = Något behöver rättas
error-summary-first = Läs det här först
error-empty = Skriv något här.
error-too-long =
    { $over ->
        [one] Texten är ett tecken för lång. Här får { $max } tecken plats.
       *[other] Texten är { $over } tecken för lång. Här får { $max } tecken plats.
    }
error-date = Skriv dagen som år, månad och dag, till exempel 2026-12-03.
error-date-empty = Välj en dag.
error-date-too-early = Den dagen är för tidig. Välj en senare dag.
error-date-too-late = Den dagen är för sen. Välj en tidigare dag.
error-choice = Det valet finns inte här. Välj igen.
error-choice-empty = Välj något.
error-twice = Fältet kom in flera gånger. Fyll i det en gång till.
error-stale = Någon hann skriva före dig. Det du skrev står kvar. Titta igenom det och spara igen.
error-already-saved = Det här är redan sparat. Inget har sparats två gånger.

# Whole pages.
problem-next = Till startsidan
problem-typed = Det här skrev du
problem-bad-request-title = Det gick inte att läsa
problem-bad-request-text = Något i det som skickades blev fel på vägen. Börja om från startsidan.
problem-refused-title = Det går inte
problem-refused-text = Fråga din chef eller den som har hand om Kring hos er om du tror att det är fel.
problem-refused-text-family = Tror du att det är fel, eller vill du förstå varför? Ring någon ni brukar prata med, på förskolan, i skolan eller i vården.
problem-cross-site-title = Formuläret kom från ett annat ställe
problem-cross-site-text = Därför har inget sparats. Öppna sidan här i Kring och skicka igen.
problem-not-found-title = Sidan finns inte
problem-not-found-text = Adressen kan vara fel eller gammal.
problem-wrong-method-title = Så går det inte att öppna sidan
problem-wrong-method-text = Gå till startsidan och leta dig fram därifrån.
problem-conflict-title = Någon hann skriva före dig
problem-conflict-text = Det du skrev är inte sparat än. Titta först på vad som står där nu.
problem-conflict-next = Visa vad som står där nu
problem-saved-already-title = Det här är redan sparat
problem-saved-already-text = Formuläret kom in två gånger. Det sparades bara en gång.
problem-too-large-title = Det blev för mycket på en gång
problem-too-large-text = Inget har sparats. Gå tillbaka, korta texten och skicka igen.
problem-too-slow-title = Det tog för lång tid
problem-too-slow-text = Vi vet inte om det hann sparas. Titta efter innan du skriver om det.
problem-fault-title = Något gick fel hos oss
problem-fault-text = Det är inte ditt fel. Vänta en stund och försök igen. Ring oss om det inte hjälper.
