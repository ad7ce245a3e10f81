# Questions without a name: asking, advising, and what came of it.

consultations-title = Frågor utan namn
consultations-lead = Här frågar ni andra hur ett barn kan få hjälp, utan att säga vilket barn. Det ni lär er finns kvar här.
consultations-all = Alla frågor utan namn och det ni har lärt er
consultations-open = Pågår
consultations-none-open = Ingen fråga pågår just nu.
consultations-ours = Er tur, senast { $day }
consultations-theirs = Väntar till { $day }
consultations-log = Det ni har lärt er
consultations-none-closed = Här är det tomt än. När en fråga avslutas finns rådet och lärdomen här.
consultations-next = Ta gärna med en fråga hit till nästa gång ni träffas i arbetslaget.
start-consult-why = Undrar du hur ett barn kan få hjälp, men får inte berätta vem det är?

# The question.
consult-title = Fråga utan namn
consult-lead = Du beskriver läget och får råd. Den du frågar får inte veta vilket barn det är, och inget sparas hos barnet.
consult-harm = Är du orolig för att barnet far illa? Vänta inte på råd.
consult-to = Vem vill du fråga?
consult-topic = Vad handlar det om?
consult-topic-hint = Några ord, till exempel: Svårt att skiljas på morgonen.
consult-seen-by = Det du skriver på den här sidan läses av er på { $unit } och av den du frågar. Den ser att en { $role } frågar, men inte ditt namn och inte var du arbetar.
consult-age = Ungefär hur gammalt är barnet?
consult-age-hint = Välj det som är närmast. Exakt ålder behövs inte.
consult-areas = Vilka delar av livet rör det?
consult-question = Din fråga
consult-question-hint = Skriv ”ett barn” och ”en förälder”. Inga namn, dagar, platser eller ovanliga detaljer som gör att någon kan känna igen barnet.
consult-tried = Det här har ni prövat
consult-answer-by = När behöver du råd?
consult-answer-by-hint = Vi föreslår om en vecka.
consult-next = Frågan hamnar på den andras första sida. Du ser på din när rådet har kommit.
consult-send = Ställ frågan

age-band-small = 0–2 år
age-band-preschool = 3–5 år
age-band-younger = 6–9 år
age-band-older = 10–12 år
age-band-teens = 13–17 år

# What may tell who it is.
nameless-error = Det här kan säga vem det gäller: { $words }. Skriv om det, eller kryssa i längst ner att det inte pekar ut någon.
nameless-error-number = Här står ett personnummer. Ta bort det, så går frågan bra att skicka: { $words }
nameless-box = Har du tittat på orden?
nameless-box-hint = Skriv hellre om. Kryssa bara i om ingen kan känna igen barnet på dem.
nameless-nobody = Det pekar inte ut någon: { $words }

# One question.
consultation-to = Frågan gick till
consultation-by = { $who }, { $when }
consultation-advice = Råd
consultation-tried = Det här har prövats
consultation-harm = Den som svarade läser det som att ett barn kan fara illa.
consultation-harm-way = Läs rådet, och titta på vad lagen kräver av dig. Du behöver inte vara säker.
consultation-outcome = Så blev det
consultation-next-asked = { $who } svarar senast { $day }. Är det bråttom, ring dem.
consultation-next-advise = Nu är det din tur. Svara senast { $day }.
consultation-next-tell = Pröva det ni tror på. Berätta senast { $day } hur det gick.
consultation-next-wait = De som frågade berättar senast { $day } hur det gick. Du kan ge fler råd till dess.
consultation-next-closed = Frågan är avslutad. Det ni lärde er finns kvar i er logg.
consultation-more = Behöver barnet mer än ett råd? Prata med familjen, och börja på barnets egen sida. Inget av det här följer med.

# Advising.
advise-title = Ge ett råd
advise-advice = Ditt råd
advise-advice-hint = Vad kan de göra själva, redan i morgon? Vad brukar hjälpa? Fråga inte vem det är.
advise-seen-by = Det du skriver läses av dem som frågade. De ser din roll och var du arbetar, inte ditt namn.
advise-look-back = När ska de berätta hur det gick?
advise-look-back-hint = Vi föreslår om två veckor.
advise-harm = Låter det som att ett barn far illa?
advise-harm-yes = Ja. De som frågade behöver tänka på anmälan
advise-harm-hint = Då ser de vägen till anmälan överst på sidan. Ditt råd ersätter inte deras plikt.
advise-next = De ser rådet på sin första sida, och berättar hur det gick.
advise-send = Ge rådet

# What came of it.
conclude-title = Berätta hur det gick
conclude-done = Vad gjorde ni med rådet?
conclude-done-hint = Också om ni lät bli.
conclude-seen-by = Det här läses av er och av den som gav rådet.
conclude-felt = Hur kändes det?
conclude-felt-hint = För barnet, och för er.
conclude-learned = Vad tar ni med er?
conclude-learned-hint = Något som kan hjälpa nästa barn. Det står kvar i er logg.
conclude-next = Sedan är frågan avslutad. Dyker något nytt upp ställer ni en ny.
