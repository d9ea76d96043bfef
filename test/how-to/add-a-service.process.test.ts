// docs/how-to/add-a-service.md: its services, and every row of what one may have later, in the repository of the
// tutorial.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import { realRun } from '../commands/real-run.ts';
import { aShop, BASE, PROD } from '../edit/a-shop.ts';
import { temporaryFolder, treeOf } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';

type Map = Parameters<typeof mergeJson>[0];

const page = readFileSync('docs/how-to/add-a-service.md', 'utf8');
const blocks = [...page.matchAll(/^ *```yaml\n *# (base|prod)\.yaml\n([\s\S]*?)^ *```$/gm)];
const rows = [...page.matchAll(/^\| (.+?) \| `(.+)` \| (?:`(.+)` )?\|$/gm)];

function add(folder: string, file: string, more: Map): void {
  const at = join(folder, file);
  writeFileSync(at, stringify(mergeJson(parse(readFileSync(at, 'utf8')), more)));
}

/** What the tutorial leaves behind, as far as the page names it, with what the page adds. */
function written(): Record<string, string> {
  const { folder, run } = aShop();
  const words = ['--uses', 'databases.main', '--used-by', 'web', '--port', '8081'];
  run('new', 'service', 'shop', 'orders', ...words);
  run('new', 'store', 'shop', 'queues.jobs', '--used-by', 'orders');
  for (const [, layer, text = ''] of blocks)
    add(folder, layer === 'base' ? BASE : PROD, parse(text));
  return treeOf(folder);
}

let files: Record<string, string> | undefined;

function compiledWith(last: Map) {
  files ??= written();
  const folder = temporaryFolder(files);
  add(folder, PROD, last);
  const { exitCode, error } = realRun(['synth'], folder, { home: ROOT });
  return [exitCode, error];
}

describe('docs/how-to/add-a-service.md', () => {
  it('adds services that compile without a finding', () => {
    expect(blocks.map(([, layer]) => layer)).toEqual(['base', 'prod', 'base']);
    expect(compiledWith({})).toEqual([0, '']);
  });

  it.each(rows.map(([, what = '', own = '', others]) => [what, own, others] as const))(
    'may have later: %s',
    (_, own, others) => {
      const service = { services: { wishlist: parse(own) } };
      const needed: Map = others === undefined ? {} : parse(others);

      expect(compiledWith(mergeJson(service, needed))).toEqual([0, '']);
    },
  );

  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(12);
  });
});
