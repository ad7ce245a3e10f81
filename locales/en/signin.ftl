# Signing in and out.


# When the session has ended in the middle of something.
problem-lost-session-title = You need to sign in
problem-lost-session-text = You are not signed in. You may have been away for a while.
problem-lost-session-kept = You have been away for a while and are no longer signed in. What you wrote is not saved yet, but it is still here. Sign in and you can go on.
problem-lost-session-next = Sign in
# Before something that needs to be certain.
problem-sign-in-again-title = Show that it is you
problem-sign-in-again-text = Sign in once more, so that it is certainly you. Then you come back here.
problem-sign-in-again-kept = Sign in once more, so that it is certainly you. What you wrote is still here and is not saved yet.
signin-who = Who are you?
resume-title = Go on where you were
resume-text = You are signed in again. What you wrote is not saved yet.
resume-next = Send what I wrote
resume-leave = Throw it away

# Choosing among invented people.
signin-demo = Everybody here is invented. Choose one of them and see Kring with that person’s eyes.
signin-failed = It was not possible to sign in like that. Choose again.
signin-kept = What you wrote is still here. You will see it again when you have signed in.
signin-at-work = At work
signin-guardians = Guardians
signin-children = Children
signin-none = There is no way to sign in yet.
signin-none-next = Whoever looks after Kring where you work needs to set it up first.
