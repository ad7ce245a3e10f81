# Kronobergs ord på arbetsmodellens delar. Förklaringar och frågor är våra egna.

pack-name = Barnens bästa gäller
wheel-name = Barnets bästa-hjulet
plan-name = Barnets plan

role-named-contact = Barnets bästa-ansvarig
    .definition = Den som barn och vårdnadshavare kan vända sig till först, och som tar emot oro och frågor om barnet.
role-coordinator = Samverkansansvarig
    .definition = Den som håller ihop planen och ser till att det som lovats blir gjort.

seat-midwife = Barnmorska på barnmorskemottagningen
seat-bvc-nurse = Sjuksköterska på barnavårdscentralen
seat-school-head = Rektor på barnets skola
seat-kaa-officer = Handläggare för unga som inte går i skolan

step-notice = Se hur barnet har det
step-understand = Ta reda på mer och förstå var stöd behövs
step-together = Samverka och göra en plan

question-1 = Vad är det som gör livet svårt för barnet just nu?
question-2 = Vet jag tillräckligt för att kunna hjälpa?
question-3 = Vad kan jag själv göra nu?
question-4 = Vad kan min verksamhet göra nu?
question-5 = Behövs hjälp från någon mer, och i så fall vilken?

area-halsa = Hälsa
    .definition = Hur barnet mår i kroppen och inuti: sömn, mat, rörelse, känslor och den vård som behövs.
    .child = Hur jag mår
    .ask-child = Hur mår du i kroppen? Hur mår du inuti?
    .ask-guardian = Hur sover, äter och mår ditt barn?
    .ask-self = Är det något jag behöver fråga någon annan om?
    .works-child = Vad gör att du mår bra?
    .works-guardian = Vad gör att ditt barn mår bra?
sub-area-fysisk-halsa = Kroppen
sub-area-psykisk-halsa = Måendet inuti

area-utveckling = Utveckling
    .definition = Hur barnet växer, rör sig, talar och övar på nya saker i sin egen takt.
    .child = Hur jag växer
    .ask-child = Är det något du försöker göra som är svårt?
    .ask-guardian = Vad övar ditt barn på just nu?
    .ask-self = Vad har jag sett barnet klara, och vad har jag bara hört om?
    .works-child = Vad kan du nu som du inte kunde förut?
    .works-guardian = Vad är ditt barn stolt över?

area-larande = Lärande
    .definition = Att få lära sig hemma, i förskolan och i skolan, med det stöd som behövs.
    .child = Att lära mig saker
    .ask-child = Vad vill du lära dig? När är det svårt att lära sig?
    .ask-guardian = Hur tycker du att det går i förskolan eller skolan?
    .ask-self = Vad vet vi redan, så att vi inte frågar igen?
    .works-child = Vad är du bra på?
    .works-guardian = När lär sig ditt barn som bäst?

area-omsorg = Omsorg
    .definition = Att någon ser till barnet varje dag med mat, kläder, tröst, tid och värme.
    .child = De som tar hand om mig
    .ask-child = Vem hjälper dig när något är svårt?
    .ask-guardian = Vad är svårt att hinna eller orka med?
    .ask-self = Vad behöver familjen för att orka?
    .works-child = Vad gör någon för dig som känns bra?
    .works-guardian = Vad fungerar bra mellan dig och ditt barn just nu?

area-hemmet = Hemmet
    .definition = Hur det är att bo och leva hemma: lugn, plats, pengar och vardagens vanor.
    .child = Hemma hos mig
    .ask-child = Hur är det hemma hos dig? Finns det något du vill ändra?
    .ask-guardian = Hur är det att bo där ni bor?
    .ask-self = Vad vet jag om hemmet, och hur vet jag det?
    .works-child = Vad är bäst med att vara hemma?
    .works-guardian = Vad fungerar bra hemma just nu?

area-relationer = Relationer
    .definition = Familj, vänner och vuxna som barnet litar på, och att få vara med.
    .child = De jag är med
    .ask-child = Får du vara med? Är du ensam någon gång när du inte vill det?
    .ask-guardian = Vilka barn och vuxna träffar ditt barn?
    .ask-self = Vem har barnet redan en god kontakt med?
    .works-child = Vem är du helst med?
    .works-guardian = Vilka vuxna litar ditt barn på?

area-trygghet = Trygghet
    .definition = Att vara säker och känna sig trygg hemma, ute, på nätet och med andra.
    .child = När jag känner mig trygg
    .ask-child = Finns det någon gång du inte känner dig trygg?
    .ask-guardian = Finns det något som gör ditt barn rädd eller orolig?
    .ask-self = Vad har jag sett, och vad tror jag?
    .works-child = När känner du dig lugn och trygg?
    .works-guardian = När är ditt barn som tryggast?
