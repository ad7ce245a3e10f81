import { expect, test } from '@playwright/test';
import { Someone } from './people';

// A child with protected identity: there for the handler, nowhere for everybody else, and never with a place.

test.setTimeout(300_000);

test('a protected child is nowhere for a colleague, and the handler works without a place', async ({ browser }) => {
  const mohammed = await Someone.enter(browser, 'Mohammed Osman');
  await mohammed.go('Milo Ahl');
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
