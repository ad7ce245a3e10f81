import { expect, test } from '@playwright/test';
import { Someone, day } from './people';

// A guardian's page is closed for a while (OSL 12:3): he is told that it is and whom to ask, and nobody else is told anything.

test.setTimeout(600_000);

const ELLIOT = 'Elliot Sandberg';
const TOMAS = 'Tomas Sandberg';
const WHY = 'Elliot har berättat att han blir slagen när pappa läser.';

test('one guardian finds the page closed, the other finds no trace, and it opens again', async ({ browser }) => {
  const elin = await Someone.enter(browser, 'Elin Berg');
  const johanna = await Someone.enter(browser, 'Johanna Sandberg');
  const tomas = await Someone.enter(browser, TOMAS);
  await elin.go(ELLIOT);
  await tomas.sees('Elliot');
  const room = new URL(tomas.page.url()).pathname;
  const his = await read(tomas);
  const hers = await everything(johanna);

  await test.step('the teacher closes it, with a reason and a day to look again', async () => {
    await elin.openEverything();
    await elin.go('Stäng sidan för en vårdnadshavare');
    await elin.look('closed-form');
    await elin.choose('Vems sida?', TOMAS);
    await elin.write('Vilken dag tittar ni igen?', day(200));
    await elin.press('Spara');
    await elin.sees('Skriv något här.');
    await elin.write('Varför?', WHY);
    await elin.press('Spara');
    await elin.sees('Välj en dag inom tre månader.');
    await expect(elin.field('Varför?')).toHaveValue(WHY);
    await elin.lookAgain('closed-form-wrong');
    await elin.write('Vilken dag tittar ni igen?', day(30));
    await elin.press('Spara');
    await elin.sees('Sidan är stängd nu.');
    await elin.sees('Titta igen på om sidan ska vara stängd för en vårdnadshavare');
    await elin.look('closed-part');
  });

  await test.step('he was signed in: at his next request it is closed, and tells whom to ask and nothing else', async () => {
    await tomas.page.goto(room);
    await tomas.sees('Sidan är stängd. Ring den som du brukar prata med.');
    for (const secret of ['Elliot', 'Elin', 'Linden', WHY, day(30)]) await tomas.seesNothingOf(secret);
    await tomas.look('closed-room');
    await tomas.home();
    for (const secret of ['Elliot', 'Elin', 'Linden', WHY]) await tomas.seesNothingOf(secret);
    await tomas.look('closed-home');
    for (const inside of ['consents', 'who', 'words']) {
      await tomas.page.goto(`${room}/${inside}`);
      await tomas.sees('Sidan är stängd. Ring den som du brukar prata med.');
      await tomas.seesNothingOf('Elliot');
    }
  });

  await test.step('her pages are word for word what they were', async () => {
    expect(await everything(johanna)).toEqual(hers);
    await johanna.seesNothingOf('stängd');
    await johanna.look('closed-others-room');
  });

  await test.step('the teacher opens it again', async () => {
    await elin.home();
    await elin.go(ELLIOT);
    await elin.openEverything();
    await elin.go('Titta igen på om sidan ska vara stängd');
    await elin.sees('Stängd. Ni tittar igen');
    await elin.look('closed-form-again');
    await elin.choose('Vems sida?', TOMAS);
    await elin.choose('Vad bestämmer du?', 'Sidan ska vara öppen igen');
    await elin.write('Varför?', 'Socialtjänsten har träffat Elliot. Faran är över.');
    await elin.press('Spara');
    await elin.sees('Din enhet håller inte sidan stängd längre.');
    await elin.seesNothingOf('Titta igen på om sidan ska vara stängd');
    await elin.look('closed-part-open');
  });

  await test.step('and he reads the same page as before, where nothing tells why it was closed', async () => {
    await tomas.page.goto(room);
    expect(await read(tomas)).toBe(his);
    await tomas.seesNothingOf(WHY);
    await tomas.look('closed-room-open');
    expect(await everything(johanna)).toEqual(hers);
  });
  for (const someone of [elin, johanna, tomas]) await someone.leave();
});

async function read(someone: Someone): Promise<string> {
  await someone.openEverything();
  return someone.page.getByRole('main').innerText();
}

/** The own page, the own answers and who has read, without the minutes: that the teacher looked once more stands there, and is
 * no trace of why. */
async function everything(guardian: Someone): Promise<string[]> {
  const texts = [];
  await guardian.home();
  texts.push(await read(guardian));
  for (const link of ['Det du har sagt ja och nej till', 'Vem som har läst']) {
    await guardian.home();
    await guardian.go(link);
    texts.push((await read(guardian)).replace(/[\u2068\u2069]/g, '').replace(/\d\d\.\d\d(, )?/g, ''));
  }
  await guardian.home();
  return texts;
}
