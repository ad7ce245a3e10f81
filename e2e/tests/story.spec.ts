import { expect, test } from '@playwright/test';
import { Someone, day } from './people';

// The four-year-old's whole story through the browser, as its people. Needs a county where it has not begun.

const CHILD = 'Noor Saleh';
const AREAS = ['Utveckling', 'Relationer'];

test.setTimeout(900_000);

test('a preschool, a child health centre and a mother go the whole way together', async ({ browser }) => {
  const elin = await Someone.enter(browser, 'Elin Berg');
  const karin = await Someone.enter(browser, 'Karin Lindgren');
  const rania = await Someone.enter(browser, 'Rania Saleh');

  await test.step('1. the teacher notices', async () => {
    await elin.look('day');
    await elin.page.goto('/harm');
    await elin.look('harm');
    await elin.page.goto('/children/new');
    await elin.look('begin');
    await elin.home();
    await elin.go(CHILD);
    await elin.sees('ensam vårdnad');
    await elin.look('part-empty');
    await elin.go('Jag har lagt märke till något');
    await elin.look('notice');
    await elin.write('Det här såg eller hörde jag', 'Noor pekar och drar i min hand när hon vill något. I dag sa hon två ord.');
    await elin.write('Det här tänker jag', 'Jag undrar om hon förstår mer än hon säger.');
    await elin.press('Spara');
    await elin.sees('Det du såg är sparat');
    await elin.home();
    await elin.sees('Längre fram');
    await elin.look('day-coming');
    await elin.go('Titta igen: Noor Saleh');
  });

  await test.step('2. and writes what they tried themselves', async () => {
    await elin.go('Vi har prövat något själva');
    await elin.look('tried');
    await elin.write('Det här gjorde vi', 'Bilder vid samlingen och en liten grupp.');
    await elin.write('Så gick det', 'Hon visar bilderna. Orden kommer sällan.');
    await elin.press('Spara');
    await elin.sees('Det ni har prövat är sparat');
  });

  await test.step('3. they talk with the wheel between them', async () => {
    await elin.go('Vi har pratat med familjen');
    await elin.look('talk');
    await elin.choose('Vem var med?', 'Rania Saleh');
    await elin.choose('Vem var med?', 'som vuxna har sett det');
    for (const area of AREAS) await elin.choose('Vad pratade ni om?', area);
    await elin.write('Språk i samtalet', 'arabiska');
    await elin.page.getByLabel('En tolk var med').check({ force: true });
    await elin.press('Fortsätt');
    await elin.lookAgain('talk-write');
    await elin.choose('Rania Saleh om Utveckling', 'Både och');
    await elin.write('Rania Saleh: det här fungerar', 'Hon sjunger hemma.');
    await elin.write('Rania Saleh: det här är svårt', 'Få förstår vad hon säger.');
    const seen = elin.page.getByLabel(/som vuxna har sett det.*: det här fungerar/);
    await seen.nth(1).fill('Leker gärna nära de andra.');
    await elin.press('Spara');
    await elin.sees('Samtalet är sparat');
    await elin.sees('Inte pratat om');
    await elin.look('part-talked');
  });

  await test.step('4. the teacher asks; the mother answers on her own page', async () => {
    await elin.go('Be om samtycke');
    await elin.look('consent-ask');
    await elin.choose('Vem vill ni ska få veta?', 'Barnhälsan Eken');
    for (const area of AREAS) await elin.choose('Vad får det handla om?', area);
    await elin.choose('Hur mycket gäller frågan?', 'Prata, skriva och dela');
    await elin.write('Vad ska det leda till?', 'Att vi gör lika och förstår vad Noor behöver.');
    await elin.write('fått säga sitt', 'Noor är fyra år. Vi såg att hon gärna visar med bilder.');
    await elin.press('Ställ frågan');
    await elin.look('consent-record');

    await rania.home();
    await rania.sees('En fråga väntar på dig');
    await rania.look('room-question');
    await rania.go('Läs frågan och svara');
    await rania.look('room-answer');
    await rania.press('Skicka mitt svar');
    await rania.sees('Något behöver rättas');
    await rania.choose('Vad säger du om Barnhälsan Eken?', 'Ja');
    await rania.choose('hur mycket?', 'De får också skriva och dela');
    await rania.write('Vill du säga något mer?', 'Jag vill att de hjälper henne att prata.');
    await rania.press('Skicka mitt svar');
    await rania.sees('Svaret är sparat');
    await rania.sees('Ja, de får skriva och dela');
    await rania.look('room-consents');
  });

  await test.step('5. the talk is offered, and the nurse collects it', async () => {
    await elin.home();
    await elin.go(CHILD);
    await share(elin, 'skrev ner ett samtal', 'Barnhälsan Eken', 'check-share');
    await elin.sees('Väntar');

    await karin.home();
    await karin.look('day-waiting');
    await karin.seesNothingOf(CHILD);
    await karin.go('Något väntar på dig');
    await karin.seesNothingOf(CHILD);
    await karin.look('waiting');
    await collect(karin);
    await karin.sees('Barnets bästa-ansvarig');
    await karin.sees('Karin Lindgren');

    await elin.page.reload();
    await elin.sees('Hämtat');
  });

  await test.step('6. the nurse analyses with the mother', async () => {
    await karin.go('Gå igenom vad som behövs');
    await karin.look('analysis');
    await karin.write('Vad är det som gör livet svårt för barnet just nu?', 'Få förstår henne.');
    await karin.choose('Har ni gjort det tillsammans med familjen?', 'Ja, tillsammans');
    await karin.choose('Vad kom ni fram till?', 'Flera behöver hjälpas åt');
    await karin.press('Spara');
    await karin.sees('Det ni kom fram till är sparat');
  });

  await test.step('7. more consents: yes, inner secrecy, and a no that nobody else can tell', async () => {
    await karin.go('Be om samtycke');
    await karin.sees('De här platserna har samma sekretess som du');
    await karin.sees('Logopedmottagningen');
    await karin.choose('Vem vill ni ska få veta?', 'Förskolan Linden');
    await karin.choose('Vem vill ni ska få veta?', 'Råd och stöd för familjer');
    for (const area of AREAS) await karin.choose('Vad får det handla om?', area);
    await karin.choose('Hur mycket gäller frågan?', 'Prata, skriva och dela');
    await karin.write('Vad ska det leda till?', 'En plan ihop.');
    await karin.write('fått säga sitt', 'Noor visade med bilder.');
    await karin.press('Ställ frågan');
    await karin.choose('Vem svarade?', 'Rania Saleh');
    await karin.choose('Svar om Förskolan Linden', 'Ja, ni får prata och dela');
    await karin.choose('Svar om Råd och stöd för familjer', 'Nej');
    await karin.write('Egna ord', 'Inte dem. Inte nu.');
    await karin.choose('Hur gavs svaret?', 'Muntligt');
    await karin.write('På vilket språk?', 'arabiska');
    await karin.page.getByLabel('En tolk var med').check({ force: true });
    await karin.press('Spara');
    await karin.sees('Svaret är sparat');

    await karin.go('Låt någon annan hos oss läsa');
    await karin.look('inside');
    await karin.choose('Vilken enhet?', 'Logopedmottagningen');
    await karin.write('Varför behöver de läsa?', 'Noor behöver hjälp med talet.');
    await karin.press('Låt dem läsa');
    await karin.sees('Enheten kan läsa nu');

    const petra = await Someone.enter(browser, 'Petra Nyman');
    await petra.go(CHILD);
    await petra.sees('ensam vårdnad');
    await petra.seesNothingOf('Råd och stöd');
    await petra.leave();
    const camilla = await Someone.enter(browser, 'Camilla Frisk');
    await camilla.seesNothingOf(CHILD);
    await camilla.go('När en orosanmälan kommer in');
    await camilla.look('harm-receiver');
    await camilla.leave();
    await elin.page.reload();
    await elin.seesNothingOf('Råd och stöd för familjer');
  });

  await test.step('8. a meeting with a reason for each, where the child is heard', async () => {
    await karin.go('Bjud in till ett möte');
    await karin.look('meeting-call');
    await karin.write('Vilken dag?', day(7));
    await karin.write('Vilken tid?', '14:30');
    await karin.write('Var', 'Förskolan Linden, det lilla rummet');
    for (const [who, why] of [
      ['Rania Saleh', 'Känner Noor bäst.'],
      ['Förskolan Linden', 'Ser Noor varje dag.'],
    ]) {
      await karin.page.getByRole('group', { name: new RegExp(`Ska.*${who}.*komma`) }).getByRole('checkbox').check({ force: true });
      await karin.page.getByLabel(new RegExp(`Varför behövs.*${who}`)).fill(why);
    }
    await karin.write('Hur är', 'Noor är med första stunden, med sina bilder.');
    await karin.press('Bjud in');
    await karin.sees('Mötet är inbjudet');
    await rania.home();
    await rania.sees('det lilla rummet');
    await karin.go('Skriv vad mötet kom fram till');
    await karin.look('meeting-hold');
    await karin.choose('Hur var', 'Någon förde fram');
    await karin.write('Vad sa', 'Noor visade bilden på sången.');
    await karin.write('Gemensam bild', 'Noor vill mer än hon kan säga.');
    await karin.choose('Hur slutade mötet?', 'En gemensam plan');
    await karin.press('Spara');
    await karin.sees('Mötet är sparat');
  });

  await test.step('9. one plan, which cannot hold without a day to follow up', async () => {
    await karin.go('Börja på');
    if (!karin.page.url().endsWith('/frame')) await karin.go('Börja skriva en plan');
    await karin.look('plan-frame');
    await karin.write('Varför det finns en plan', 'Noor vill bli förstådd.');
    await karin.page.getByLabel(/^Mål.*1/).first().fill('Jag vill sjunga med de andra.');
    await karin.page.getByLabel(/Noor.*har själv sagt det så/).first().check({ force: true });
    await karin.page.getByLabel(/Hur märker ni att mål.*1/).first().fill('Noor är med i sången vid samlingen.');
    await karin.choose('Verksamheter som är med', 'Förskolan Linden');
    await karin.press('Spara');
    await karin.sees('Utkastet till plan är sparat');
    await toPlan(karin);
    await karin.look('plan-draft');
    await karin.go('Kom överens om planen');
    await karin.look('plan-agree');
    await karin.write('När följer ni upp?', '');
    await karin.press('Vi är överens');
    await karin.sees('Något behöver rättas');
    await karin.write('När följer ni upp?', day(90));
    await karin.press('Vi är överens');
    await karin.sees('Planen gäller nu');
    await toPlan(karin);
    await karin.go('Lova något i planen');
    await karin.look('plan-promise');
    await promise(karin, 'Visar Rania ordlekar på arabiska.');
    await toPart(karin);
    await share(karin, 'Planen gäller', 'Förskolan Linden', 'check-plan');
    await collect(elin);
    await toPlan(elin);
    await elin.go('Lova något i planen');
    await promise(elin, 'Sjunger med bilder varje samling.');
  });

  await test.step('10. the mother reads it and takes one yes back', async () => {
    await rania.home();
    await rania.sees('Jag vill sjunga med de andra.');
    await rania.sees('Sjunger med bilder varje samling.');
    await rania.sees('Visar Rania ordlekar på arabiska.');
    await rania.sees('Hon sjunger hemma.');
    await rania.look('room');
    await rania.go('Vem som har läst');
    await rania.sees('Karin Lindgren');
    await rania.look('room-log');
    await karin.home();
    await karin.go(CHILD);
    expect(await karin.all()).toContain('Hon sjunger hemma.');

    await rania.home();
    await rania.go('Det du har sagt ja och nej till');
    await rania.go('Ta tillbaka ditt ja till Barnhälsan Eken');
    await rania.look('room-withdraw');
    await rania.press('Ta tillbaka mitt ja');
    await rania.sees('Du har tagit tillbaka ditt ja');
    await rania.home();
    await rania.sees('Stängt');

    await karin.page.reload();
    await karin.sees('har upphört');
    await karin.seesNothingOf('Hon sjunger hemma.');
    await elin.home();
    await elin.go(CHILD);
    await elin.sees('Upphört');
  });

  await test.step('11. they follow up, and close', async () => {
    await toPlan(karin);
    await karin.go('Följ upp');
    await karin.look('plan-review');
    await karin.page.getByRole('group', { name: /Hur har det gått med/ }).getByLabel('Närmare målet').check({ force: true });
    await karin.page.getByLabel(/Vad har hänt med/).fill('Noor sjunger varje dag.');
    await karin.write('Vad säger Noor', 'Noor visade tummen upp.');
    await karin.write('Vad säger vårdnadshavarna?', 'Hon är gladare.');
    await karin.write('När följer ni upp nästa gång?', day(180));
    await karin.press('Spara');
    await karin.sees('Uppföljningen är sparad');
    await toPlan(karin);
    await karin.go('Avsluta planen');
    await karin.look('plan-close');
    await karin.write('Varför avslutar ni?', 'Det fungerar nu.');
    await karin.page.getByRole('group', { name: /Hur blev det med/ }).getByLabel('Nått', { exact: true }).check({ force: true });
    await karin.write('Vad säger Noor', 'Noor sjöng.');
    await karin.write('Vad säger vårdnadshavarna?', 'Vi klarar oss nu.');
    await karin.write('Vem vänder sig familjen till sedan?', 'Karin Lindgren, Barnhälsan Eken, 070-174 06 05');
    await karin.press('Avsluta planen');
    await karin.sees('Planen är avslutad');
    await rania.home();
    await rania.sees('Vi klarar oss nu.');
    await rania.look('room-closed');
  });
});

/** Collects all that waits, and goes to the child: what it is about shows only then. */
async function collect(someone: Someone): Promise<void> {
  await someone.home();
  const waiting = someone.page.getByRole('link', { name: 'Något väntar på dig' });
  for (let left = await waiting.count(); left > 0; left -= 1) {
    await waiting.first().click();
    await someone.press('Hämta');
    await someone.sees('Du har hämtat det');
    await someone.home();
  }
  await someone.go(CHILD);
}

/** From the child's page to its plan. */
async function toPlan(someone: Someone): Promise<void> {
  const part = someone.page.url().match(/\/parts\/[0-9a-f]+/);
  if (part) await someone.page.goto(`${part[0]}/plan`);
  else throw new Error(`no child's page: ${someone.page.url()}`);
}

async function toPart(someone: Someone): Promise<void> {
  const part = someone.page.url().match(/\/parts\/[0-9a-f]+/);
  if (part) await someone.page.goto(part[0]);
}

/** Shares the entry whose sentence says this, to a unit that there is a yes to. */
async function share(someone: Someone, sentence: string, unit: string, look: string): Promise<void> {
  await someone.openEverything();
  const entry = someone.page.locator('ul.timeline > li').filter({ hasText: sentence }).first();
  await entry.getByRole('link', { name: 'Dela det här' }).click();
  await someone.look(`${look}-choose`);
  await someone.choose('Med vem?', unit);
  for (const area of AREAS) await someone.choose('Vad handlar det om?', area);
  await someone.press('Fortsätt');
  await someone.sees('Stämmer det här?');
  await someone.lookAgain(look);
  await someone.press('Dela nu');
  await someone.sees('Det väntar nu hos den du valde');
}

/** Promises a measure toward the only goal. */
async function promise(someone: Someone, what: string): Promise<void> {
  await someone.page.getByRole('group', { name: /Vilket mål/ }).getByRole('radio').first().check({ force: true });
  await someone.write('Vad gör ni?', what);
  await someone.write('Lovat till', day(30));
  await someone.write('Kontaktperson', someone.name);
  await someone.write('Telefon', '070-174 06 05');
  await someone.write('Var börjar ert ansvar?', 'Genast.');
  await someone.write('Var slutar ert ansvar?', 'När planen följs upp.');
  await someone.press('Vi lovar');
  await someone.sees('Löftet står i planen');
}
