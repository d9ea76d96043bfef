// The report of this repository, written once for all tests that look at it, and how they walk through it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './chromium.ts';

interface Written {
  readonly file: string;
  /** How many it is about; there may be fewer systems than today. */
  readonly environments: number;
  readonly remove: () => void;
}

function writeReport(): Written {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-report-'));
  const file = join(folder, 'report.html');
  const words = ['bin/run.mjs', 'src/main.ts', 'report', '--base', 'HEAD', '--out', file];
  const { status, stdout, stderr } = spawnSync('node', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const environments = Number(/: (\d+) environments?/.exec(stdout)?.[1]);
  return { file, environments, remove: () => rmSync(folder, { recursive: true }) };
}

/** There from before the first test of a file or a suite until after its last. */
interface Standing {
  readonly browser: Browser;
  readonly written: Written;
}

export function standing(): Standing {
  let browser: Browser;
  let written: Written;
  beforeAll(async () => {
    browser = await openBrowser();
    written = writeReport();
  });
  afterAll(async () => {
    await browser?.close();
    written?.remove();
  });
  return {
    get browser() {
      return browser;
    },
    get written() {
      return written;
    },
  };
}

export async function go(page: Page, id: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(id)}`);
  await page.locator(`.page.current[id="${id}"]`).waitFor();
}

export function pagesIn(page: Page): Promise<readonly string[]> {
  return page.locator('.page').evaluateAll((all) => all.map(({ id }) => id));
}

/** The environment whose drawing has most boxes. */
export async function largestDrawing(page: Page): Promise<string> {
  const counts = await page
    .locator('.page:has(svg.drawing:not(.map))')
    .evaluateAll((all) =>
      all.map((each) => ({ id: each.id, boxes: each.querySelectorAll('.node').length })),
    );
  const [first] = counts.toSorted((one, other) => other.boxes - one.boxes);
  if (first === undefined) throw new Error('Nothing is drawn');
  return first.id;
}

/** What is seen of a drawing: left, top, width and height. */
export async function viewOf(page: Page): Promise<readonly number[]> {
  const box = await page.locator('.page.current svg.drawing').getAttribute('viewBox');
  return (box ?? '').split(' ').map(Number);
}
