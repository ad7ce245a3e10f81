import { expect, test } from '@playwright/test';
import { Someone } from './people';

// A question without a name: asked, advised, and told how it went. Nobody learns which child it is.

test.setTimeout(300_000);

const TOPIC = 'Springer ut från samlingen';

test('somebody asks without a name, gets advice and tells how it went', async ({ browser }) => {
  const elin = await Someone.enter(browser, 'Elin Berg');
  const camilla = await Someone.enter(browser, 'Camilla Frisk');

  await test.step('what may tell who it is stands beside its field, and nothing that was typed is lost', async () => {
    await elin.go('Fråga utan namn');
    await elin.look('consult');
    await elin.field('Vem vill du fråga?').selectOption({ label: 'Råd och stöd för familjer, familjerådgivare' });
    await elin.write('Vad handlar det om?', TOPIC);
    await elin.choose('Ungefär hur gammalt är barnet?', '3–5 år');
    await elin.write('Din fråga', 'Noor springer ut varje morgon, 20121212-1212. Hur kan vi hjälpa?');
    await elin.press('Ställ frågan');
    await elin.sees('Här står ett personnummer');
    await expect(elin.page.getByRole('group', { name: /Har du tittat/ })).toHaveCount(0);

    await elin.write('Din fråga', 'Noor springer ut varje morgon. Hur kan vi hjälpa?');
    await elin.press('Ställ frågan');
    await elin.sees('Det här kan säga vem det gäller: Noor.');
    await elin.lookAgain('consult-warned');
    await expect(elin.field('Vad handlar det om?')).toHaveValue(TOPIC);

    await elin.write('Din fråga', 'Ett barn springer ut när Minecraft nämns. Hur kan vi hjälpa?');
    await elin.press('Ställ frågan');
    await elin.choose('Har du tittat på orden?', 'Det pekar inte ut någon: Minecraft');
    await elin.press('Ställ frågan');
    await elin.sees('Frågan är ställd.');
    await elin.sees('Råd och stöd för familjer svarar senast');
    await elin.look('consultation-asked');
  });

  await test.step('the one who is asked sees what the asker is, and not who or where', async () => {
    await camilla.home();
    await camilla.go(TOPIC);
    await camilla.sees('förskollärare');
    await camilla.seesNothingOf('Elin');
    await camilla.seesNothingOf('Linden');
    await camilla.look('consultation-to-answer');
    await camilla.go('Ge ett råd');
    await camilla.look('advise');
    await camilla.write('Ditt råd', 'Ge barnet en uppgift vid dörren, och låt det sitta ytterst.');
    await camilla.choose('Låter det som att ett barn far illa?', 'Ja');
    await camilla.press('Ge rådet');
    await camilla.sees('Rådet är lämnat.');
  });

  await test.step('the asker is shown the other road, and tells how it went', async () => {
    await elin.home();
    await elin.go(TOPIC);
    await elin.sees('Läs rådet, och titta på vad lagen kräver av dig.');
    await elin.look('consultation-advised');
    await elin.go('Berätta hur det gick');
    await elin.look('conclude');
    await elin.write('Vad gjorde ni med rådet?', 'Barnet fick dela ut kuddarna.');
    await elin.write('Vad tar ni med er?', 'En uppgift är bättre än en tillsägelse.');
    await elin.press('Spara');
    await elin.sees('Frågan är avslutad.');
    await elin.look('consultation-closed');
  });

  await test.step('what was learned stays with both, and with nobody else', async () => {
    for (const one of [elin, camilla]) {
      await one.home();
      await one.go('Alla frågor utan namn');
      await one.sees('En uppgift är bättre än en tillsägelse.');
    }
    await elin.look('consultations');
    const mohammed = await Someone.enter(browser, 'Mohammed Osman');
    await mohammed.go('Alla frågor utan namn');
    await mohammed.seesNothingOf(TOPIC);
    await mohammed.leave();
  });

  await elin.leave();
  await camilla.leave();
});
