import { test } from '@playwright/test';
import { Someone } from './people';

// What is promised has its own yes (R38): the one who decides says no on her own page, the promise is not begun, and
// nothing else has changed. Then she changes her mind.

test.setTimeout(600_000);

const NORA = 'Nora Sjöberg';
const WHAT = 'Lunch i lilla rummet med en kompis som Nora väljer.';

test('a teenager says no to one promise alone, and yes another day', async ({ browser }) => {
  const head = await Someone.enter(browser, 'Per-Olof Grahn');
  const nora = await Someone.enter(browser, NORA);
  const katarina = await Someone.enter(browser, 'Katarina Sjöberg');

  await test.step('the school waits for her answer', async () => {
    await head.go(NORA);
    await head.sees('Svar väntas om det ni har lovat');
    await head.go('Läs planen');
    await head.sees('Svar väntas');
    await head.look('measure-waits');
  });

  await test.step('she reads what is promised and says no', async () => {
    await nora.home();
    await nora.sees(WHAT);
    await answer(nora, 'Nej');
    await nora.sees('Ett nej är sparat');
    await nora.sees('Du har sagt nej');
    await nora.look('measure-no');
  });

  await test.step('the school sees it, and that nothing else has changed', async () => {
    await head.page.reload();
    await head.sees('Svaret är nej');
    await head.sees('Då görs det inte. Inget annat ändras.');
  });

  await test.step('her mother is told neither of the question nor of the answer', async () => {
    await katarina.home();
    for (const told of ['frågade om ett ja', 'svarade om ett löfte', '/measures/']) await katarina.seesNothingOf(told);
  });

  await test.step('she changes her mind, and the school begins', async () => {
    await answer(nora, 'Ja');
    await nora.sees('Ett ja är sparat');
    await head.page.reload();
    await head.sees('Svaret är ja');
  });

  for (const someone of [head, nora, katarina]) await someone.leave();
});

/** The question about the lunch, wherever on the page it stands now. */
async function answer(nora: Someone, said: string): Promise<void> {
  const question = nora.page.locator('a[href*="/measures/"]').filter({ hasText: WHAT });
  await question.first().click();
  await nora.sees('Är det här okej?');
  await nora.look('measure-answer');
  await nora.choose('Får det göras?', said);
  await nora.press('Skicka mitt svar');
}
