# Signing in and out.


# When the session has ended in the middle of something.
problem-lost-session-title = Du behöver logga in
problem-lost-session-text = Du är inte inloggad. Det kan bero på att du har varit borta en stund.
problem-lost-session-kept = Du har varit borta en stund och är inte längre inloggad. Det du skrev är inte sparat än, men det finns kvar här. Logga in så kan du fortsätta.
problem-lost-session-next = Logga in
# Before something that needs to be certain.
problem-sign-in-again-title = Visa att det är du
problem-sign-in-again-text = Logga in en gång till, så är det säkert att det är du. Sedan kommer du tillbaka hit.
problem-sign-in-again-kept = Logga in en gång till, så är det säkert att det är du. Det du skrev finns kvar och är inte sparat än.
signin-who = Vem är du?
resume-title = Fortsätt där du var
resume-text = Nu är du inloggad igen. Det du skrev är inte sparat än.
resume-next = Skicka det jag skrev
resume-leave = Släng det

# Choosing among invented people.
signin-demo = Alla här är påhittade. Välj en av dem och se Kring med den personens ögon.
signin-failed = Det gick inte att logga in så. Välj igen.
signin-kept = Det du skrev finns kvar. Du får se det igen när du har loggat in.
signin-at-work = I sitt arbete
signin-guardians = Vårdnadshavare
signin-children = Barn
signin-none = Det finns inget sätt att logga in på än.
signin-none-next = Den som har hand om Kring hos er behöver ordna det först.
