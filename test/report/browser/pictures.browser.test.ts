// The two pictures of README.md: the comment of a pull request, roughly as GitHub shows it, and the report.
// They are looked at in every run, and written into docs/images only when asked:
// PICTURES=write npm run test:browser -- pictures
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { expect, it } from 'vitest';
import { renderReviewMarkdown } from '../../../src/review/render/markdown.ts';
import { reviewed } from '../../support/reviewed.ts';
import { describeSystems } from '../../support/systems/describe-systems.ts';
import { openPage } from './chromium.ts';
import { go, largestDrawing, standing } from './walk.ts';

const BYTES_MAX = 300_000;

/** For docs/images, or where nobody asked for them, beside the other screenshots. */
function keep(name: string, picture: Buffer): void {
  const folder = process.env['PICTURES'] === 'write' ? 'docs/images' : 'build/screenshots';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), picture);
}

/** One that opens a network, permits more, costs more and restarts pods. */
const EDITS = [
  {
    file: 'environments/commerce/dev.yaml',
    find: 'allowedCidrs: [203.0.113.0/24]',
    replace: 'allowedCidrs: [203.0.112.0/22]',
  },
  {
    file: 'environments/commerce/prod.yaml',
    find: 'order-service: { image: { tag: 1.0.0 }',
    replace: 'order-service: { image: { tag: 1.1.0 }',
  },
  {
    file: 'environments/commerce/prod.yaml',
    find: 'on-demand: { instanceTypes: [m6i.large], min: 3',
    replace: 'on-demand: { instanceTypes: [m6i.large], min: 4',
  },
  {
    file: 'environments/commerce/prod.yaml',
    find: 'instances: 2, backupRetentionDays: 30',
    replace: 'instances: 2, backupRetentionDays: 7',
  },
];

const STYLE = `
body { margin: 0; padding: 16px; background: #f6f8fa; font: 14px/1.5 system-ui, sans-serif; color: #1f2328; }
article { max-width: 880px; border: 1px solid #d1d9e0; border-radius: 6px; background: #fff; padding: 16px; }
h3 { font-size: 1.25em; margin: 0 0 12px; } h4 { font-size: 1em; margin: 20px 0 8px; }
table { border-collapse: collapse; margin: 12px 0; } th, td { border: 1px solid #d1d9e0; padding: 5px 12px; text-align: left; }
tr:nth-child(2n) td { background: #f6f8fa; }
code, pre { font: 12px/1.45 ui-monospace, Menlo, Consolas, monospace; }
code { background: #818b981f; border-radius: 5px; padding: .15em .35em; }
pre { background: #f6f8fa; border-radius: 6px; padding: 12px; overflow: auto; } pre code { background: none; padding: 0; }
`;

describeSystems(['commerce'], 'the pictures of README.md', () => {
  const look = standing();

  it('show the comment of a change, with its dangers', async () => {
    const environments = ['commerce/dev', 'commerce/prod'];
    const markdown = renderReviewMarkdown(reviewed({ environments, edits: EDITS }));
    const page = await look.browser.newPage({ viewport: { width: 920, height: 600 } });
    // What changes is folded, as GitHub shows it; of one cause it is opened.
    const body = marked.parse(markdown, { async: false }).replace('<details>', '<details open>');
    await page.setContent(`<!doctype html><style>${STYLE}</style><article>${body}</article>`);
    for (const label of ['opens network', 'weakens', 'costs more', 'restarts pods']) {
      expect(await page.locator('td strong', { hasText: label }).count()).toBeGreaterThan(0);
    }
    const picture = await page.screenshot({ fullPage: true });

    expect(picture.length).toBeLessThan(BYTES_MAX);
    keep('review-comment.png', picture);
  });

  it('show the drawing of the largest environment, with one service chosen', async () => {
    const { page } = await openPage(look.browser, look.written.file);
    await page.setViewportSize({ width: 1280, height: 760 });
    await go(page, await largestDrawing(page));
    const [busiest = 0] = await page.locator('.page.current .node.service').evaluateAll((all) => {
      const reach = all.map((each) => (each.getAttribute('aria-label') ?? '').split(',').length);
      const most = Math.max(...reach.filter((count) => count < 12));
      return [reach.indexOf(most)];
    });
    const service = page.locator('.page.current .node.service').nth(busiest);
    const find = page.locator('.page.current .find');
    await find.fill((await service.locator('text').first().textContent()) ?? '');
    await find.fill('');
    await service.click();
    const picture = await page.screenshot();

    expect(picture.length).toBeLessThan(BYTES_MAX);
    keep('report.png', picture);
  });
});
