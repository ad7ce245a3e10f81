import { expect, test } from '@playwright/test';
import { Someone, day } from './people';

// The ten-year-old at school, through the browser, as her people. Needs a county where her story has not begun.

const CHILD = 'Tilde Aronsson';
const SECRET = 'Jag vill inte äta med de stora.';
const SHOWN = 'Kan vi åka till mormor snart?';

test.setTimeout(600_000);

test('a ten-year-old reads her own plan alone, and chooses who sees her words', async ({ browser }) => {
  const anna = await Someone.enter(browser, 'Anna Sjögren');
  const jenny = await Someone.enter(browser, 'Jenny Aronsson');
  const markus = await Someone.enter(browser, 'Markus Aronsson');
  const tilde = await Someone.enter(browser, CHILD);

  await test.step('an empty page teaches', async () => {
    await tilde.sees('Jag behöver prata med någon');
    await tilde.sees('116 111');
    await tilde.sees('Det finns ingen plan än');
    await tilde.look('child-empty');
  });

  await test.step('the head talks with her; her words stay hers', async () => {
    await anna.go(CHILD);
    await anna.sees('delad vårdnad');
    await anna.go('Vi har pratat med familjen');
    await anna.choose('Vem var med?', CHILD);
    await anna.choose('Vad pratade ni om?', 'Lärande');
    await anna.write('Språk i samtalet', 'svenska');
    await anna.press('Fortsätt');
    await anna.choose('Tilde Aronsson om Lärande', 'Både och');
    await anna.write('Tilde Aronsson: det här fungerar', 'Jag är bra på att läsa.');
    await anna.write('Tilde Aronsson: det här är svårt', 'Det är för högt ljud i matsalen.');
    await anna.press('Spara');
    await anna.sees('Samtalet är sparat');
    await tilde.home();
    await tilde.sees('Det är för högt ljud i matsalen.');
    for (const guardian of [jenny, markus]) {
      await guardian.home();
      await guardian.seesNothingOf('högt ljud');
    }
  });

  await test.step('two guardians are asked; while one has not answered nothing flows', async () => {
    await anna.go('Be om samtycke');
    await anna.choose('Vem vill ni ska få veta?', 'Skolsköterskorna');
    await anna.choose('Vad får det handla om?', 'Lärande');
    await anna.choose('Hur mycket gäller frågan?', 'Prata, skriva och dela');
    await anna.write('Vad ska det leda till?', 'Att Tilde får det lugnare.');
    await anna.write('fått säga sitt', 'Tilde vill att vi frågar.');
    await anna.press('Ställ frågan');
    await answer(jenny, 'Skolsköterskorna');
    await jenny.sees('Inget delas förrän alla som ska svara har svarat ja');
    await markus.home();
    await markus.sees('En fråga väntar på dig');
    await markus.go('Läs frågan och svara');
    await markus.seesNothingOf('Jenny');
    await toChild(anna);
    await anna.sees('Svar saknas från Markus Aronsson');
    await shareTalk(anna);
    await anna.sees('Ingen har sagt ja än');
    await answer(markus, 'Skolsköterskorna');
    await toChild(anna);
    await shareTalk(anna);
    await anna.choose('Med vem?', 'Skolsköterskorna');
  });

  await test.step('a plan with her own words', async () => {
    await toChild(anna);
    await anna.page.goto(`${anna.page.url().split('?')[0]}/plan/frame`);
    await anna.write('Varför det finns en plan', 'Tilde vill ha det lugnare.');
    await anna.page.getByLabel(/^Mål.*1/).first().fill('Jag vill äta i lugn och ro.');
    await anna.page.getByLabel(/har själv sagt det så/).first().check({ force: true });
    await anna.page.getByLabel(/Hur märker ni att mål.*1/).first().fill('Tilde äter lunch varje dag.');
    await anna.press('Spara');
    await toChild(anna);
    await anna.page.goto(`${anna.page.url().split('?')[0]}/plan/agree`);
    await anna.write('När följer ni upp?', day(90));
    await anna.press('Vi är överens');
    await anna.sees('Planen gäller nu');
    await toChild(anna);
    await anna.page.goto(`${anna.page.url().split('?')[0]}/plan/promise`);
    await anna.page.getByRole('group', { name: /Vilket mål/ }).getByRole('radio').first().check({ force: true });
    await anna.write('Vad gör ni?', 'Tilde får äta i det lilla rummet.');
    await anna.write('Lovat till', day(10));
    await anna.write('Kontaktperson', 'Anna Sjögren');
    await anna.write('Telefon', '08-465 004 12');
    await anna.write('Var börjar ert ansvar?', 'På måndag.');
    await anna.write('Var slutar ert ansvar?', 'När Tilde vill äta i matsalen.');
    await anna.press('Vi lovar');
  });

  await test.step('she reads her plan alone', async () => {
    await tilde.home();
    await tilde.sees('Jag vill äta i lugn och ro.');
    await tilde.sees('Tilde får äta i det lilla rummet.');
    await tilde.sees('Anna Sjögren');
    await tilde.look('child-plan');
  });

  await test.step('she writes only for herself: nobody else sees it', async () => {
    await tilde.go('Skriv något');
    await tilde.sees('Vem kan se det här? Bara du.');
    await tilde.look('child-words');
    await tilde.write('Vad vill du skriva?', SECRET);
    await tilde.press('Spara');
    await tilde.sees('Det du skrev är sparat');
    await tilde.sees(SECRET);
    await nobodySees(SECRET, jenny, markus, anna);
  });

  await test.step('her words reach mum only when she agrees', async () => {
    await tilde.go('Skriv något');
    await tilde.write('Vad vill du skriva?', SHOWN);
    await tilde.choose('Vill du att någon mer ser det?', 'Jenny Aronsson');
    await tilde.press('Spara');
    await tilde.sees('Du och Jenny Aronsson');
    await jenny.home();
    await jenny.sees(SHOWN);
    await jenny.look('room-shown');
    await nobodySees(SHOWN, markus, anna);
  });

  await test.step('and school when she sends it there', async () => {
    await tilde.go('Låt någon mer läsa');
    await tilde.look('child-share');
    await tilde.press('Låt dem läsa');
    await tilde.sees('Något behöver rättas');
    await tilde.choose('Vem får läsa?', 'Skicka till Björkskolan');
    await tilde.press('Låt dem läsa');
    await tilde.sees('Nu kan fler se det du skrev');
    await toChild(anna);
    expect(await anna.all()).toContain(SHOWN);
    await nobodySees(SECRET, jenny, markus, anna);
  });

  await test.step('she sees who has read, and leaves quickly', async () => {
    await tilde.go('Se vem som har läst om mig');
    await tilde.sees('Anna Sjögren');
    await tilde.look('child-log');
    await tilde.go('Lämna sidan snabbt');
    await expect(tilde.page).toHaveTitle('Start');
    await tilde.page.goBack();
    await tilde.seesNothingOf(SHOWN);
  });
});

async function toChild(anna: Someone): Promise<void> {
  await anna.home();
  await anna.go(CHILD);
}

async function answer(guardian: Someone, unit: string): Promise<void> {
  await guardian.home();
  await guardian.go('Läs frågan och svara');
  await guardian.choose(`Vad säger du om ${unit}?`, 'Ja');
  await guardian.choose('hur mycket?', 'De får också skriva och dela');
  await guardian.press('Skicka mitt svar');
  await guardian.sees('Svaret är sparat');
}

async function shareTalk(anna: Someone): Promise<void> {
  await anna.openEverything();
  const talk = anna.page.locator('ul.timeline > li').filter({ hasText: 'skrev ner ett samtal' }).first();
  await talk.getByRole('link', { name: 'Dela det här' }).click();
}

async function nobodySees(text: string, ...people: Someone[]): Promise<void> {
  for (const someone of people) {
    await someone.home();
    if (someone.name === 'Anna Sjögren') await someone.go(CHILD);
    await someone.seesNothingOf(text);
  }
}
