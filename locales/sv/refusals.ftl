# An expected no: why, and whom to ask.

# rules
refusal-area-not-agreed = Familjen har inte sagt ja till alla de områdena. Välj bara det som de har sagt ja till.
refusal-another-coordinator = Någon annan håller ihop planen. Be den personen att ändra.
refusal-blanket-consent = Ett samtycke måste säga till vem och om vad. Välj minst en plats och ett område.
refusal-childs-voice-missing = Skriv vad barnet sa, eller hur någon förde fram vad barnet vill.
refusal-consent-over = Tiden för det här samtycket har gått ut. Fråga familjen igen.
refusal-consent-too-long = Ett samtycke kan gälla högst ett år. Välj en tidigare dag.
refusal-day-past = Den dagen har redan varit. Välj en senare dag.
refusal-goal-without-knowing = Skriv för varje mål hur ni märker att det är nått.
refusal-goal-without-word = Varje mål behöver ett svar.
refusal-inner-secrecy = En av platserna har samma sekretess som du. Där frågar du inte om samtycke. Ta bort den platsen.
refusal-invited-without-reason = Skriv varför för var och en som ska komma.
refusal-locked-copy = Delningen har upphört. Fråga enhetens chef om du behöver läsa det av ett skäl i lagen.
refusal-meeting-held = Det här mötet är redan nedskrivet. Titta på barnets sida.
refusal-no-consent = Det finns inget ja som gäller. Fråga familjen först.
refusal-no-guardian = Ingen vårdnadshavare är inskriven. Skriv först in vem som har vårdnaden.
refusal-no-mandate = Din roll har inte det uppdraget. Fråga din chef vem som har det.
refusal-no-such-consent = Frågan finns inte här. Gå till barnets sida och välj den igen.
refusal-no-such-entry = Det finns inte här. Gå till barnets sida och välj igen.
refusal-no-such-goal = Målet finns inte i planen. Gå till planen och välj igen.
refusal-no-such-meeting = Mötet finns inte här. Gå till barnets sida och välj igen.
refusal-no-such-plan = Planen finns inte här. Gå till barnets sida och välj igen.
refusal-no-words = Något står tomt. Fyll i det som saknas.
refusal-nobody-chosen = Ingen är vald. Välj vem som får läsa.
refusal-nobody-invited = Ingen är inbjuden. Välj minst en som ska komma.
refusal-nobody-to-turn-to = Skriv vem familjen kan vända sig till sedan.
refusal-not-a-signer = Den personen är inte en av dem som ska svara. Välj en av dem som frågan ställdes till.
refusal-not-addressed = Det är inte skickat till dig. Prata med den som har skickat det.
refusal-not-everybody-answered = Alla har inte svarat än. Inget delas förrän de har gjort det.
refusal-not-for-sharing = Det här går inte att dela. Dela det som handlar om barnet i stället.
refusal-not-found = Sidan finns inte. Gå till startsidan och leta dig fram därifrån.
refusal-nothing-to-withdraw = Det finns inget ja att ta tillbaka här.
refusal-offer-gone = Det väntar inte längre. Du behöver inte göra något.
refusal-onward = Det kommer från någon annan och går inte att dela vidare. Den som skrev det kan dela det.
refusal-other-secrecy = Den enheten har en annan sekretess. Fråga familjen om samtycke i stället.
refusal-plan-active = Planen gäller redan.
refusal-plan-closed = Planen är avslutad. Behövs en plan börjar ni på en ny.
refusal-plan-exists = Det finns redan en plan för barnet. Prata med den som håller ihop den.
refusal-plan-not-active = Planen gäller inte än. Kom överens om den först.
refusal-plan-without-goal = Planen behöver minst ett mål. Skriv ett mål först.
refusal-plan-without-review = Planen behöver en dag när ni följer upp. Välj en dag.
refusal-receiver-not-named = Familjen har inte fått frågan om den mottagaren. Fråga familjen först.
refusal-room-closed = Sidan är stängd. Ring den som du brukar prata med.
refusal-sharing-stopped = Delningen med den mottagaren har upphört. Fråga familjen igen om det behövs.
refusal-talk-only = Familjen har sagt ja till att ni pratar, men inte till att skriva och dela. Ta det i ett samtal.
refusal-unknown-area = Området finns inte i hjulet. Välj igen.
refusal-unknown-unit = Den platsen tar inte emot något här. Välj en annan.
refusal-wider-than-asked = Svaret är större än frågan. Ställ en ny fråga om familjen vill mer.
refusal-withdraw-instead = Något är redan delat med stöd av det förra svaret. Familjen kan ta tillbaka sitt ja på sin egen sida.
refusal-fault = Det gick inte att avgöra om du får det. Därför blev svaret nej. Försök igen om en stund.

# access
refusal-not-yours = Det här är inte öppet för dig. Fråga din chef, eller den du brukar prata med.
