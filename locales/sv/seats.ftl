# Who the family turns to, who takes over, and who sits where.

# Asking somebody else to become a child's contact.
hand-over-title = Lämna över till någon annan
hand-over-heading = { $child }: vem ska familjen vända sig till?
hand-over-lead = { $name } är den som familjen kan vända sig till, tills någon annan har sagt ja.
hand-over-lead-none = Familjen har ingen kontakt hos er än. Fråga någon som kan vara det.
hand-over-nobody = Ingen annan här kan frågas just nu. Den som ska ta över behöver arbeta med barnet och få fråga familjen. Prata med din chef om vem det kan vara.
hand-over-to = Vem frågar du?
hand-over-told = Vad vet { $child } och familjen om bytet?
hand-over-told-none = Vad vet { $child } och familjen om den du frågar?
hand-over-told-hint = Berätta för dem först. Barnet och vårdnadshavarna läser samma sak när någon har tagit över, så skriv inget som bara en av dem har berättat.
hand-over-known = Vad ska { $child } och familjen slippa berätta igen?
hand-over-known-hint = Det som redan är sagt, det som har prövats, och det som fungerar. Den du frågar läser det, och kollegor som arbetar med barnet hos er och hos dem. Inte familjen.
hand-over-answer-by = När behöver du svar?
hand-over-next = Den du frågar ser det på sin första sida. Inget ändras för familjen förrän någon har sagt ja.
hand-over-save = Fråga
hand-over-asked = { $to } har fått frågan och ska svara senast { $day }.
hand-over-refused = Svaret blev nej.
hand-over-back = Fråga inte längre
hand-over-keep = Låt det vara som det är
hand-over-keep-next = Då är ingen tillfrågad längre.
hand-over-back-next = Om du slutar fråga är det fortfarande { $name } som familjen vänder sig till.
hand-over-back-next-none = Om du slutar fråga har familjen ingen att vända sig till än.

# Answering.
take-over-title = Bli den som familjen vänder sig till
take-over-heading = { $child }: ska du bli den som familjen vänder sig till?
take-over-lead = { $name } frågar om du kan ta över.
take-over-answer = Vad svarar du?
take-over-takes = Jag tar över
take-over-takes-hint = Jag är inte släkt eller vän med familjen, och inget annat gör att det blir fel att det är jag.
take-over-cannot = Jag kan inte
take-over-cannot-hint = Jag hinner inte, eller så blir det fel att det är just jag.
take-over-why = Varför inte?
take-over-why-hint = Fyll i bara om du inte kan. Den som frågade läser det, och kollegor som arbetar med barnet. Inte familjen.
take-over-next = När du tar över får familjen veta det på en gång. Till dess är det { $name } de vänder sig till.
take-over-next-none = När du tar över får familjen veta det på en gång.
take-over-save = Svara
take-over-first = { $child } har ingen kontakt hos er än. Om du blir det vet familjen vem de alltid kan vända sig till.
take-over-left = Familjen känner { $name }, som inte har det uppdraget längre. Berätta att det är du nu.
take-over-fit = Är du släkt eller vän med familjen, eller är det något annat som gör att det blir fel att det är du? Be då en kollega.
take-over-told = Vad har du berättat för { $child } och familjen?
take-over-told-hint = Till exempel att det är du nu, och hur de når dig. Barnet och vårdnadshavarna läser samma sak, så skriv inget som bara en av dem har berättat.
take-over-told-next = Familjen läser det på en gång, med ditt namn och telefonnumret hit.
take-over-become = Jag är kontakt nu
take-over-is-you = Det är redan du som familjen vänder sig till.

# Who sits where.
seats-title = Vem som har vilket uppdrag
seats-heading = Uppdragen på { $unit }
seats-lead = Det är uppdraget som har hand om ett ärende, inte personen. Slutar någon finns allt kvar där.
seats-empty = Ingen har det här uppdraget nu
seats-empty-from = Ingen har det här uppdraget från { $day }
seats-children =
    { $count ->
        [0] Inget barn räknar med det här uppdraget just nu.
        [one] Ett barn räknar med det här uppdraget.
       *[other] { $count } barn räknar med det här uppdraget.
    }
seats-from = { $name }, från { $from }
seats-to = { $name }, till och med { $to }
seats-from-to = { $name }, från { $from } till och med { $to }
seats-may = Det här får uppdraget bestämma
seats-change = Ändra vem som är { $role }
seats-ask = Vill du att något ändras? Prata med din chef.
seat-title = Vem som har uppdraget
seat-begins = Någon börjar
seat-who = Vem?
seat-new = Någon ny
seat-name = Den nyas namn
seat-name-hint = Fyll i bara om det är någon ny.
seat-from = Första dagen
seat-to = Sista dagen
seat-to-hint = För en vikarie. Lämna tomt om du inte vet.
seat-begins-next = Från första dagen ser personen allt som uppdraget har hand om. Har den som en familj känner slutat får den nya det på sin lista att berätta.
seat-begins-save = Ge uppdraget
seat-leaves = Någon slutar
seat-leaving = Vem slutar?
seat-last = Sista dagen
seat-last-hint = Dagen efter ser personen inte barnen längre. Har personen inte börjat än och inte ska börja väljer du dagen före den första.
seat-leaves-next = Räknar barn med uppdraget behöver någon annan ha det från dagen efter. Ge det till någon först.
seat-leaves-save = Spara sista dagen

# What a function may decide.
mandate-note = Skriva ner vad man har sett, prövat och pratat om
mandate-ask = Fråga familjen om samtycke, och vara den som familjen vänder sig till
mandate-release = Bestämma att något får delas utanför verksamheten
mandate-receive = Hämta det som delas hit
mandate-analyse = Gå igenom vad ett barn behöver
mandate-coordinate = Kalla till möten och hålla ihop en plan
mandate-promise = Lova vad den egna arbetsplatsen gör
mandate-follow_up = Se antal, utan någon person i dem
mandate-protect = Bestämma vem som har hand om skyddade personuppgifter
mandate-advise = Ge råd på frågor utan namn
mandate-oversee = Se vad som har blivit liggande, och titta på nödlägen efteråt
mandate-staff = Bestämma vem som har vilket uppdrag på arbetsplatsen

# Steps, and what has just happened.
next-take-over = Svara om du kan bli den som familjen vänder sig till
next-await-take-over = Någon är tillfrågad om att bli den som familjen vänder sig till
next-hand-over = Den som fick frågan kan inte, eller har inte svarat. Fråga någon annan, eller låt det vara som det är
next-new-contact = Den som familjen känner har slutat. Berätta vem det är nu
part-become-contact = Bli den som familjen vänder sig till
part-ask-contact = Fråga någon som familjen kan vända sig till
part-hand-over = Lämna över till någon annan
part-do-take-over = Svara på frågan om att ta över
part-do-new-contact = Berätta för familjen att det är du nu
start-emptying = Barn räknar med ett uppdrag som ingen har, eller som snart ingen har:
done-handed-over = Frågan är ställd.
    .next = Du ser på din första sida när svaret har kommit.
done-handover-back = Ingen är längre tillfrågad.
    .next = Allt är som det var för familjen.
done-taken-over = Nu är det du som familjen vänder sig till.
    .next = De ser ditt namn på sin sida.
done-not-taken-over = Ditt nej är sparat.
    .next = Den som frågade ser det, och frågar någon annan.
done-seated = Uppdraget har fått någon.
    .next = Personen ser det från sin första dag.
done-seat-left = Sista dagen är sparad.
    .next = Till dess är allt som förut.
telling-handover-told = Det här vet familjen
telling-handover-known = Det här ska de slippa berätta igen
telling-handover-by = Svar senast
