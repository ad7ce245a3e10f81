import { expect, test } from '@playwright/test';
import { Someone, words } from './people';

// A child with protected identity: there for the handler, nowhere for everybody else, and never with a place.

test.setTimeout(600_000);

const MILO = 'Milo Ahl';
const RECEIVER = 'Barnhälsan Eken';
const COLLECTS = 'Karin Lindgren';
const COLLEAGUE = 'Johan Ekholm';
const SECOND = 'Vem bestämmer tillsammans med dig?';

test('a protected child is nowhere for a colleague, and the handler works without a place', async ({ browser }) => {
  const mohammed = await Someone.enter(browser, 'Mohammed Osman');
  await mohammed.go(MILO);
  const address = new URL(mohammed.page.url()).pathname;
  await mohammed.look('protected-child');
  await mohammed.page.goto(`${address}/protection`);
  await mohammed.look('protection');

  // A text that may tell a place comes back, with every word kept.
  await mohammed.page.goto(`${address}/tried`);
  const fields = mohammed.page.getByRole('main').getByRole('textbox');
  await fields.first().fill('Vi gick hem till Storgatan 4.');
  await fields.nth(1).fill('Milo blev lugnare.');
  await mohammed.page.getByRole('main').locator('button.ds-button').first().click();
  await mohammed.sees('Det här kan säga var barnet finns');
  await expect(fields.first()).toHaveValue('Vi gick hem till Storgatan 4.');
  await mohammed.lookAgain('protected-place');
  await fields.first().fill('Vi läste en saga i lugn och ro.');
  await mohammed.page.getByRole('main').locator('button.ds-button').first().click();
  await mohammed.sees('Vi läste en saga i lugn och ro.');

  // A meeting has a day and no place.
  await mohammed.page.goto(`${address}/meeting`);
  await mohammed.look('protected-meeting');
  expect(await mohammed.page.locator('main [name=place]').count()).toBe(0);

  // The colleague at the same preschool, and the teacher at another, get what stands at an address that never was.
  for (const name of ['Ulla Friberg', 'Elin Berg']) {
    const outside = await Someone.enter(browser, name);
    await outside.seesNothingOf('Milo');
    for (const path of [address, `${address}/tried`, `${address}/protection`]) {
      await outside.page.goto(path);
      await outside.seesNothingOf('Milo');
      const hidden = await outside.page.getByRole('main').innerText();
      await outside.page.goto(`/parts/${'0'.repeat(32)}`);
      expect(await outside.page.getByRole('main').innerText()).toBe(hidden);
    }
    await outside.leave();
  }

  // Who lives under the same protection reads the own page.
  const karolina = await Someone.enter(browser, 'Karolina Ahl');
  await karolina.look('protected-room');
  await karolina.leave();
  await mohammed.leave();
});

test('what is shared about a protected child takes a yes and two people, and opens for the one who collects', async ({ browser }) => {
  const mohammed = await Someone.enter(browser, 'Mohammed Osman');
  const karolina = await Someone.enter(browser, 'Karolina Ahl');
  const seen = 'bygger samma torn varje morgon';

  await test.step('the handler asks and the mother answers on her own page', async () => {
    await mohammed.go(MILO);
    await mohammed.go('Be om samtycke');
    await mohammed.look('protected-ask');
    await mohammed.choose('Vem vill ni ska få veta?', RECEIVER);
    await mohammed.choose('Vad får det handla om?', 'Relationer');
    await mohammed.choose('Hur mycket gäller frågan?', 'Prata, skriva och dela');
    await mohammed.write('Vad ska det leda till?', 'Att vi gör samma sak.');
    await mohammed.write('fått säga sitt', 'Vi har sett vad Milo tycker om.');
    await mohammed.press('Ställ frågan');
    await mohammed.sees('Frågan är ställd');
    await karolina.home();
    await karolina.go('Läs frågan och svara');
    await karolina.look('protected-answer');
    await karolina.choose(`Vad säger du om ${RECEIVER}?`, 'Ja');
    await karolina.choose('hur mycket?', 'De får också skriva och dela');
    await karolina.press('Skicka mitt svar');
    await karolina.sees('Svaret är sparat');
  });

  await test.step('nothing leaves on one name', async () => {
    await mohammed.home();
    await mohammed.go(MILO);
    await mohammed.openEverything();
    const entry = mohammed.page.locator('ul.timeline > li').filter({ hasText: seen });
    await entry.first().getByRole('link', { name: 'Dela det här' }).click();
    await mohammed.look('protected-share');
    await mohammed.choose('Med vem?', RECEIVER);
    await mohammed.choose('Vad handlar det om?', 'Relationer');
    // Nobody else, and then oneself: the same words beside the field, with what was chosen kept.
    for (const second of ['', mohammed.name]) {
      await mohammed.write(SECOND, second);
      await mohammed.press('Fortsätt');
      await mohammed.sees('Då bestämmer två personer. Skriv vem den andra är.');
      await expect(mohammed.field(SECOND)).toHaveAttribute('aria-invalid', 'true');
      await expect(mohammed.page.getByRole('radio', { name: words(RECEIVER) })).toBeChecked();
    }
    await mohammed.lookAgain('protected-share-wrong');
    await mohammed.write(SECOND, 'Ulla Friberg');
    await mohammed.press('Fortsätt');
    await mohammed.sees('Stämmer det här?');
    await mohammed.sees('Beslutat tillsammans med');
    await mohammed.sees('Ulla Friberg');
    await mohammed.lookAgain('protected-check');
    await mohammed.press('Dela nu');
    await mohammed.sees('Det väntar nu hos den du valde');
  });

  await test.step('whoever collects is the handler there, and a colleague at the same place sees nothing', async () => {
    const karin = await Someone.enter(browser, COLLECTS);
    await karin.seesNothingOf('Milo');
    // What waits tells neither whom nor what: she collects what waits, and this is among it.
    const waits = karin.page.getByRole('link', { name: words('Något väntar på dig') });
    const left = await waits.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    let found = false;
    for (const one of left) {
      await karin.page.goto(one);
      await karin.seesNothingOf('Milo');
      await karin.press('Hämta');
      await karin.sees('Du har hämtat det.');
      found = (await karin.all()).includes(seen);
      if (found) break;
    }
    expect(found).toBe(true);
    await karin.look('protected-received');
    await karin.leave();
    const colleague = await Someone.enter(browser, COLLEAGUE);
    await colleague.seesNothingOf('Milo');
    await colleague.leave();
    // The second name opens nothing either.
    const ulla = await Someone.enter(browser, 'Ulla Friberg');
    await ulla.seesNothingOf('Milo');
    await ulla.leave();
  });

  await test.step('the mother reads whom it was shared with', async () => {
    await karolina.home();
    await karolina.openEverything();
    await karolina.sees(RECEIVER);
    await karolina.sees('Hämtat');
    await karolina.look('protected-shared-room');
  });
  await mohammed.leave();
  await karolina.leave();
});
