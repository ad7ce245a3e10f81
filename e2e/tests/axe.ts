import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What every page is held to: WCAG 2.2 AA and the European standard for public bodies. */
const BARS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549'];

/** A phone and a desk. */
const WIDTHS = [390, 1280];

/**
 * Looks at the page as it now stands, in light and in dark, and holds it to zero violations.
 * With KRING_SHOTS=1 it also takes a picture per width and scheme: `shots/<name>-<width>-<scheme>.png`.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const found = await new AxeBuilder({ page }).withTags(BARS).analyze();
    const told = found.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }));
    expect(told, `${name}, ${scheme}`).toEqual([]);
    if (process.env.KRING_SHOTS === '1') {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        await page.screenshot({ path: `shots/${name}-${width}-${scheme}.png`, fullPage: true });
      }
      if (before) await page.setViewportSize(before);
    }
  }
  await page.emulateMedia({ colorScheme: null });
}
