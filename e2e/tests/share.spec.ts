import { expect, test } from '@playwright/test';
import { Someone, day } from './people';

// Two guardians who each answer for themselves, a private caregiver who takes part like anybody else, and a no.

test.setTimeout(600_000);

const LIV = 'Liv Nordin';
const HUGO = 'Hugo Persson';
const PRIVATE = 'Talstigen';

test('a private caregiver takes part fully, on what two guardians said in a session each', async ({ browser }) => {
  const elin = await Someone.enter(browser, 'Elin Berg');
  const therese = await Someone.enter(browser, 'Therese Nordin');
  const andreas = await Someone.enter(browser, 'Andreas Nordin');

  await test.step('both are asked toward two, about two areas', async () => {
    await elin.go(LIV);
    await ask(elin, [PRIVATE, 'Barnhälsan Eken'], ['Hälsa', 'Trygghet']);
  });

  await test.step('each says yes to a part, and neither learns what the other said', async () => {
    await answer(therese, [[PRIVATE, 'Ja'], ['Barnhälsan Eken', 'Nej']]);
    await toChild(andreas, LIV);
    await andreas.go('Läs frågan och svara');
    await andreas.seesNothingOf('Therese');
    await answer(andreas, [[PRIVATE, 'Ja', ['Hälsa']], ['Barnhälsan Eken', 'Ja']]);
    for (const [guardian, other] of [
      [therese, 'Andreas'],
      [andreas, 'Therese'],
    ] as const) {
      await toChild(guardian, LIV);
      await guardian.go('Det du har sagt ja och nej till');
      await guardian.seesNothingOf(other);
      await guardian.look(`consents-of-${guardian.name.split(' ')[0]}`);
    }
  });

  await test.step('only what both said yes to flows', async () => {
    await toChild(elin, LIV);
    await share(elin, 'håller för öronen');
    await expect(elin.page.getByRole('group', { name: /Med vem/ })).not.toContainText('Barnhälsan');
    await elin.choose('Med vem?', PRIVATE);
    // What only one of them said yes to is not there to choose.
    await expect(elin.page.getByRole('group', { name: /Vad handlar det om/ })).not.toContainText('Trygghet');
    await elin.choose('Vad handlar det om?', 'Hälsa');
    await elin.press('Fortsätt');
    // What was seen is about more than both have said yes to: it does not leave.
    await elin.sees('Något behöver rättas');
    await toChild(elin, LIV);
    await elin.go('Jag har lagt märke till något');
    await elin.write('Det här såg eller hörde jag', 'Liv vilar gärna i tältet, där det är tyst.');
    await elin.choose('Vad handlar det om?', 'Hälsa');
    await elin.press('Spara');
    await share(elin, 'vilar gärna');
    await elin.choose('Med vem?', PRIVATE);
    await elin.choose('Vad handlar det om?', 'Hälsa');
    await elin.press('Fortsätt');
    await elin.sees('Stämmer det här?');
    await elin.press('Dela nu');
    await elin.sees('Det väntar nu hos den du valde');
  });

  const viktor = await Someone.enter(browser, 'Viktor Ström');
  await test.step('the private psychologist collects, writes and asks on his own', async () => {
    await viktor.seesNothingOf(LIV);
    await viktor.go('Något väntar på dig');
    await viktor.press('Hämta');
    await viktor.sees('Du har hämtat det');
    expect(await viktor.all()).toContain('vilar gärna');
    await viktor.look('private-part');
    await viktor.go('Jag har lagt märke till något');
    await viktor.write('Det här såg eller hörde jag', 'Liv lyssnar gärna när det är tyst i rummet.');
    await viktor.choose('Vad handlar det om?', 'Hälsa');
    await viktor.press('Spara');
    await ask(viktor, ['Förskolan Linden'], ['Hälsa']);
    for (const guardian of [therese, andreas]) await answer(guardian, [['Förskolan Linden', 'Ja']]);
    await toChild(viktor, LIV);
    await share(viktor, 'lyssnar gärna');
    await viktor.choose('Med vem?', 'Förskolan Linden');
    await viktor.choose('Vad handlar det om?', 'Hälsa');
    await viktor.press('Fortsätt');
    await viktor.press('Dela nu');
    await elin.home();
    await elin.go('Något väntar på dig');
    await elin.press('Hämta');
    await toChild(elin, LIV);
    expect(await elin.all()).toContain('lyssnar gärna när det är tyst');
  });

  await test.step('he lets nothing of what he received go on', async () => {
    await toChild(viktor, LIV);
    await viktor.openEverything();
    const copy = viktor.page.locator('ul.timeline > li').filter({ hasText: 'vilar gärna' }).first();
    await expect(copy).toBeVisible();
    await expect(copy.getByRole('link', { name: 'Dela det här' })).toHaveCount(0);
  });

  await test.step('one parent takes it back in two steps, and at his very next request it is gone', async () => {
    await toChild(andreas, LIV);
    await andreas.go('Det du har sagt ja och nej till');
    await andreas.go('Ta tillbaka ditt ja till Talstigen');
    await andreas.look('withdraw-private');
    await andreas.press('Ta tillbaka mitt ja');
    await andreas.sees('Du har tagit tillbaka ditt ja');
    await viktor.page.reload();
    await viktor.seesNothingOf('vilar gärna');
    expect(await viktor.all()).toContain('lyssnar gärna när det är tyst');
    // What the other parent is told does not tell who.
    await toChild(therese, LIV);
    await therese.seesNothingOf('Andreas');
  });
  for (const someone of [elin, therese, andreas, viktor]) await someone.leave();
});

test('a no ends nothing else, and says when it is fine to ask again', async ({ browser }) => {
  const mohammed = await Someone.enter(browser, 'Mohammed Osman');
  const camilla = await Someone.enter(browser, 'Camilla Persson');
  await mohammed.go(HUGO);
  await ask(mohammed, ['Råd och stöd för familjer'], ['Relationer']);
  await camilla.home();
  await camilla.go('Läs frågan och svara');
  await camilla.choose('Vad säger du om Råd och stöd för familjer?', 'Nej');
  await camilla.write('Får de fråga dig igen någon gång?', day(60));
  await camilla.press('Skicka mitt svar');
  await camilla.sees('Svaret är sparat');
  await camilla.look('room-after-no');
  await toChild(mohammed, HUGO);
  await mohammed.sees('Går bra att fråga igen');
  await mohammed.look('part-after-no');
  // Everything else goes on: what was seen can be written and read as before.
  await mohammed.go('Jag har lagt märke till något');
  await mohammed.write('Det här såg eller hörde jag', 'Hugo frågade själv efter cykeln.');
  await mohammed.press('Spara');
  await mohammed.sees('Hugo frågade själv efter cykeln.');
  await mohammed.leave();
  await camilla.leave();
});

async function toChild(someone: Someone, child: string): Promise<void> {
  await someone.home();
  await someone.go(child);
}

async function ask(someone: Someone, units: string[], areas: string[]): Promise<void> {
  await someone.go('Be om samtycke');
  for (const unit of units) await someone.choose('Vem vill ni ska få veta?', unit);
  for (const area of areas) await someone.choose('Vad får det handla om?', area);
  await someone.choose('Hur mycket gäller frågan?', 'Prata, skriva och dela');
  await someone.write('Vad ska det leda till?', 'Att vi gör samma sak.');
  await someone.write('fått säga sitt', 'Vi har sett vad barnet tycker om.');
  await someone.press('Ställ frågan');
  await someone.sees('Frågan är ställd');
}

/** Answers about each unit; a yes is to every area that was asked about, or to those that are named. */
async function answer(guardian: Someone, about: [string, string, string[]?][]): Promise<void> {
  await toChild(guardian, LIV);
  await guardian.go('Läs frågan och svara');
  for (const [unit, yes, only] of about) {
    await guardian.choose(`Vad säger du om ${unit}?`, yes);
    if (yes !== 'Ja') continue;
    const section = guardian.page.locator('section').filter({ has: guardian.page.getByRole('heading', { name: unit }) });
    if (only) {
      for (const box of await section.getByRole('group', { name: /om vad/ }).getByRole('checkbox').all()) await box.uncheck({ force: true });
      for (const area of only) await section.getByRole('group', { name: /om vad/ }).getByLabel(area).check({ force: true });
    }
    const level = section.getByRole('group', { name: /hur mycket/ });
    if (await level.count()) await level.getByLabel(/skriva och dela/).check({ force: true });
  }
  await guardian.press('Skicka mitt svar');
  await guardian.sees('Svaret är sparat');
}

async function share(someone: Someone, holds: string): Promise<void> {
  await someone.openEverything();
  const entry = someone.page.locator('ul.timeline > li').filter({ hasText: holds }).first();
  await entry.getByRole('link', { name: 'Dela det här' }).click();
}
