// docs/how-to/add-an-environment.md: its layers come to what the page says.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readLayers } from '../../src/load/layers/read-layers.ts';
import { toPlain } from '../../src/load/tree.ts';
import { temporaryFolder } from '../emit/temporary-folder.ts';

const page = readFileSync('docs/how-to/add-an-environment.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml\n(?:# (\S+)\n)?([\s\S]*?)^```$/gm)];

it('merges layers as the page shows', () => {
  const files = blocks.flatMap(([, file, text = '']) => (file === undefined ? [] : [[file, text]]));
  const root = temporaryFolder(Object.fromEntries(files));
  const { value, diagnostics } = readLayers(
    { root, parsed: new Map() },
    'environments/shop/prod.yaml',
  );

  expect([files.length, diagnostics]).toEqual([3, []]);
  expect(value && toPlain(value)).toEqual(parse(blocks.at(-1)?.[2] ?? ''));
});
