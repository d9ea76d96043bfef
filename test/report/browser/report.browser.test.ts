// The report of this repository in a real browser, as a file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findingsOf } from './accessibility.ts';
import { keepShot, openBrowser, openPage, type Watched } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundplan-report-'));
const file = resolve(folder, 'report.html');

let browser: Browser;
let watched: Watched;
let environments: number;

beforeAll(async () => {
  browser = await openBrowser();
  const words = ['bin/run.mjs', 'src/main.ts', 'report', '--base', 'HEAD', '--out', file];
  const { status, stdout, stderr } = spawnSync('node', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  environments = Number(/: (\d+) environments?/.exec(stdout)?.[1]);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  watched = await openPage(browser, file);
});

afterEach(async () => {
  await watched.page.context().close();
  expect(watched.faults).toEqual([]);
});

const title = () => watched.page.locator('.page.current h1').textContent();

async function go(id: string): Promise<void> {
  await watched.page.evaluate(`location.hash = ${JSON.stringify(id)}`);
  await watched.page.locator(`.page.current[id="${id}"]`).waitFor();
}

async function everyPage(): Promise<readonly string[]> {
  return watched.page.locator('.page').evaluateAll((all) => all.map(({ id }) => id));
}

/** Also with fewer systems than there are in this repository today. */
describe('the report in a browser', () => {
  it('opens with the map, one page at a time', async () => {
    const { page } = watched;

    expect(await title()).toBe('Systems and environments');
    expect(await page.locator('.page:visible').count()).toBe(1);
    expect(await page.locator('.map a.environment').count()).toBe(environments);
    expect(readFileSync(file).includes('\u00e2\u0080')).toBe(false);
  });

  it('shows every page that the list and the pages themselves lead to', async () => {
    const { page } = watched;
    const links = page.locator('.side nav a');
    for (let at = 0; at < (await links.count()); at += 1) {
      await links.nth(at).click();
      expect(await page.locator('.page:visible').count()).toBe(1);
      expect(await links.nth(at).getAttribute('aria-current')).toBe('page');
    }
    for (const id of await everyPage()) {
      await go(id);
      expect((await page.locator('.page.current').textContent())?.length).toBeGreaterThan(40);
      await keepShot(page, id.replaceAll('/', '-'));
    }
  });

  it('has no serious finding of accessibility on any page, light or dark', async () => {
    const { page } = watched;
    const pages = await everyPage();
    for (const id of pages) {
      await go(id);
      expect({ id, found: await findingsOf(page) }).toEqual({ id, found: [] });
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const id of pages) {
      await go(id);
      // Of all rules only this one sees colours.
      expect({ id, found: await findingsOf(page, ['color-contrast']) }).toEqual({ id, found: [] });
    }
  }, 600_000);
});
