# Words that many pages share.

yes = Yes
no = No
save = Save
back = Back
cancel = Cancel
continue = Continue
close = Close
change = Change
today = Today

# A moment on the clock. $hour and $minute come with two digits.
clock = { $hour }:{ $minute }
moment = { $date } at { $time }

# How old a child is.
age =
    { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
age-months =
    { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
age-unborn = Not born yet

# frame
frame-title-neutral = Start
frame-skip = Skip to the content
frame-exit = Leave this page quickly
frame-you-are = You are signed in as
frame-language = Language
frame-sign-out = Sign out
frame-nav = Pages
frame-help = Would you rather talk to someone?

# done: what just happened, and what comes next
done-noticed = What you saw is saved.
    .next = You will be reminded on the day you chose to look again.
done-tried = What you have tried is saved.
    .next = Look again on the day you have decided.
done-talked = The talk is saved.
    .next = Those in the family who may read it see it on their own page.
done-readers = Your choice is saved.
    .next = It acts at once.
done-others = It is saved.
    .next = What is marked does not go along when something is shared.
done-others-yes = It is saved that the one it is about has said yes.
    .next = Nothing has been shared. The next time you share, the sentences go along.
done-custody = Custody is changed.
    .next = Ask those who decide now, if anything is to be shared.
done-reach = The numbers are saved.
    .next = They stand at the top of the child’s page, so that you can call from there.
done-blocked = The page is closed now.
    .next = Write down what you do for the child, and look again on the day you chose.
done-unblocked = Your unit does not keep the page closed any longer.
    .next = If nobody else has closed it, it is open again. What was written meanwhile lies there, unless it is closed by itself.
done-later = It is decided.
    .next = The day after the one you chose, everything is seen by itself. To change the day, go to the same place.
done-told-now = Now everything you have done is seen.
    .next = Do talk with the family about why they were not told at once.
done-looked = It is saved.
    .next = The family sees what you found.
done-identity = It is saved, and holds from now on.
    .next = As long as somebody is protected, only those who were chosen see the child. Write no places then.
done-asked = The question is asked.
    .next = Nothing is shared until the answer has come.
done-answered = The answer is saved.
    .next = It can be changed at any time.
done-offered = It now waits at the one you chose.
    .next = You will see here when it has been collected.
done-told = It is written down who has got to know.
    .next = The family sees it on their own page.
done-kept = Your decision is saved.
    .next = Nothing is shared. You can change your mind later.
done-collected = You have collected it.
    .next = The sender sees that it was collected. Nothing more.
done-opened = The unit can read now.
    .next = The family sees that you have opened it.
done-analysed = What you arrived at is saved.
    .next = The guardians can read it on their own page.
done-called = The meeting is called.
    .next = After the meeting you write what it came to.
done-held = The meeting is saved.
    .next = The family can read about it on their own page.
done-framed = The draft of the plan is saved.
    .next = The plan holds only when you have agreed on it.
done-agreed = The plan holds now.
    .next = Now each one can promise their part.
done-promised = The promise stands in the plan.
    .next = Now you ask the family whether they say yes to just this.
done-measure-asked = The question is put.
    .next = When the family has answered you write it down here. They can also answer on their own page.
done-measure-yes = A yes is saved.
    .next = It can be changed at any time.
done-measure-no = A no is saved.
    .next = Nothing else changes. When you follow up the plan you can talk about something else instead.
done-reviewed = The follow-up is saved.
    .next = The next day to follow up stands in the plan.
done-closed = The plan is closed.
    .next = The family sees whom they can turn to later.
done-closed-here = You are done for this time.
    .next = If something happens, write again. Then it opens.
done-written = What you wrote is saved.
    .next = Only those you chose can see it.
done-shared = Now more people can see what you wrote.
    .next = Your page shows who they are.
done-doubted = It is saved.
    .next = The yes is not used. Talk alone on the day you chose.
done-narrowed = Your yes is smaller now.
    .next = It holds already. What you took away is closed.
done-stopped = You have taken back your yes.
    .next = It already holds.
done-consulted = The question is asked.
    .next = You see on your first page when the advice has come.
done-advised = The advice is given.
    .next = Those who asked will tell you how it went.
done-concluded = The question is closed.
    .next = What you learned stays among the questions without a name.
