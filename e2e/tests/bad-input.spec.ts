import { expect, test, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { lookAt } from './axe';
import { Someone, day } from './people';

// Every form gets what no form should get. The answer is a page of status 4xx in the reader's language, with what was typed.

const ID = /[0-9a-f]{32}/g;
const NOBODY = 'f'.repeat(32);
const TYPED = 'Noa sa hej till mig i dag';

/** Whose pages lead to which forms. Two kinds are first made by the people themselves. */
const FORMS: Record<string, string[]> = {
  'Karin Lindgren': [
    '/children/new',
    '/parts/{id}/reach',
    '/parts/{id}/notice',
    '/parts/{id}/tried',
    '/parts/{id}/talk',
    '/parts/{id}/consent',
    '/parts/{id}/share/{id}',
    '/parts/{id}/inside',
    '/parts/{id}/analysis',
    '/parts/{id}/meeting',
    '/parts/{id}/plan/frame',
    '/parts/{id}/plan/promise',
    '/parts/{id}/plan/measures/{id}',
    '/parts/{id}/plan/review',
    '/parts/{id}/plan/close',
    '/parts/{id}/close',
    '/parts/{id}/contact/other',
    '/waiting/{id}',
  ],
  'Camilla Frisk': ['/parts/{id}/contact'],
  'Per-Olof Grahn': ['/parts/{id}/meeting/{id}'],
  'Hodan Warsame': [
    '/rooms/{id}/words',
    '/rooms/{id}/consents/{id}',
    '/rooms/{id}/consents/{id}/stop/{id}',
  ],
  'Johanna Sandberg': ['/rooms/{id}/measures/{id}'],
  'Maryam Ahmadi': ['/rooms/{id}/words/{id}'],
};

/** Sending these says yes to what the page tells; nothing is filled in. */
const NOTHING_TO_FILL = ['/waiting/{id}', '/rooms/{id}/consents/{id}/stop/{id}'];

/** Somebody who works with none of the children above. */
const STRANGER = 'Lotta Brink';

interface Field {
  name: string;
  kind: string;
  value: string;
}

type Pairs = [string, string][];

const kindOf = (path: string) => path.replace(ID, '{id}');

/** Walks from the first page until every kind of form is found; answers the first address of each. */
async function find(request: APIRequestContext, kinds: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const queue = ['/'];
  const seen = new Set(queue);
  for (let path = queue.shift(); path && found.size < kinds.length; path = queue.shift()) {
    const html = await (await request.get(path)).text();
    const main = html.slice(html.indexOf('<main'));
    const kind = kindOf(path);
    if (kinds.includes(kind) && !found.has(kind) && main.includes('name="form-id"')) found.set(kind, path);
    for (const [, href] of main.matchAll(/href="(\/(?:parts|rooms|children|waiting)[^"?#]*)"/g)) {
      if (!href || seen.has(href)) continue;
      seen.add(href);
      queue.push(href);
    }
  }
  return found;
}

async function fieldsOf(page: Page, path: string): Promise<Field[]> {
  await page.goto(path);
  return page.$$eval('main form[method=post] :is(input, textarea, select)', (all) =>
    all.map((one) => {
      const field = one as HTMLInputElement;
      return { name: field.name, kind: field.type, value: field.value };
    }),
  );
}

async function post(request: APIRequestContext, path: string, pairs: Pairs) {
  const response = await request.post(path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    data: new URLSearchParams(pairs).toString(),
    maxRedirects: 0,
  });
  return { status: response.status(), html: await response.text() };
}

const marks = (fields: Field[]): Pairs =>
  fields.filter((field) => field.kind === 'hidden').map((field) => [field.name, field.value]);

const named = (fields: Field[], ...kinds: string[]) => [
  ...new Set(fields.filter((field) => kinds.includes(field.kind)).map((field) => field.name)),
];

/** The page without its own address, which the language switch carries. */
const bare = (html: string) => html.replace(/name="back" value="[^"]*"/, '').replace(/return_to" value="[^"]*"/, '');

async function attack(browser: Browser, someone: Someone, stranger: Someone, path: string): Promise<void> {
  const { page } = someone;
  const request = page.request;
  const kind = kindOf(path);
  const fields = await fieldsOf(page, path);
  const address = await page.$eval('main form[method=post]', (form) => form.getAttribute('action') ?? '');
  const texts = named(fields, 'text', 'textarea');
  const dates = named(fields, 'date');
  const choices = named(fields, 'radio', 'checkbox', 'select-one');
  const wrong = async (what: string, pairs: Pairs, kept: string) => {
    const { status, html } = await post(request, address, [...marks(fields), ...pairs]);
    expect(status, `${kind}: ${what}`).toBe(422);
    expect(html, `${kind}: ${what}`).toContain('Något behöver rättas');
    expect(html, `${kind}: ${what}`).toContain(kept);
  };
  if (!NOTHING_TO_FILL.includes(kind)) {
    await wrong('empty', [], 'lang="sv"');
    const long = `${'å'.repeat(5_000)}SLUT`;
    for (const name of texts) await wrong(`${name} too long`, [[name, long]], 'SLUT');
    if (texts[0]) await wrong('a field sent twice', [[texts[0], TYPED], [texts[0], TYPED]], TYPED);
    if (dates.length > 0) await wrong('no such day', dates.map((name) => [name, '2026-02-30']), '2026-02-30');
    if (choices.length > 0) await wrong('no such choice', choices.map((name) => [name, 'finns-inte']), 'lang="sv"');
  }
  if (texts[0]) {
    const gone = await browser.newContext({ locale: 'sv-SE' });
    const lost = await post(gone.request, address, [...marks(fields), [texts[0], TYPED]]);
    expect(lost.status, `${kind}: lost session`).toBe(401);
    expect(lost.html, `${kind}: lost session`).toContain(TYPED);
    await gone.close();
  }
  if (!address.match(ID)) return;
  const nothing = await request.get('/parts/nothing-here');
  const unknown = bare(await nothing.text());
  const last = address.match(ID)?.at(-1) ?? '';
  for (const id of [NOBODY, 'x', '%F0%9F%8D%8E']) {
    const other = address.replace(last, id);
    const asked = await request.get(other);
    const sent = await post(request, other, marks(fields));
    if (asked.status() !== 405) {
      // What waits says the same of what was never there as of what is gone.
      const calm = kind === '/waiting/{id}' && asked.status() === 200;
      expect(calm ? 404 : asked.status(), `${kind}: GET ${id}`).toBe(404);
    }
    expect(sent.status, `${kind}: POST ${id}`).toBe(404);
    if (kind !== '/waiting/{id}') expect(bare(sent.html), `${kind}: POST ${id}`).toBe(unknown);
  }
  const theirs = bare(await (await stranger.page.request.get('/parts/nothing-here')).text());
  const shut = await post(stranger.page.request, address, marks(fields));
  expect(shut.status, `${kind}: somebody else`).toBe(404);
  if (kind !== '/waiting/{id}') expect(bare(shut.html), `${kind}: somebody else`).toBe(theirs);
}

for (const [name, kinds] of Object.entries(FORMS)) {
  test(`bad input meets every form of ${name} calmly`, async ({ browser }) => {
    test.setTimeout(300_000);
    const someone = await Someone.enter(browser, name);
    const found = await find(someone.page.request, kinds);
    expect([...found.keys()].sort()).toEqual([...kinds].sort());
    const stranger = await Someone.enter(browser, STRANGER);
    for (const path of found.values()) await attack(browser, someone, stranger, path);
    await stranger.leave();
  });
}

test('the reader of English is told in English', async ({ browser }) => {
  const someone = await Someone.enter(browser, 'Karin Lindgren');
  await someone.speak('English', 'en');
  const fields = await fieldsOf(someone.page, '/children/new');
  const { status, html } = await post(someone.page.request, '/children/new', marks(fields));
  expect(status).toBe(422);
  expect(html).toContain('lang="en"');
  expect(html).not.toContain('Något behöver rättas');
});

test('what is no form of ours, or far too large, is a page of its own', async ({ browser }) => {
  const someone = await Someone.enter(browser, 'Karin Lindgren');
  const request = someone.page.request;
  for (const [status, headers, data] of [
    [400, { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, '{"a":1}'],
    [403, { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }, 'name=a'],
    // Last: the rest of a body that is too large is never read, so its connection ends with the answer.
    [413, { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, `name=${'a'.repeat(200_000)}`],
  ] as const) {
    const response = await request.post('/children/new', { headers, data });
    expect(response.status()).toBe(status);
    expect(await response.text()).toContain('<h1');
  }
});

/** The form to write what was noticed, of a child that Elin Berg works with; and the child's page. */
async function noticing(browser: Browser): Promise<[Someone, string, string]> {
  const elin = await Someone.enter(browser, 'Elin Berg');
  const kind = '/parts/{id}/notice';
  const form = (await find(elin.page.request, [kind])).get(kind) ?? '';
  await elin.page.goto(form);
  return [elin, form, form.replace('/notice', '')];
}

test('a form that is sent twice is saved once', async ({ browser }) => {
  const [elin, path, child] = await noticing(browser);
  const fields = await fieldsOf(elin.page, path);
  const pairs: Pairs = [...marks(fields), ['saw', TYPED], ['again', day(14)]];
  expect((await post(elin.page.request, path, pairs)).status).toBe(303);
  const again = await post(elin.page.request, path, pairs);
  expect(again.status).toBe(409);
  expect(again.html).toContain('redan sparat');
  expect(again.html).toContain(TYPED);
  await elin.page.goto(child);
  expect((await elin.all()).split(TYPED)).toHaveLength(2);
});

test('when somebody wrote just before, what was typed is kept and can be saved', async ({ browser }) => {
  const [elin, form] = await noticing(browser);
  const mattias = await Someone.enter(browser, 'Mattias Öhman');
  await mattias.page.goto(form);
  await mattias.write('Det här såg eller hörde jag', 'Först.');
  await mattias.press('Spara');
  await mattias.sees('Det du såg är sparat');
  await elin.write('Det här såg eller hörde jag', 'Sedan, efter Mattias.');
  const answered = elin.page.waitForResponse((response) => response.request().method() === 'POST');
  await elin.press('Spara');
  expect((await answered).status()).toBe(409);
  await elin.sees('Någon hann skriva före dig');
  await expect(elin.field('Det här såg eller hörde jag')).toHaveValue('Sedan, efter Mattias.');
  await elin.sees('Det här skrevs medan du skrev');
  await elin.openEverything();
  await elin.sees('Först.');
  await elin.press('Spara');
  await elin.sees('Det du såg är sparat');
});

test('the second who changes a plan sees both texts side by side, and chooses', async ({ browser }) => {
  const karin = await Someone.enter(browser, 'Karin Lindgren');
  const kind = '/parts/{id}/plan/frame';
  const form = (await find(karin.page.request, [kind])).get(kind) ?? '';
  const desk = await Someone.enter(browser, 'Karin Lindgren');
  await karin.page.goto(form);
  await desk.page.goto(form);
  await desk.write('Varför det finns en plan', 'Skrivet vid skrivbordet.');
  await desk.press('Spara');
  await desk.page.waitForURL(/plan\?/);
  await karin.write('Varför det finns en plan', 'Skrivet på telefonen.');
  await karin.press('Spara');
  await karin.sees('Någon hann skriva före dig');
  await expect(karin.field('Varför det finns en plan')).toHaveValue('Skrivet på telefonen.');
  await karin.sees('Skiljer sig.');
  await karin.sees('Skrivet vid skrivbordet.');
  await lookAt(karin.page, 'both-texts-sv');
  await karin.press('Spara');
  await karin.page.waitForURL(/plan\?/);
  await karin.sees('Skrivet på telefonen.');
});

test('a lost session keeps what was typed, through the sign-in and back', async ({ browser }) => {
  const [elin] = await noticing(browser);
  await elin.write('Det här såg eller hörde jag', TYPED);
  await elin.page.context().clearCookies();
  await elin.press('Spara');
  await elin.sees('Du behöver logga in');
  await elin.press('Logga in');
  await elin.openEverything();
  await elin.page.getByRole('button', { name: 'Elin Berg', exact: true }).first().click();
  await elin.sees('Fortsätt där du var');
  await elin.press('Skicka det jag skrev');
  await elin.sees('Det du såg är sparat');
});
