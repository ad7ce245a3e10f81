# Opening in an emergency, and looking at it afterwards.

emergency-title = Open in an emergency
emergency-lead = This is for when { $child } may come to harm if you wait. It opens what other units of yours have written, and what is locked. Only you see it, for an hour.
emergency-who-sees = The family reads that you opened and why. Somebody else looks at it within five working days.
emergency-not-opened = What other services have not shared with you, the family's own pages, what the child has written itself, and what is protected are not opened.
emergency-why = What has happened, and why can it not wait?
emergency-why-hint = In your own words. At least 20 characters.
emergency-later = Must a guardian not know yet? Decide that first.
emergency-next = When you save, it is open at once. It closes by itself in an hour.
emergency-save = Open now
emergency-harm = Are you worried that the child is coming to harm?
emergency-back = To the child's page
emergency-open-title = Open in an emergency: { $child }
emergency-open-until = Open to you until { $until }.
emergency-open-what = Here stands only what is otherwise closed to you. Do not read more than you need.
emergency-open-nothing = There is nothing more here than what you see as usual.
emergency-open-next = Write down on the child's page what you do. Whoever looks afterwards sees when you read, not what stands here.

emergencies-title = Opened in an emergency
emergencies-lead = Look at why it was opened. You see who, when and why, not what stands about the child.
emergencies-nothing = There is nothing to look at just now.
start-emergencies = Something has been opened in an emergency. It is yours to look at why.
review-emergency-title = Was it an emergency?
review-emergency-lead = You see who, when and why. What stands about the child you do not see. If you need to know more, ask whoever opened.
review-emergency-who = Who
review-emergency-when = When
review-emergency-did = This was done in that hour
review-emergency-open = It is open until { $until }. Write down what you find when the hour is over.
review-emergency-found = What do you find?
review-emergency-needed = It was needed
review-emergency-not = It was not needed
review-emergency-not-hint = Talk today with your manager and with whoever answers for personal data. To read without a reason can be a crime.
review-emergency-said = Why?
review-emergency-said-hint = The family reads it. Write nothing about anybody else.
review-emergency-next = The family sees what you find, on the page about who has read.
