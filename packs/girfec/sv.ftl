# De åtta områdena på svenska. Förklaringar och frågor är våra egna.

pack-name = Rätt stöd till varje barn
wheel-name = Välmåendehjulet
plan-name = Barnets plan

role-named-contact = Namngiven kontakt
    .definition = Den som barn och vårdnadshavare kan vända sig till först, och som tar emot oro och frågor om barnet.
role-coordinator = Planens samordnare
    .definition = Den som håller ihop planen och ser till att det som lovats blir gjort.

seat-midwife = Barnmorska på barnmorskemottagningen
seat-bvc-nurse = Sjuksköterska på barnavårdscentralen
seat-school-head = Rektor på barnets skola
seat-kaa-officer = Handläggare för unga som inte går i skolan

step-notice = Se hur barnet har det
step-understand = Förstå barnets hela värld
step-weigh = Väga det som skyddar mot det som tynger, när livet är krångligt
step-plan = Planera, göra och titta igen

question-1 = Vad står i vägen för att barnet ska ha det bra?
question-2 = Vet jag det jag behöver för att kunna hjälpa?
question-3 = Vad kan jag själv göra nu?
question-4 = Vad kan min verksamhet göra nu?
question-5 = Vad mer kan behövas, och från vem?

area-being-safe = Trygg
    .definition = Att vara skyddad från det som skadar, och att känna sig trygg, hörd och omhändertagen.
    .child = När jag känner mig trygg
    .ask-child = Finns det någon gång du inte känner dig trygg?
    .ask-guardian = Finns det något som gör ditt barn rädd eller orolig?
    .ask-self = Vad har jag sett, och vad tror jag?
    .works-child = När känner du dig lugn och trygg?
    .works-guardian = När är ditt barn som tryggast?

area-being-healthy = Frisk
    .definition = Att må så bra som det går i kroppen och inuti, och att få vård när det behövs.
    .child = Hur jag mår
    .ask-child = Hur mår du i kroppen? Hur mår du inuti?
    .ask-guardian = Hur sover, äter och mår ditt barn?
    .ask-self = Är det något jag behöver fråga någon annan om?
    .works-child = Vad gör att du mår bra?
    .works-guardian = Vad gör att ditt barn mår bra?

area-being-achieving = På väg framåt
    .definition = Att lära sig, bli säkrare och tro på sig själv, med den hjälp som behövs.
    .child = Saker jag lär mig
    .ask-child = Vad vill du lära dig? Vad är svårt?
    .ask-guardian = Hur tycker du att det går i förskolan eller skolan?
    .ask-self = Vad vet vi redan, så att vi inte frågar igen?
    .works-child = Vad är du bra på?
    .works-guardian = Vad är ditt barn stolt över?

area-being-nurtured = Omvårdad
    .definition = Att bli omhändertagen med värme, i ett hem där barnet kan växa.
    .child = De som tar hand om mig
    .ask-child = Vem hjälper dig när något är svårt?
    .ask-guardian = Vad är svårt att hinna eller orka med?
    .ask-self = Vad behöver familjen för att orka?
    .works-child = Vad gör någon för dig som känns bra?
    .works-guardian = Vad fungerar bra hemma just nu?

area-being-active = Aktiv
    .definition = Att leka, röra sig och göra sådant man tycker om, hemma, i skolan och i närheten.
    .child = Lek och fri tid
    .ask-child = Finns det något du vill göra men inte kan?
    .ask-guardian = Finns det något som hindrar ditt barn från att vara med i lek eller på fritiden?
    .ask-self = Finns det hinder: pengar, skjuts, kompisar?
    .works-child = Vad gör du helst när du får bestämma?
    .works-guardian = Vad ser ditt barn fram emot i veckan?

area-being-respected = Respekterad
    .definition = Att bli lyssnad på, och att få vara med och tycka till om det som rör en själv.
    .child = Att någon lyssnar på mig
    .ask-child = Finns det något du vill säga som ingen har frågat om?
    .ask-guardian = Hur vill du bli bemött?
    .ask-self = Har barnet fått säga sitt?
    .works-child = Vilka vuxna lyssnar på dig?
    .works-guardian = När känner du att någon lyssnar på dig och ditt barn?

area-being-responsible = Ansvarstagande
    .definition = Att få vara med och bestämma så mycket som man klarar, med någon vuxen nära.
    .child = Det jag bestämmer och hjälper till med
    .ask-child = Finns det något som är för svårt att göra själv?
    .ask-guardian = Vad behöver ditt barn hjälp med att klara?
    .ask-self = Är kraven lagom för det här barnet?
    .works-child = Vad får du bestämma själv?
    .works-guardian = Vad klarar ditt barn på egen hand?

area-being-included = Delaktig
    .definition = Att höra till, och att ha samma möjligheter som andra oavsett familjens pengar eller bakgrund.
    .child = Att höra till
    .ask-child = Får du vara med? Är du ensam någon gång när du inte vill det?
    .ask-guardian = Finns det något ställe där ditt barn eller din familj hamnar utanför?
    .ask-self = Vem har barnet redan en god kontakt med?
    .works-child = Vem är du helst med?
    .works-guardian = Var känner sig ditt barn hemma?
