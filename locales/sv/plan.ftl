# The joint plan.
plan-title = Planen
plan-heading = Planen för { $child }
plan-back = Till { $child }s sida
plan-none = { $child } har ingen plan här än.
plan-state-draft = Utkast, gäller inte än
plan-state-active = Gäller nu
plan-state-closed = Avslutad
plan-why = Varför det finns en plan
plan-know = Så vet vi att det har blivit bättre:
plan-your-words = Dina egna ord
plan-no-goals = Det finns inga mål än.
plan-no-measures = Ingen har lovat något för det här målet än.
plan-does = Gör det
plan-share-measure = Dela det här löftet
plan-reviews = Så har det gått
plan-view-child = Barnet säger
plan-view-guardian = Vårdnadshavarna säger
plan-closed-heading = Planen är avslutad
plan-closed-by = Avslutad av
plan-earlier = Tidigare planer
plan-next-none = När ni har träffats och vill samma sak kan någon börja skriva en plan.
plan-next-goal = Planen behöver minst ett mål.
plan-next-agree = Gå igenom utkastet tillsammans med familjen. Sedan kan planen börja gälla.
plan-next-promise = Nu behöver var och en skriva vad de lovar att göra.
plan-next-review = Gör det ni har lovat. Den dag som står i planen följer ni upp.
plan-next-closed = Planen är slut. Vänd er till den som står ovan om något händer.
plan-way-begin = Börja skriva en plan
plan-way-change = Ändra mål och vilka som är med
plan-way-agree = Kom överens om planen
plan-way-promise = Lova något i planen
plan-way-review = Följ upp
plan-way-close = Avsluta planen
plan-way-share = Dela planen med någon som är med

# Writing the frame.
plan-frame-title = Skriv planen
plan-frame-heading = Vad vill ni för { $child }?
plan-frame-lead = Skriv så att barnet och familjen förstår. Få mål räcker långt.
plan-why-hint = En eller två meningar om vad som behövs.
plan-goals = Mål
plan-goals-text = Ett mål säger vad som ska bli annorlunda för barnet. Tomma rader sparas inte.
plan-goals-more = Fler mål
plan-goal = Mål { $number }
plan-goal-hint = Gärna med barnets egna ord.
plan-goal-whose = Vems ord är mål { $number }?
plan-goal-childs = { $child } har själv sagt det så
plan-goal-know = Hur märker ni att mål { $number } är nått?
plan-goal-know-hint = Något man kan se eller höra.
plan-units = Vilka är med?
plan-units-label = Verksamheter som är med
plan-units-hint = Din egen är redan med. De andra får planen när du delar den med dem.
plan-units-none = Ingen annan är med än. Familjen behöver först säga ja till att ni pratar med dem.
plan-frame-next = Det här sparas. Gäller planen redan, så fortsätter den att gälla.

# Agreeing.
plan-agree-title = Kom överens om planen
plan-agree-heading = Är ni överens?
plan-agree-lead = Läs planen tillsammans med { $child } och familjen. När ni säger ja börjar den gälla.
plan-review-day = När följer ni upp?
plan-review-day-hint = Oftast efter ungefär tre månader.
plan-agree-next = Sedan lovar var och en sin del, och familjen ser vem som gör vad.
plan-agree-save = Vi är överens

# Promising.
promise-title = Lova något i planen
promise-heading = Vad lovar ni?
promise-lead = Löftet gäller { $unit }.
promise-goal = Vilket mål hjälper det?
promise-what = Vad gör ni?
promise-what-hint = Så tydligt att familjen vet vad som händer.
promise-begins = Var börjar ert ansvar?
promise-begins-hint = Till exempel: När familjen har fått sin första tid.
promise-ends = Var slutar ert ansvar?
promise-ends-hint = Till exempel: När förskolan har tagit över övningarna.
promise-next = Familjen ser löftet, vem de kan ringa och vilken dag det gäller.
promise-save = Vi lovar
# The family's own yes to what is promised.
ask-measure-title = Fråga om ja till ett löfte
ask-measure-heading = Säger familjen ja till det här?
ask-measure-lead = Ni har lovat att göra det här. Det börjar först när de som bestämmer har sagt ja.
ask-measure-own = Ett ja till att ni pratar med andra räcker inte. Varje insats har sitt eget ja.
ask-measure-guardians = De som ska svara för { $child }: { $who }.
ask-measure-next = Frågan läggs på deras egna sidor. De kan också svara dig direkt, så skriver du ner det.
ask-measure-do = Ställ frågan
measure-answer-title = Skriv ner ett svar om ett löfte
measure-answer-what = Det här har ni lovat
measure-answer = Får det göras?
measure-answer-next = Svaret står i planen hos er. Ett ja kan tas tillbaka när som helst.
measure-ask = Fråga om ett ja
measure-ask-anew = Fråga på nytt
measure-change = Ändra svaret
measure-not-asked = Ingen har frågat om ett ja
measure-waits = Svar väntas
measure-said-yes = Svaret är ja
measure-said-no = Svaret är nej
measure-no-more = Då görs det inte. Inget annat ändras.
measure-over = Svaren gäller inte längre
measure-mine-yes = Du har sagt ja

# Following up.
review-title = Följ upp planen
review-heading = Hur har det gått?
review-lead = Ta ett mål i taget. Lyssna först på barnet.
review-change = Hur har det gått med ”{ $goal }”?
review-words = Vad har hänt med ”{ $goal }”?
review-views = Vad säger de som planen är till för?
review-child = Vad säger { $child }?
review-child-hint = Helst egna ord. Är barnet för litet? Skriv vad ni har sett.
review-guardian = Vad säger vårdnadshavarna?
review-next-day = När följer ni upp nästa gång?
review-next = Familjen kan läsa det här på sin egen sida.

# Closing.
close-title = Avsluta planen
close-heading = Är det dags att avsluta?
close-lead = Det går bra att avsluta även om alla mål inte är nådda. Skriv hur det blev.
close-reason = Varför avslutar ni?
close-reason-hint = Till exempel: Det fungerar nu, eller: Familjen vill pröva själv.
close-result = Hur blev det med ”{ $goal }”?
close-turn-to = Vem vänder sig familjen till sedan?
close-turn-to-hint = Namn, plats och telefon.
close-next = Planen går att läsa även sedan. Behövs en plan igen börjar ni på en ny.
close-save = Avsluta planen

# Being done for now at one's own workplace.
close-here-title = Vi är klara för den här gången
close-here-heading = { $child }: är ni klara för den här gången?
close-here-lead = När { $unit } inte har mer att göra just nu skriver ni det här. Det ni har skrivit om barnet finns kvar.
close-here-because = Varför är ni klara?
closed-well = Det går bra nu
closed-elsewhere = Någon annan hjälper nu
closed-left = Barnet är inte kvar hos oss
closed-other = Något annat
close-here-reason = Hur är det nu?
close-here-reason-hint = Ett par meningar. Skriv också det som fungerar.
close-here-child = Vad säger { $child }?
close-here-guardian = Vad säger vårdnadshavarna?
close-here-said-hint = Har ni inte pratat om det skriver du varför.
close-here-next = Sedan står barnet bland dem ni är klara med, när inget annat är kvar att göra. Ingen i familjen läser det du har skrivit om du inte väljer det ovan, men i deras lista över vem som har läst står att ni är klara. Händer något skriver du igen, så öppnas det.
close-here-save = Vi är klara
close-here-first = Det här räknar andra med. Gör det först.
close-here-first-next = Sedan kan ni skriva att ni är klara.

# The five questions.
analysis-title = Vad behövs?
analysis-heading = Vad behöver { $child }?
analysis-lead = Gå igenom frågorna tillsammans med familjen. Hoppa över det som inte passar.
analysis-error-empty = Svara på minst en av frågorna.
analysis-together = Har ni gjort det tillsammans med familjen?
analysis-together-yes = Ja, tillsammans
analysis-together-no = Nej, inte den här gången
analysis-outcome = Vad kom ni fram till?
analysis-own-hint = Det vi har räcker.
analysis-transfer = En annan verksamhet tar över
analysis-transfer-hint = Välj vilken längre ner.
analysis-collaborate-hint = Nästa steg är att fråga familjen vilka som ska få vara med.
analysis-unit = Vem tar över?
analysis-unit-hint = Bara om någon annan tar över. De får inget veta av det här. Det frågar du familjen om först.
analysis-next = Vårdnadshavarna kan läsa det här på sin egen sida.

# Calling a meeting.
meeting-call-title = Bjud in till möte
meeting-call-heading = Träffas om { $child }
meeting-call-lead = Så få som möjligt. Alla som kommer ska veta varför.
meeting-day = Vilken dag?
meeting-time = Vilken tid?
meeting-time-hint = Till exempel 14:30.
meeting-error-time = Skriv tiden med timme och minut, till exempel 14:30.
meeting-error-nobody = Välj minst en som ska komma.
meeting-place-hint = Välj ett ställe där barnet känner sig lugnt.
meeting-place-hidden = Skriv inte var ni ska ses. Ring dem som ska komma.
meeting-who = Vilka ska komma?
meeting-who-text = Välj dem som behövs, och skriv varför för var och en.
meeting-invite = Ska { $name } komma?
meeting-why = Varför behövs { $name }?
meeting-others = Någon annan som familjen vill ha med
meeting-others-text = Till exempel en släkting, en tränare eller någon utan konto i Kring. Du bjuder in dem själv.
meeting-other-name = Namn
meeting-other-why = Varför?
meeting-ask = Saknas någon? Fråga familjen om samtycke först.
meeting-part = Hur är { $child } med?
meeting-part-hint = På plats, en stund, med en teckning, eller genom någon som för fram vad barnet vill.
meeting-call-next = Familjen ser på sin egen sida när och var, vilka som kommer och varför.
meeting-call-save = Bjud in

# What a meeting came to.
meeting-hold-title = Efter mötet
meeting-hold-heading = Vad kom ni fram till?
meeting-held-already = Det här mötet är redan nedskrivet.
meeting-held-yours = Mötet är redan nedskrivet, så det du skrev är inte sparat. Du ser det här ovanför. Vill du lägga till något? Kopiera det och skriv det som ett samtal.
meeting-held-talk = Skriv ett samtal
meeting-present-hint = En rad för varje person. Ta bort dem som inte kom.
meeting-voice = Hur var { $child } med?
meeting-in-person = { $child } var där själv
meeting-brought = Någon förde fram vad barnet vill
meeting-words = Vad sa { $child }?
meeting-words-hint = Egna ord, eller hur det fördes fram.
meeting-picture-hint = Det ni ser lika på, och det ni ser olika på.
meeting-outcome = Hur slutade mötet?
meeting-plan-hint = Flera hjälps åt. Nästa steg är att skriva planen.
meeting-none = Ingen samverkan behövs
meeting-none-hint = Skriv varför. Det är också ett bra slut.
meeting-none-why = Varför behövs ingen samverkan?
meeting-hold-next = Familjen kan läsa det här på sin egen sida.
