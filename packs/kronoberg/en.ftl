# The parts of Kronoberg's working model in English. Explanations and questions are our own.

pack-name = The child's best comes first
wheel-name = The wheel of the child's best
plan-name = The child's plan

role-named-contact = Keeper of the child's best
    .definition = The person whom children and guardians can turn to first, and who takes in worries and questions about the child.
role-coordinator = Collaboration lead
    .definition = The person who holds the plan together and sees to it that promises are kept.

seat-midwife = Midwife at the maternity clinic
seat-bvc-nurse = Nurse at the child health centre
seat-school-head = Head of the child's school
seat-kaa-officer = Officer for young people who are not in school

step-notice = See how the child is doing
step-understand = Find out more and understand where support is needed
step-together = Work together and make a plan

question-1 = What is making life hard for the child right now?
question-2 = Do I know enough to be able to help?
question-3 = What can I do myself now?
question-4 = What can my workplace do now?
question-5 = Is help from anyone else needed, and if so what?

area-halsa = Health
    .definition = How the child feels in body and mind: sleep, food, movement, feelings and the care that is needed.
    .child = How I feel
    .ask-child = How does your body feel? How do you feel inside?
    .ask-guardian = How does your child sleep, eat and feel?
    .ask-self = Is there something I need to ask someone else about?
    .works-child = What makes you feel good?
    .works-guardian = What makes your child feel good?
sub-area-fysisk-halsa = The body
sub-area-psykisk-halsa = How it feels inside

area-utveckling = Development
    .definition = How the child grows, moves, talks and tries new things at their own pace.
    .child = How I grow
    .ask-child = Is there something you try to do that is hard?
    .ask-guardian = What is your child practising right now?
    .ask-self = What have I seen the child manage, and what have I only been told?
    .works-child = What can you do now that you could not do before?
    .works-guardian = What is your child proud of?

area-larande = Learning
    .definition = Getting to learn at home, in preschool and in school, with the support that is needed.
    .child = Learning things
    .ask-child = What do you want to learn? When is it hard to learn?
    .ask-guardian = How do you think preschool or school is going?
    .ask-self = What do we know already, so that we do not ask again?
    .works-child = What are you good at?
    .works-guardian = When does your child learn best?

area-omsorg = Care
    .definition = That someone looks after the child every day, with food, clothes, comfort, time and warmth.
    .child = Those who take care of me
    .ask-child = Who helps you when something is hard?
    .ask-guardian = What is hard to find time or strength for?
    .ask-self = What does the family need to have the strength?
    .works-child = What does someone do for you that feels good?
    .works-guardian = What works well between you and your child right now?

area-hemmet = Home
    .definition = What it is like to live at home: calm, space, money and everyday habits.
    .child = My home
    .ask-child = What is it like at home? Is there anything you want to change?
    .ask-guardian = What is it like to live where you live?
    .ask-self = What do I know about the home, and how do I know it?
    .works-child = What is best about being at home?
    .works-guardian = What works well at home right now?

area-relationer = Relationships
    .definition = Family, friends and adults whom the child trusts, and getting to take part.
    .child = The people I am with
    .ask-child = Do you get to join in? Are you ever alone when you do not want to be?
    .ask-guardian = Which children and adults does your child meet?
    .ask-self = Whom does the child already have a good bond with?
    .works-child = Who do you like being with most?
    .works-guardian = Which adults does your child trust?

area-trygghet = Safety
    .definition = Being safe and feeling safe at home, outside, online and with others.
    .child = When I feel safe
    .ask-child = Is there any time when you do not feel safe?
    .ask-guardian = Is there anything that makes your child afraid or worried?
    .ask-self = What have I seen, and what do I believe?
    .works-child = When do you feel calm and safe?
    .works-guardian = When does your child feel safest?
