# One sentence for each kind of entry.
sentence-child_card = { $by } skrev ner vem { $child } är
sentence-observation = { $by } lade märke till något
sentence-own_try = { $by } skrev vad de själva har prövat
sentence-conversation = { $by } skrev ner ett samtal
sentence-consent_asked = { $by } bad om samtycke för { $to }
sentence-consent_answered = { $who } svarade på en fråga om samtycke
sentence-consent_withdrawn = { $who } tog tillbaka sitt ja för { $to }
sentence-consent_ended = Svaren på en fråga gäller inte längre
sentence-consent_doubted = { $by } skrev att ett ja kanske inte var fritt
sentence-offered =
    { $way ->
        [outside] { $by } lämnade ut något till { $to }
       *[kring] { $by } delade något med { $to }
    }
sentence-collected =
    { $way ->
        [outside] Det är lämnat till { $to }
       *[kring] Det som delades är hämtat av { $to }
    }
sentence-not_shared =
    { $whom ->
        [one] { $by } valde att inte dela något med { $to }
       *[nobody] { $by } valde att inte dela något
    }
sentence-offer_cancelled = Det som väntade på { $to } kan inte längre hämtas
sentence-copy = { $by } delade något hit
sentence-locked =
    { $state ->
        [shorter] Något som delats hit gäller till och med { $until }
       *[closed] En delning har upphört
    }
sentence-inner_access = { $by } lät { $to } läsa det som { $of } har skrivit
sentence-named_contact = { $name } är kontakt för { $child }
sentence-handover_offered = { $by } frågade { $to } om att bli den som familjen vänder sig till
sentence-handover_answered =
    { $answer ->
        [takes] { $by } blir den som familjen vänder sig till
        [cannot] { $by } svarade att det inte går att ta över
       *[taken_back] { $by } frågar inte längre någon annan om att ta över
    }
sentence-analysis = { $by } gick igenom vad som behövs
sentence-meeting_called = { $by } bjöd in till ett möte { $when }
sentence-meeting_held = { $by } skrev ner vad mötet kom fram till
sentence-plan_frame =
    { $state ->
        [active] Planen gäller, skriven av { $by }
       *[draft] { $by } började skriva en plan
    }
sentence-measure = { $by } lovade något i planen
sentence-measure_asked = { $by } frågade om ett ja till ett löfte i planen
sentence-measure_answered = { $who } svarade om ett löfte i planen
sentence-review = { $by } följde upp planen
sentence-plan_closed = { $by } avslutade planen
sentence-closed_here = { $by } skrev att arbetsplatsen är klar för den här gången
sentence-own_words = { $by } skrev egna ord
sentence-words_shared = { $by } delar egna ord med { $to }
sentence-family_readers = { $by } valde vem i familjen som får läsa
sentence-about_others = { $by } såg efter vad som handlar om någon annan
sentence-guardian_block =
    { $state ->
        [closed] { $by } stängde sidan för { $who }
       *[open] { $by } öppnade sidan igen för { $who }
    }
sentence-emergency_opened = { $by } öppnade i ett nödläge det som annars är stängt
sentence-emergency_reviewed =
    { $found ->
        [needed] { $by } har tittat på varför det öppnades: det behövdes
       *[not] { $by } har tittat på varför det öppnades: det behövdes inte
    }
sentence-reading_held =
    { $state ->
        [later] { $by } bestämde att { $who } får veta senare vad enheten gör här
       *[now] { $by } bestämde att { $who } får veta det nu
    }

# What stands in an entry.
telling-found = Vad som syntes
telling-told-after = Berättas efter den
telling-child = barnet
telling-kring = Kring
telling-family = en i familjen
telling-area = ett område
telling-receiver = mottagaren
telling-guardians = Vårdnadshavare
telling-observed = { $child }, som vuxna har sett det
telling-level-talk = prata med varandra
telling-level-share = prata, skriva ner och dela
telling-seen = Det här såg eller hörde jag
telling-thought = Det här tänker jag
telling-areas = Områden
telling-look-again = Titta igen
telling-tried = Det här gjorde vi
telling-result = Så gick det
telling-spoken = Språk
telling-with-interpreter = { $language }, med tolk
telling-needs-interpreter = behöver tolk
telling-works = Fungerar: { $words }
telling-hard = Svårt: { $words }
telling-birth = Född
telling-language = Språk hemma
telling-purpose = Varför
telling-level = Vad det gäller
telling-until = Till och med
telling-signers = Ska svara
telling-answer = Svar
telling-judged = Så har det bedömts
telling-child-heard = Så har barnet fått säga sitt
telling-form = Så gavs svaret
telling-form-oral = Muntligt
telling-form-written = På papper
telling-form-own-page = På egen sida
telling-ask-again = Går bra att fråga igen
telling-what = Vad
telling-why = Varför
telling-left-out = Inte med
telling-without-thought = Det som den som skrev tänker
telling-other-yes = { $who } har sagt ja { $day }
telling-other-back = { $who } tog tillbaka sitt ja { $day }
telling-about-others = Meningar om någon annan
telling-role = Roll
telling-unit = Verksamhet
telling-phone = Telefon
telling-together = Gjort tillsammans med familjen
telling-outcome = Kom fram till
telling-outcome-own = Vi hjälper själva
telling-outcome-transfer = { $unit } tar över
telling-outcome-collaborate = Flera behöver hjälpas åt
telling-when = När
telling-place = Var
telling-childs-part = Så är barnet med
telling-present = Var med
telling-picture = Gemensam bild
telling-joint-plan = En gemensam plan
telling-no-collaboration = Ingen samverkan behövs. { $why }
telling-brought = { $child }, framfört av en vuxen
telling-review = Följs upp
telling-next-review = Följs upp igen
telling-goal = Mål
telling-childs-words = Med { $child }s egna ord
telling-how-we-know = Så vet vi att det har blivit bättre: { $words }
telling-parties = Är med i planen
telling-coordinator = Håller ihop planen
telling-contact = Kontaktperson
telling-promised = Lovat till
telling-begins = Ansvaret börjar
telling-ends = Ansvaret slutar
telling-nearer = Närmare målet
telling-same = Som förut
telling-farther = Längre från målet
telling-reached = Nått
telling-partly = Nått en bit
telling-not-reached = Inte nått
telling-turn-to = Vänd dig hit senare
telling-words = Orden
telling-at-latest = till och med { $day }
telling-on-condition = Villkor: { $words }
telling-talk-alone = Prata enskilt
telling-without = Väntar inte på
telling-without-no-conflict = { $who }. Inget tyder på att den är emot.
telling-without-prevented = { $who }. Går inte att nå, och det kan inte vänta.
telling-without-judged = Så har det bedömts
telling-form-paper = På papper, text { $version }
telling-about = Det gäller
telling-shown-to = Får läsa
telling-closed-to = Får inte läsa
telling-condition = Villkor
telling-condition-accepted = Tystnad: bara för det familjen har sagt ja till.
telling-sender = Lämnat av
telling-recipient = Lämnat till
telling-medium = Sätt
telling-hash = Kontrolltal för det som lämnades
telling-family-condition = Familjens villkor
telling-views = Vad de säger
telling-ground = Med vilken rätt
telling-by-law = Delat utan att fråga, med stöd av { $source }
telling-by-harm-test = Delat utan att fråga, efter en bedömning att ingen skadas
telling-harm = Kan någon skadas?
telling-weighed = Vad som har vägts
telling-set-aside = Varför ett nej fick vika
telling-second = Beslutat tillsammans med
telling-untold = Varför familjen inte har fått veta
telling-own-telephone = Egen telefon
telling-custody-sole = ensam vårdnad
telling-custody-joint = delad vårdnad
telling-custody-appointed = särskilt förordnad vårdnadshavare
telling-custody-temporary = tillfällig vårdnadshavare
telling-custody-god-man = god man
telling-custody-none = har inte vårdnaden
telling-protection = Skyddade personuppgifter
telling-known-from = Hur det är känt
