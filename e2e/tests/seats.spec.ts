import { test } from '@playwright/test';
import { Someone, day } from './people';

// The named contact leaves and a handover is accepted (R55, R56, X8): the family turns to the old one until the new one has
// said yes, and then reads who it is and what it was told. A seat that children count on is not emptied.

test.setTimeout(600_000);

const CHILD = 'Astrid Wik';
const TOLD = 'Jag har berättat för Astrid och Linda att jag slutar, och de har träffat Johan.';
const KNOWN = 'Astrid har ritat huset och berättat om flytten. Rita gärna i stället för att fråga.';
const VERA = 'Vera Nyberg';

test('the contact leaves, and a handover is accepted', async ({ browser }) => {
  const karin = await Someone.enter(browser, 'Karin Lindgren');
  const johan = await Someone.enter(browser, 'Johan Ekholm');
  const linda = await Someone.enter(browser, 'Linda Wik');

  await test.step('she asks a colleague', async () => {
    await karin.go(CHILD);
    await karin.go('Lämna över till någon annan');
    await karin.look('hand-over');
    await karin.press('Fråga');
    await karin.sees('Något behöver rättas');
    await karin.choose('Vem frågar du?', 'Johan Ekholm');
    await karin.write('Vad vet Astrid Wik och familjen om bytet?', TOLD);
    await karin.write('slippa berätta igen?', KNOWN);
    await karin.write('När behöver du svar?', day(5));
    await karin.press('Fråga');
    await karin.sees('Frågan är ställd');
    await karin.sees('Någon är tillfrågad om att bli den som familjen vänder sig till');
  });

  await test.step('the family turns to her until somebody has said yes', async () => {
    await linda.home();
    await linda.sees('Karin Lindgren');
    await linda.seesNothingOf(TOLD);
    await linda.seesNothingOf(KNOWN);
  });

  await test.step('he reads what need not be told again, and takes over', async () => {
    await johan.home();
    await johan.go('Svara om du kan bli den som familjen vänder sig till');
    await johan.go('Svara på frågan om att ta över');
    await johan.sees(KNOWN);
    await johan.look('take-over');
    await johan.choose('Vad svarar du?', 'Jag tar över');
    await johan.press('Svara');
    await johan.sees('Nu är det du som familjen vänder sig till');
  });

  await test.step('the family reads who it is, and what it was told', async () => {
    await linda.home();
    await linda.openEverything();
    await linda.sees('Johan Ekholm');
    await linda.sees(TOLD);
    await linda.seesNothingOf(KNOWN);
    await linda.look('new-contact');
  });

  await test.step('nobody leaves a seat that children count on, until somebody has it', async () => {
    await johan.home();
    await johan.go('Vem som har vilket uppdrag');
    await johan.look('seats');
    await johan.go('Ändra vem som är BVC-läkare');
    await johan.look('seat');
    await johan.choose('Vem slutar?', 'Johan Ekholm');
    await johan.page.locator('#last').fill(day(0));
    await johan.press('Spara sista dagen');
    await johan.sees('Ge uppdraget till någon annan först');
    await johan.page.locator('#who').selectOption('new');
    await johan.write('Den nyas namn', VERA);
    await johan.page.locator('#from').fill(day(0));
    await johan.press('Ge uppdraget');
    await johan.sees('Uppdraget har fått någon');
    await johan.sees(VERA);
  });

  await test.step('whoever is new sees the children that the function has', async () => {
    const vera = await Someone.enter(browser, VERA);
    await vera.sees(CHILD);
    await vera.leave();
  });

  for (const one of [karin, johan, linda]) await one.leave();
});
