import { expect, test } from '@playwright/test';
import { Someone } from './people';

// Something about somebody else stands in what is shared: it is ticked in one act and never arrives.

test.setTimeout(600_000);

const LIV = 'Liv Nordin';
const RECEIVER = 'Talstigen';
const KEPT = 'Liv bygger gärna med klossar.';
const OTHER = 'Mormor Fatima har fått ett nytt arbete.';

test('a passage about a third person is stripped, until she says yes herself and again when she takes it back', async ({ browser }) => {
  const elin = await Someone.enter(browser, 'Elin Berg');
  const therese = await Someone.enter(browser, 'Therese Nordin');
  const andreas = await Someone.enter(browser, 'Andreas Nordin');
  const viktor = await Someone.enter(browser, 'Viktor Ström');

  await test.step('what was written is saved, and the name in it is pointed out', async () => {
    await elin.go(LIV);
    await elin.go('Jag har lagt märke till något');
    await elin.write('Det här såg eller hörde jag', `${KEPT} ${OTHER}`);
    await elin.choose('Vad handlar det om?', 'Hälsa');
    await elin.press('Spara');
    await elin.sees('Det du såg är sparat');
    await elin.sees('Här står: Fatima');
  });

  await test.step('both guardians say yes to sharing', async () => {
    await elin.go('Be om samtycke');
    await elin.choose('Vem vill ni ska få veta?', RECEIVER);
    await elin.choose('Vad får det handla om?', 'Hälsa');
    await elin.choose('Hur mycket gäller frågan?', 'Prata, skriva och dela');
    await elin.write('Vad ska det leda till?', 'Att vi gör samma sak.');
    await elin.write('fått säga sitt', 'Vi har sett vad Liv tycker om.');
    await elin.press('Ställ frågan');
    await elin.sees('Frågan är ställd');
    for (const guardian of [therese, andreas]) {
      await toChild(guardian);
      await guardian.go('Läs frågan och svara');
      await guardian.choose(`Vad säger du om ${RECEIVER}?`, 'Ja');
      const level = guardian.page.getByRole('group', { name: /hur mycket/ });
      if (await level.count()) await level.first().getByLabel(/skriva och dela/).check({ force: true });
      await guardian.press('Skicka mitt svar');
      await guardian.sees('Svaret är sparat');
    }
  });

  await test.step('the sentence is ticked while sharing and is not in what is checked', async () => {
    await share(elin);
    await elin.sees('I texten står: Fatima');
    await elin.choose('Med vem?', RECEIVER);
    await elin.choose('Vad handlar det om?', 'Hälsa');
    await elin.choose('Handlar något om någon annan?', OTHER);
    await elin.press('Fortsätt');
    await elin.sees('Stämmer det här?');
    await elin.seesNothingOf('Fatima');
    await elin.press('Dela nu');
    await elin.sees('Det väntar nu hos den du valde');
  });

  await test.step('it arrives as if the sentence had never been written', async () => {
    await collect(viktor);
    expect(await viktor.all()).toContain(KEPT);
    await viktor.seesNothingOf('Fatima');
    await viktor.look('third-received');
    for (const guardian of [therese, andreas]) {
      await toChild(guardian);
      await guardian.seesNothingOf('Fatima');
    }
  });

  await test.step('she says yes herself, and the next time it goes along', async () => {
    await share(elin);
    await elin.sees('Det här är markerat och följer inte med');
    await elin.go('Ändra, eller skriv att den det handlar om har sagt ja');
    await elin.look('third-marks');
    await elin.go('Den det handlar om har sagt ja');
    await elin.look('third-yes');
    await elin.write('Vem har sagt ja?', 'Fatima, mormor');
    await elin.choose('Hur?', 'Muntligt');
    await elin.press('Spara');
    await elin.sees('Inget har delats');
    await share(elin);
    await elin.choose('Med vem?', RECEIVER);
    await elin.choose('Vad handlar det om?', 'Hälsa');
    await elin.press('Fortsätt');
    await elin.press('Dela nu');
    await collect(viktor);
    expect(await viktor.all()).toContain('Fatima');
  });

  await test.step('she takes it back: at the next request it is gone, and the rest waits anew', async () => {
    await share(elin);
    await elin.page.goto(elin.page.url().replace('/share/', '/others/'));
    await elin.choose('Har någon tagit tillbaka sitt ja?', 'Fatima, mormor');
    await elin.press('Spara');
    await elin.sees('Det är sparat');
    await viktor.page.reload();
    await viktor.seesNothingOf('Fatima');
    await collect(viktor);
    expect(await viktor.all()).toContain(KEPT);
    await viktor.seesNothingOf('Fatima');
  });
  for (const someone of [elin, therese, andreas, viktor]) await someone.leave();
});

async function toChild(someone: Someone): Promise<void> {
  await someone.home();
  await someone.go(LIV);
}

async function share(someone: Someone): Promise<void> {
  await toChild(someone);
  await someone.openEverything();
  const entry = someone.page.locator('ul.timeline > li').filter({ hasText: KEPT }).filter({ has: someone.page.getByRole('link', { name: 'Dela det här' }) });
  await entry.first().getByRole('link', { name: 'Dela det här' }).click();
}

async function collect(someone: Someone): Promise<void> {
  await someone.home();
  await someone.go('Något väntar på dig');
  await someone.press('Hämta');
  await someone.sees('Du har hämtat det');
}
