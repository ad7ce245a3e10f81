# The eight indicators by their known names. Explanations and questions are our own.

pack-name = Getting it right for every child
wheel-name = The wellbeing wheel
plan-name = The child's plan

role-named-contact = Named person
    .definition = The person whom children and guardians can turn to first, and who takes in worries and questions about the child.
role-coordinator = Lead professional
    .definition = The person who holds the plan together and sees to it that promises are kept.

seat-midwife = Midwife at the maternity clinic
seat-bvc-nurse = Nurse at the child health centre
seat-school-head = Head of the child's school
seat-kaa-officer = Officer for young people who are not in school

step-notice = See how the child is doing
step-understand = Understand the child's whole world
step-weigh = Weigh what protects and what strains, where life is complex
step-plan = Plan, act and look again

question-1 = What stands in the way of this child doing well?
question-2 = Do I know what I need to know in order to help?
question-3 = What can I do myself now?
question-4 = What can my workplace do now?
question-5 = What more may be needed, and from whom?

area-being-safe = Safe
    .definition = To be protected from harm and to feel safe, heard and looked after.
    .child = When I feel safe
    .ask-child = Is there any time when you do not feel safe?
    .ask-guardian = Is there anything that makes your child afraid or worried?
    .ask-self = What have I seen, and what do I believe?
    .works-child = When do you feel calm and safe?
    .works-guardian = When does your child feel safest?

area-being-healthy = Healthy
    .definition = To be as well as can be in body and mind, and to get care when it is needed.
    .child = How I feel
    .ask-child = How does your body feel? How do you feel inside?
    .ask-guardian = How does your child sleep, eat and feel?
    .ask-self = Is there something I need to ask someone else about?
    .works-child = What makes you feel good?
    .works-guardian = What makes your child feel good?

area-being-achieving = Achieving
    .definition = To learn, grow in skill and believe in oneself, with the help that is needed.
    .child = Things I learn
    .ask-child = What do you want to learn? What is hard?
    .ask-guardian = How do you think preschool or school is going?
    .ask-self = What do we know already, so that we do not ask again?
    .works-child = What are you good at?
    .works-guardian = What is your child proud of?

area-being-nurtured = Nurtured
    .definition = To be cared for with warmth, in a home where the child can grow.
    .child = Those who take care of me
    .ask-child = Who helps you when something is hard?
    .ask-guardian = What is hard to find time or strength for?
    .ask-self = What does the family need to have the strength?
    .works-child = What does someone do for you that feels good?
    .works-guardian = What works well at home right now?

area-being-active = Active
    .definition = To play, move and do things one enjoys, at home, at school and nearby.
    .child = Playing and free time
    .ask-child = Is there something you would like to do but cannot?
    .ask-guardian = Does anything stop your child from joining in with play or free time?
    .ask-self = Are there hindrances: money, transport, friends?
    .works-child = What do you like doing most when you get to choose?
    .works-guardian = What does your child look forward to in the week?

area-being-respected = Respected
    .definition = To be listened to, and to have a say in what concerns oneself.
    .child = Being listened to
    .ask-child = Is there something you want to say that nobody has asked about?
    .ask-guardian = How do you wish to be met?
    .ask-self = Has the child been able to have a say?
    .works-child = Which grown-ups listen to you?
    .works-guardian = When do you feel that people listen to you and your child?

area-being-responsible = Responsible
    .definition = To take part and decide as much as one can manage, with guidance close by.
    .child = What I decide and help with
    .ask-child = Is there something that is too hard to do on your own?
    .ask-guardian = What does your child need help to manage?
    .ask-self = Are the demands right for this child?
    .works-child = What do you get to decide yourself?
    .works-guardian = What does your child manage on their own?

area-being-included = Included
    .definition = To belong, and to have the same chances as others whatever the family's means or background.
    .child = Belonging
    .ask-child = Do you get to join in? Are you ever alone when you do not want to be?
    .ask-guardian = Is there anywhere your child, or your family, is left outside?
    .ask-self = Whom does the child already have a good bond with?
    .works-child = Who do you like being with most?
    .works-guardian = Where does your child feel at home?
