// docs/how-to/promote.md, typed to the letter in the repository that the tutorial leaves behind.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aShop, PROD } from '../edit/a-shop.ts';
import { put } from '../emit/temporary-folder.ts';

const page = readFileSync('docs/how-to/promote.md', 'utf8');
const [, parity = ''] =
  /^```yaml\n# environments\/shop\/prod\.yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
const [, shown = ''] = /^```text\n([\s\S]*?)^```$/m.exec(page) ?? [];
const [, differs = ''] = /`(differs: \[aws, cluster.name.*?\])`/.exec(page) ?? [];
const typed = [...page.matchAll(/^npx groundplan ((?!diff).*)$/gm)].map(([, words = '']) => words);

it('carries over and shows what docs/how-to/promote.md says', { timeout: 60_000 }, () => {
  const { folder, run, read } = aShop();
  const type = (line: string) => {
    const { exitCode, out } = run(...line.split(' '));
    expect([line, exitCode]).toEqual([line, 0]);
    return out;
  };
  type('new service shop orders --uses databases.main --used-by web --port 8081');
  type('new store shop queues.jobs --used-by orders');
  type('set shop/prod services.orders.replicas 3');
  const outs: string[] = [];
  for (const line of typed) {
    if (line.endsWith('--dry-run')) put(folder, PROD, `${read(PROD)}\n${parity}`);
    outs.push(type(line));
  }

  expect(outs.filter((out) => out.includes(shown))).toHaveLength(1);
  expect(read(PROD)).toContain('mails:');
  put(folder, PROD, read(PROD).replace(parity, `${parity}  ${differs}\n`));
  expect(type('promote shop/staging shop/prod --dry-run').split('\n').length).toBeLessThan(20);
});
