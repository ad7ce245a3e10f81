import { expect, test } from '@playwright/test';
import { lookAt } from './axe';

// The control of every journey: the look that they rely on must pass a sound page and stop at a broken one.

const pageWith = (style: string, body: string) =>
  `data:text/html,${encodeURIComponent(
    `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov</title><style>${style}</style><main><h1>Prov</h1>${body}</main></html>`,
  )}`;

test('a sound page passes the look', async ({ page }) => {
  await page.goto(pageWith('', '<label>Namn <input name="n"></label>'));
  await lookAt(page, 'sound');
});

test('a field without a label is found', async ({ page }) => {
  await page.goto(pageWith('', '<input name="n">'));
  await expect(lookAt(page, 'unlabelled')).rejects.toThrow(/"label"/);
});

test('text that is too pale in dark alone is found', async ({ page }) => {
  const pale = '@media (prefers-color-scheme: dark) { body { background: #000; color: #333 } }';
  await page.goto(pageWith(pale, '<p>Hej</p>'));
  await expect(lookAt(page, 'pale')).rejects.toThrow(/pale, dark[^]*color-contrast/);
});
