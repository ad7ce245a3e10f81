import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { lookAt } from './axe';

/** The invisible marks that stand around what is put into a sentence. */
const MARK = '[\\u2068\\u2069]*';

/** Words as a person reads them, whatever marks stand between them. */
export function words(text: string, exact = false): RegExp {
  const parts = text.split(/\s+/).map((part) =>
    part
      .split(/(?<=\p{L})(?=\P{L})|(?<=\P{L})(?=\p{L})/u)
      .map((bit) => bit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join(MARK),
  );
  const inside = `${MARK}${parts.join(`${MARK}\\s+${MARK}`)}${MARK}`;
  return new RegExp(exact ? `^\\s*${inside}\\s*$` : inside);
}

/** Somebody of the invented county, in a browser of their own. */
export class Someone {
  private constructor(
    readonly name: string,
    readonly page: Page,
  ) {}

  /** Signs in; the first page is their day or their own page. */
  static async enter(browser: Browser, name: string): Promise<Someone> {
    const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 844 } });
    const someone = new Someone(name, await context.newPage());
    someone.page.setDefaultTimeout(10_000);
    await someone.signIn();
    return someone;
  }

  /** Signs in on whichever page offers it. */
  async signIn(): Promise<void> {
    await this.page.goto('/sign-in');
    await this.openEverything();
    await this.page.getByRole('button', { name: this.name, exact: true }).first().click();
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Opens every folded part of the page, as one who reads all of it does. */
  async openEverything(): Promise<void> {
    await this.page.$$eval('details', (folded) => folded.forEach((part) => (part.open = true)));
  }

  async home(): Promise<void> {
    await this.page.goto('/');
  }

  /** Follows a link. */
  async go(text: string): Promise<void> {
    await this.page.getByRole('link', { name: words(text) }).first().click();
  }

  /** Presses a button of the page itself. */
  async press(text: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: words(text, true) }).click();
  }

  field(label: string): Locator {
    return this.page.getByLabel(words(label)).first();
  }

  async write(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  /** Chooses in a group of radio buttons or boxes. */
  async choose(group: string, option: string): Promise<void> {
    await this.page
      .getByRole('group', { name: words(group) })
      .first()
      .getByLabel(words(option))
      .first()
      // The label lies over its button, so that a thumb meets it.
      .check({ force: true });
  }

  async sees(text: string): Promise<void> {
    await expect(this.page.getByRole('main').getByText(words(text)).filter({ visible: true }).first()).toBeVisible();
  }

  /** The whole page, without the marks: what is not in it cannot be seen, folded or not. */
  async all(): Promise<string> {
    return (await this.page.content()).replace(/[\u2068\u2069]/g, '');
  }

  async seesNothingOf(text: string): Promise<void> {
    expect(await this.all(), `${this.name} at ${this.page.url()}`).not.toContain(text);
  }

  /** Looks at the page in both languages and leaves it in Swedish. Not for a page that was posted to. */
  async look(name: string): Promise<void> {
    await lookAt(this.page, `${name}-sv`);
    await this.speak('English', 'en');
    await lookAt(this.page, `${name}-en`);
    await this.speak('Svenska', 'sv');
  }

  /** The same for a page that was posted to: it is sent again in the other language, which saves nothing. */
  async lookAgain(name: string): Promise<void> {
    await lookAt(this.page, `${name}-sv`);
    for (const code of ['en', 'sv']) {
      const url = new URL(this.page.url()).origin;
      await this.page.context().addCookies([{ name: 'language', value: code, url }]);
      await this.page.reload();
      await expect(this.page.locator('html')).toHaveAttribute('lang', code);
      if (code === 'en') await lookAt(this.page, `${name}-en`);
    }
  }

  async speak(language: string, code: string): Promise<void> {
    await this.page.getByRole('button', { name: language, exact: true }).click();
    await expect(this.page.locator('html')).toHaveAttribute('lang', code);
  }

  /** Ends the visit. */
  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

/** A day from now, as date fields take it. */
export function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}
