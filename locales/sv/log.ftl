# Why somebody sees something, what has been done with it, and what a guardian is told later.

why-here-title = Varför ser jag det här, och vem mer?
why-here-link = Varför ser jag det här, och vem mer?
why-here-why = Varför du ser det
why-here-source = Källa
why-here-own = Du läser det som din enhet har skrivit och det som den har fått. Vad andra enheter skriver ser du bara om de har släppt in er.
why-here-who = Vem mer öppnar sidan
why-here-protected = Någon har skyddade personuppgifter. Därför är det namngivna personer som ser barnet, och ingen annan.
why-here-nobody = Ingen mer hos er.
why-here-family = Barnet och vårdnadshavarna läser på sina egna sidor, det som visas för dem.
why-here-shared = Andra verksamheter ser bara det som har delats med dem. Det står på barnets sida.
why-here-wrong = Är det någon som inte borde stå här? Säg till din chef i dag.

part-log-title = Vem har läst och skrivit här
part-log-lead = Här står vad alla hos er har gjort här, också det som nekades. Det nyaste står först.
part-log-next = Ser du något som inte stämmer? Säg till din chef i dag. Varje läsning ska ha ett skäl.
log-refused = Nekades
log-why = Varför?
extract-when = När
extract-who = Vem
extract-seat = Roll och enhet
extract-what = Vad
extract-refused = Nekades
extract-why = Varför det fick göras, eller inte
extract-said = Vad som skrevs om det

part-later = Berätta senare för en vårdnadshavare vem som läser
later-title = Berätta senare för en vårdnadshavare
later-heading = Ska en vårdnadshavare få veta senare?
later-lead = Gör det bara om { $child } kan skadas av att vårdnadshavaren nu ser att ni läser och skriver.
later-what = Det som { $unit } gör härifrån syns inte för den vårdnadshavaren förrän efter den dag du väljer. Då syns allt, med rätt tider. Inget tas bort.
later-who-sees = Bara er enhet läser beslutet. Det här stänger inte sidan och ändrar inte vad som visas där.
later-person = Vem ska få veta senare?
later-is-held = Får veta efter { $day }.
later-way = Vad bestämmer du?
later-hold = Berätta senare, till den dag jag väljer
later-tell = Berätta nu
later-tell-hint = Allt som ni har gjort syns direkt.
later-why = Varför?
later-why-hint = Skriv vad som kan hända barnet. Skriv inte var någon bor.
later-until = Till och med vilken dag?
later-until-hint = Senast om tre månader.
later-next = Berätta för din chef i dag. Dagen efter syns allt av sig självt.
