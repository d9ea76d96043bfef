// A Chromium that is there, and pages in it that may ask nobody for anything.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** CHROMIUM_PATH, or the first of the usual places. */
export function chromiumPath(): string {
  const named = process.env['CHROMIUM_PATH'];
  const found = named ?? PLACES.find((path) => existsSync(path));
  if (found !== undefined && existsSync(found)) return found;
  throw new Error(
    `!!! NO CHROMIUM: THE REPORT WAS NOT LOOKED AT IN A BROWSER !!! ${named === undefined ? '' : `${named} is not there. `}Install one, as with apt-get install chromium, or name it in CHROMIUM_PATH.`,
  );
}

export function openBrowser(): Promise<Browser> {
  // A container has neither the rights for a sandbox nor much shared memory.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath: chromiumPath(), args });
}

export interface Watched {
  readonly page: Page;
  /** What a page should never do: errors, words in the console, requests beside the file itself. */
  readonly faults: string[];
}

/** On a fixed day, since the script of the page tells how far away days are. */
export const TODAY = new Date('2026-11-29T12:00:00Z');

export async function openPage(browser: Browser, file: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`file://${file}`)) faults.push(`request: ${request.url()}`);
  });
  await page.clock.setFixedTime(TODAY);
  await page.goto(`file://${file}`);
  return { page, faults };
}

const SHOTS = 'build/screenshots';

export async function keepShot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  writeFileSync(join(SHOTS, `${name}.png`), await page.screenshot());
}
