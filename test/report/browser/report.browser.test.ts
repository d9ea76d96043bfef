// The report of this repository in a real browser, opened as a file: what people see and do there.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { someOf } from '../../support/some-of.ts';
import { findingsOf } from './accessibility.ts';
import { keepShot, openPage, type Watched } from './chromium.ts';
import { go, largestDrawing, pagesIn, standing, viewOf } from './walk.ts';

const look = standing();
let watched: Watched;

beforeEach(async () => {
  watched = await openPage(look.browser, look.written.file);
});

/** Of every test: no error, no word in the console, no request. */
afterEach(async () => {
  await watched.page.context().close();
  expect(watched.faults).toEqual([]);
});

describe('the report in a browser', () => {
  it('opens with the map, one page at a time', async () => {
    const { page } = watched;

    expect(await page.locator('.page.current h1').textContent()).toBe('Systems and environments');
    expect(await page.locator('.page:visible').count()).toBe(1);
    expect(await page.locator('.map a.environment').count()).toBe(look.written.environments);
    // Bytes of UTF-8 that somebody took for Latin 1.
    expect(readFileSync(look.written.file, 'utf8')).not.toMatch(/[\u00c2-\u00f4][\u0080-\u00bf]/);
  });

  it('shows every page that the list leads to, and every page there is', async () => {
    const { page } = watched;
    const links = page.locator('.side nav a');
    for (let at = 0; at < (await links.count()); at += 1) {
      await links.nth(at).click();
      expect(await page.locator('.page:visible').count()).toBe(1);
      expect(await links.nth(at).getAttribute('aria-current')).toBe('page');
    }
    for (const id of await pagesIn(page)) {
      await go(page, id);
      const text = await page.locator('.page.current').textContent();
      expect({ id, isThere: (text ?? '').length > 40 }).toEqual({ id, isThere: true });
      expect(await page.title()).toContain('groundplan report');
      await keepShot(page, id.replaceAll('/', '-'));
    }
  }, 600_000);

  it('goes from a box of the map to its environment, and back', async () => {
    const { page } = watched;
    const [box] = await page.locator('.map a.environment').all();
    const name = await box?.getAttribute('data-id');
    await box?.click();
    await page.locator(`.page.current[id="${name}"]`).waitFor();
    await page.goBack();
    await page.locator('.page.current[id="overview"]').waitFor();
  });

  it('finds by keys alone what is anywhere, and says when it is nowhere', async () => {
    const { page } = watched;
    await page.keyboard.press('/');
    await page.keyboard.type('versions support');
    await page.locator('#search-results li').first().waitFor();
    await keepShot(page, 'search');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#search').getAttribute('aria-activedescendant')).toBe('found-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('.page.current[id="versions"]').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('no such thing anywhere');

    expect(await page.locator('#search-results').textContent()).toBe('Nothing found');
    await page.keyboard.press('Escape');
    expect(await page.locator('#search-results').isHidden()).toBe(true);
  });

  it('leads to a row by its address, also one that is filtered away', async () => {
    const { page } = watched;
    const [row] = await page.locator('tr[id^="overview/environments/"]').all();
    const id = (await row?.getAttribute('id')) ?? '';
    await page.locator('[id="overview"] .filter input').fill('no environment is called so');
    await page.evaluate(`location.hash = ${JSON.stringify(id)}`);
    await page.locator(`tr.told[id="${id}"]`).waitFor();

    expect(await page.locator(`tr[id="${id}"]`).isVisible()).toBe(true);
  });

  it('filters and sorts tables, and opens filtered for one environment', async () => {
    const { page } = watched;
    const name = await largestDrawing(page);
    await go(page, name);
    await page.locator('.page.current .parts a.other', { hasText: 'Versions' }).click();
    await page.locator('.page.current[id="versions"]').waitFor();
    const rows = page.locator('[id="versions/dated"] tbody tr:visible');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allTextContents()) expect(text).toContain(name);

    await go(page, 'cost');
    const amounts = page.locator('[id="cost/table"] tbody td:nth-child(2)');
    const heading = page.locator('[id="cost/table"] th button').nth(1);
    await heading.click();
    const up = (await amounts.allTextContents()).map((text) => Number(text.replace(/[$,]/g, '')));
    expect(up).toEqual(up.toSorted((one, other) => one - other));
    await heading.click();
    expect(await page.locator('[id="cost/table"] th').nth(1).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('zooms, moves and fits a drawing by buttons, wheel, mouse and keys', async () => {
    const { page } = watched;
    await go(page, await largestDrawing(page));
    const [, , first = 0] = await viewOf(page);
    await page.locator('.page.current [data-zoom="in"]').click();
    const [, , nearer = 0] = await viewOf(page);
    expect(nearer).toBeLessThan(first);
    await page.locator('.page.current [data-zoom="fit"]').click();
    const whole = await viewOf(page);

    const canvas = page.locator('.page.current .canvas');
    await canvas.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await viewOf(page))[2]).toBeLessThan(whole[2] ?? 0);

    await canvas.focus();
    await page.keyboard.press('0');
    expect(await viewOf(page)).toEqual(whole);
    await page.keyboard.press('ArrowRight');
    expect((await viewOf(page))[0]).toBeGreaterThan(whole[0] ?? 0);
    await page.keyboard.press('+');
    expect((await viewOf(page))[2]).toBeLessThan(whole[2] ?? 0);
  });

  it('tells of one box alone, by mouse and by keys, and finds boxes by name', async () => {
    const { page } = watched;
    await go(page, await largestDrawing(page));
    const service = page.locator('.page.current .node.service').first();
    const name = (await service.locator('text').first().textContent()) ?? '';
    await page.locator('.page.current .find').fill(name);
    expect(await page.locator('.page.current .found').textContent()).toContain('found');
    await service.click();
    expect(await service.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.page.current .chosen').textContent()).toContain(name);
    await keepShot(page, 'chosen');

    await page.keyboard.press('Escape');
    await service.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('.page.current .node.picked').count()).toBe(1);
    await page.locator('.page.current .chosen a').click();
    await page.locator('tr.told').waitFor();
  });

  it('compares two environments by key', async () => {
    const { page } = watched;
    await go(page, 'parity');
    const [left = '', right = ''] = await page
      .locator('#parity-result th')
      .allTextContents()
      .then((names) => names.slice(-2));
    expect(await page.locator('#parity-left').inputValue()).toBe(left);
    if (look.written.environments > 1) {
      expect(left).not.toBe(right);
      expect(await page.locator('#parity-result tbody tr').count()).toBeGreaterThan(3);
    }
    await page.locator('#parity-right').selectOption(left);

    expect(await page.locator('#parity-words').textContent()).toMatch(/^0 of \d+ settings differ/);
    await page.locator('#parity-same').check();
    expect(await page.locator('#parity-result tbody tr.same').count()).toBeGreaterThan(20);
  });

  it('is dark where the system is, and where it is chosen', async () => {
    const { page } = watched;
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(paper).not.toBe(light);
    await page.locator('#theme').click();
    await expect.poll(paper).toBe(light);
    await page.reload();
    await expect.poll(paper).toBe(light);
  });

  it('prints the page that is shown, without what is around it', async () => {
    const { page } = watched;
    await go(page, 'waivers');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

    expect(await page.locator('.side').isVisible()).toBe(false);
    expect(await page.locator('.page:visible').count()).toBe(1);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect((await page.pdf()).length).toBeGreaterThan(1000);
  });

  it('shows all pages at once to those who want them, or have no scripts', async () => {
    const { page } = watched;
    const count = (await pagesIn(page)).length;
    await page.locator('#all').click();
    expect(await page.locator('.page:visible').count()).toBe(count);

    const context = await look.browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`file://${look.written.file}`);
    expect(await plain.locator('.page:visible').count()).toBe(count);
    await context.close();
  });

  it('is walked through by the Tab key: from the first link to the content', async () => {
    const { page } = watched;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('.page') !== null")).toBe(true);
  });

  it('has no serious finding of accessibility on any page, light or dark', async () => {
    const { page } = watched;
    const pages = someOf(await pagesIn(page), 6);
    for (const id of pages) {
      await go(page, id);
      expect({ id, found: await findingsOf(page) }).toEqual({ id, found: [] });
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const id of pages) {
      await go(page, id);
      // Of all rules only this one sees colours.
      expect({ id, found: await findingsOf(page, ['color-contrast']) }).toEqual({ id, found: [] });
    }
  }, 600_000);
});
