// docs/how-to/expose-a-service.md: what it says to write, in the repository that the tutorial begins with.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import { aShop, PROD } from '../edit/a-shop.ts';

type Map = Parameters<typeof mergeJson>[0];

const page = readFileSync('docs/how-to/expose-a-service.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const isIngress = (text: string) => text.startsWith('# in the place of');
const examples = blocks.filter((text) => !isIngress(text)).map((text): Map => parse(text));

/** Lays them one over the other, as a reader writes them, and compiles. */
function writtenIn({ folder, run }: ReturnType<typeof aShop>, ...some: readonly Map[]) {
  const at = join(folder, PROD);
  writeFileSync(at, stringify(some.reduce(mergeJson, parse(readFileSync(at, 'utf8')))));
  const { exitCode, error } = run('synth');
  return [exitCode, error];
}

describe('docs/how-to/expose-a-service.md', () => {
  it('says what nothing is said about, and names the variables as callers find them', () => {
    const shop = aShop();
    expect(writtenIn(shop, ...examples)).toEqual([0, '']);

    const { data } = parse(shop.read('dist/shop/prod/kubernetes/web/configmap-web.yaml'));
    const named = Object.keys(data).filter((name) => name.startsWith('TRACKER'));
    expect(named.sort()).toEqual(['TRACKER_ADMIN_URL', 'TRACKER_GRPC_TARGET']);
    for (const name of named) expect(page).toContain(`\`${name}\``);
  });

  it('shows an ingress that a service can have', () => {
    const shop = aShop();
    const [text = ''] = blocks.filter(isIngress);
    const [first = {}] = examples;

    expect(writtenIn(shop, first, parse(text))).toEqual([0, '']);
    const file = 'dist/shop/prod/kubernetes/web/ingress-web.yaml';
    expect(shop.read(file)).toMatch(/host: office.shop.dev[\s\S]*name: back-office/);
  });
});
