import { defineConfig } from '@playwright/test';

// `cargo xtask test --only browser` starts Kring with the invented county and says where it is in KRING_URL.
export default defineConfig({
  testDir: 'tests',
  // One worker and no retries: the journeys share one running Kring, and a journey that only holds at the second try is broken.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  reporter: 'list',
  use: {
    baseURL: process.env.KRING_URL,
    // The system's own Chromium: no browser is downloaded.
    launchOptions: {
      executablePath: process.env.KRING_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // A journey is read by its failure: keep what stood on the page when it stopped.
    screenshot: 'only-on-failure',
  },
});
