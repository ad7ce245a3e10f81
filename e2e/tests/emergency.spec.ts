import { expect, test } from '@playwright/test';
import { Someone, day } from './people';

// Somebody cannot wait: who will know stands there before, the family reads why, and somebody else looks at it.

const WHY = 'Barnet svarar inte och hostar hela tiden.';

test('an emergency is opened with a reason, read by the family and waits for somebody to look at it', async ({ browser }) => {
  const teacher = await Someone.enter(browser, 'Elin Berg');
  await teacher.go('Daniel Kidane');
  const child = teacher.page.url();
  await teacher.go('Varför ser jag det här, och vem mer?');
  await teacher.sees('Ingrid Palm');
  await teacher.look('emergency-why');
  await teacher.page.goto(child);

  await teacher.go('Öppna i ett nödläge');
  await teacher.sees('Familjen läser att du öppnade och varför.');
  await teacher.look('emergency-form');
  await teacher.write('Vad har hänt, och varför kan det inte vänta?', 'nöd');
  await teacher.press('Öppna nu');
  await teacher.sees('Något behöver rättas');
  await teacher.lookAgain('emergency-refused');
  await teacher.write('Vad har hänt, och varför kan det inte vänta?', WHY);
  await teacher.press('Öppna nu');
  await teacher.sees('Öppet för dig till');
  await teacher.look('emergency-open');

  const head = await Someone.enter(browser, 'Ingrid Palm');
  await head.sees('Något har öppnats i ett nödläge.');
  await head.go('Öppnat i ett nödläge');
  await head.look('emergency-list');
  await head.go('Elin Berg');
  await head.sees(WHY);
  await head.seesNothingOf('Daniel');
  await head.look('emergency-review');
  await head.choose('Vad kommer du fram till?', 'Det behövdes');
  await head.write('Varför?', 'Ambulansen kom.');
  await head.press('Spara');
  await head.sees('Det är fortfarande öppet.');

  await teacher.page.goto(child);
  await teacher.go('Vem har läst och skrivit här');
  await teacher.sees('Öppnade i ett nödläge');
  await teacher.look('emergency-log');
  const [file] = await Promise.all([teacher.page.waitForEvent('download'), teacher.go('Spara listan som en fil')]);
  expect(file.suggestedFilename()).toBe('kring.csv');
  const mother = await Someone.enter(browser, 'Selam Kidane');
  await mother.page.goto(`${new URL(mother.page.url()).pathname}/who`);
  await mother.sees(WHY);
  await mother.sees('Någon annan tittar på det senast');
  await mother.look('emergency-family');
  for (const someone of [teacher, head, mother]) await someone.leave();
});

test('a guardian is told later, and from when is decided by somebody with a reason', async ({ browser }) => {
  const teacher = await Someone.enter(browser, 'Elin Berg');
  await teacher.go('Daniel Kidane');
  const child = teacher.page.url();
  await teacher.go('Berätta senare för en vårdnadshavare vem som läser');
  await teacher.look('later-form');
  await teacher.page.getByRole('radio').first().check({ force: true });
  await teacher.write('Varför?', 'Barnet har sagt att det blir hot hemma.');
  await teacher.write('Till och med vilken dag?', day(14));
  await teacher.press('Spara');
  await teacher.sees('Det är bestämt.');
  await teacher.page.goto(`${child}/later`);
  await teacher.sees('Får veta efter');
  await teacher.look('later-held');
  await teacher.leave();
});
