# Opening in an emergency, and looking at it afterwards.

emergency-title = Öppna i ett nödläge
emergency-lead = Det här är för när { $child } kan komma till skada om du väntar. Det öppnar det som andra enheter hos er har skrivit, och det som är låst. Bara du ser det, i en timme.
emergency-who-sees = Familjen läser att du öppnade och varför. Någon annan tittar på det inom fem arbetsdagar.
emergency-not-opened = Det som andra verksamheter inte har delat med er, familjens egna sidor, det som barnet själv har skrivit och skyddade uppgifter öppnas inte.
emergency-why = Vad har hänt, och varför kan det inte vänta?
emergency-why-hint = Skriv med egna ord. Minst 20 tecken.
emergency-later = Får någon vårdnadshavare inte veta det än? Bestäm det först.
emergency-next = När du sparar är det öppet direkt. Det stängs av sig självt om en timme.
emergency-save = Öppna nu
emergency-harm = Är du orolig att barnet far illa?
emergency-back = Till barnets sida
emergency-open-title = Öppet i ett nödläge: { $child }
emergency-open-until = Öppet för dig till { $until }.
emergency-open-what = Här står bara det som annars är stängt för dig. Läs inte mer än du behöver.
emergency-open-nothing = Det finns inget mer här än det du ser i vanliga fall.
emergency-open-next = Skriv ner på barnets sida vad du gör. Den som tittar efteråt ser när du läste, inte vad som står här.

emergencies-title = Öppnat i ett nödläge
emergencies-lead = Titta på varför det öppnades. Du ser vem, när och varför, inte vad som står om barnet.
emergencies-nothing = Det finns inget att titta på just nu.
start-emergencies = Något har öppnats i ett nödläge. Du ska titta på varför.
review-emergency-title = Var det ett nödläge?
review-emergency-lead = Du ser vem, när och varför. Vad som står om barnet ser du inte. Behöver du veta mer, fråga den som öppnade.
review-emergency-who = Vem
review-emergency-when = När
review-emergency-did = Det här gjordes under timmen
review-emergency-open = Det är öppet till { $until }. Skriv ner vad du kommer fram till när timmen har gått.
review-emergency-found = Vad kommer du fram till?
review-emergency-needed = Det behövdes
review-emergency-not = Det behövdes inte
review-emergency-not-hint = Prata med din chef och med den som ansvarar för personuppgifter i dag. Att läsa utan skäl kan vara ett brott.
review-emergency-said = Varför?
review-emergency-said-hint = Familjen läser det. Skriv inget om någon annan.
review-emergency-next = Familjen ser vad du kommer fram till, på sidan om vem som har läst.
