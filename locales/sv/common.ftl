# Words that many pages share.

yes = Ja
no = Nej
save = Spara
back = Tillbaka
cancel = Avbryt
continue = Fortsätt
close = Stäng
change = Ändra
today = I dag

# A moment on the clock. $hour and $minute come with two digits.
clock = { $hour }.{ $minute }
moment = { $date } kl. { $time }

# How old a child is.
age =
    { $years ->
        [one] { $years } år
       *[other] { $years } år
    }
age-months =
    { $months ->
        [one] { $months } månad
       *[other] { $months } månader
    }
age-unborn = Inte född än

# frame
frame-title-neutral = Start
frame-skip = Hoppa till innehållet
frame-exit = Lämna sidan snabbt
frame-you-are = Du är inloggad som
frame-language = Språk
frame-sign-out = Logga ut
frame-nav = Sidor
frame-help = Vill du hellre prata med någon?

# done: what just happened, and what comes next
done-noticed = Det du såg är sparat.
    .next = Du påminns dagen du valde att titta igen.
done-tried = Det ni har prövat är sparat.
    .next = Titta igen den dag ni har bestämt.
done-talked = Samtalet är sparat.
    .next = De i familjen som får läsa det ser det på sin egen sida.
done-readers = Ditt val är sparat.
    .next = Det gäller genast.
done-others = Det är sparat.
    .next = Det som är markerat följer inte med när något delas.
done-others-yes = Det är sparat att den det handlar om har sagt ja.
    .next = Inget har delats. Nästa gång ni delar följer meningarna med.
done-custody = Vårdnaden är ändrad.
    .next = Fråga dem som bestämmer nu, om något ska delas.
done-reach = Numren är sparade.
    .next = De står överst på barnets sida, så att ni kan ringa därifrån.
done-blocked = Sidan är stängd nu.
    .next = Skriv ner vad ni gör för barnet, och titta igen den dag du valde.
done-unblocked = Din enhet håller inte sidan stängd längre.
    .next = Har ingen annan stängt den är den öppen igen. Det som skrevs under tiden ligger där, om det inte är stängt för sig.
done-later = Det är bestämt.
    .next = Dagen efter den du valde syns allt av sig självt. Vill du ändra dagen gör du det på samma ställe.
done-told-now = Nu syns allt som ni har gjort.
    .next = Prata gärna med familjen om varför de inte fick veta det direkt.
done-looked = Det är sparat.
    .next = Familjen ser vad du kom fram till.
done-identity = Det är sparat, och gäller från nu.
    .next = Så länge någon är skyddad ser bara de som är valda barnet. Skriv då inga platser.
done-asked = Frågan är ställd.
    .next = Inget delas förrän svaret har kommit.
done-answered = Svaret är sparat.
    .next = Det går att ändra när som helst.
done-offered = Det väntar nu hos den du valde.
    .next = Du ser här när det är hämtat.
done-told = Det är nedskrivet vem som har fått veta.
    .next = Familjen ser det på sin egen sida.
done-kept = Ditt beslut är sparat.
    .next = Inget är delat. Ni kan ändra er senare.
done-collected = Du har hämtat det.
    .next = Den som skickade ser att det är hämtat. Inget mer.
done-opened = Enheten kan läsa nu.
    .next = Familjen ser att du har öppnat.
done-analysed = Det ni kom fram till är sparat.
    .next = Vårdnadshavarna kan läsa det på sin egen sida.
done-called = Mötet är inbjudet.
    .next = Efter mötet skriver du vad det kom fram till.
done-held = Mötet är sparat.
    .next = Familjen kan läsa om det på sin egen sida.
done-framed = Utkastet till plan är sparat.
    .next = Planen gäller först när ni har kommit överens om den.
done-agreed = Planen gäller nu.
    .next = Nu kan var och en lova sin del.
done-promised = Löftet står i planen.
    .next = Nu frågar ni familjen om de säger ja till just det här.
done-measure-asked = Frågan är ställd.
    .next = När familjen har svarat skriver ni ner det här. De kan också svara på sin egen sida.
done-measure-yes = Ett ja är sparat.
    .next = Det går att ändra när som helst.
done-measure-no = Ett nej är sparat.
    .next = Inget annat ändras. När ni följer upp planen kan ni prata om något annat i stället.
done-reviewed = Uppföljningen är sparad.
    .next = Nästa dag att följa upp står i planen.
done-closed = Planen är avslutad.
    .next = Familjen ser vem de kan vända sig till framöver.
done-closed-here = Ni är klara för den här gången.
    .next = Händer något skriver du igen. Då öppnas det.
done-written = Det du skrev är sparat.
    .next = Bara de du valde kan se det.
done-shared = Nu kan fler se det du skrev.
    .next = Du ser på din sida vilka det är.
done-doubted = Det är sparat.
    .next = Ja:et används inte. Prata enskilt den dag du valde.
done-narrowed = Ditt ja är mindre nu.
    .next = Det gäller redan. Det du tog bort är stängt.
done-stopped = Du har tagit tillbaka ditt ja.
    .next = Det gäller redan nu.
done-consulted = Frågan är ställd.
    .next = Du ser på din första sida när rådet har kommit.
done-advised = Rådet är lämnat.
    .next = De som frågade berättar för dig hur det gick.
done-concluded = Frågan är avslutad.
    .next = Det ni lärde er finns kvar bland frågorna utan namn.
