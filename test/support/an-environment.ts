// The small valid environment of test/fixtures/valid with overrides, made the way load makes one.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Environment as schema } from '../../src/environment/schema/schema.ts';
import { entryDefaults, optionalParts, tierDefaults } from '../../src/environment/tier.ts';
import { applyEntryDefaults, applyTierDefaults } from '../../src/load/layers/apply-defaults.ts';
import { mergeTrees } from '../../src/load/layers/merge-trees.ts';
import { fromPlain, type Tree, toPlain } from '../../src/load/tree.ts';
import type { Environment } from '../../src/model/schema/environment.ts';

/** What a layer above the small environment says: maps merge, the rest replaces, null removes. */
export type Overrides = Readonly<Record<string, unknown>>;

const BASE = new URL('../fixtures/valid/environments/shop/base.yaml', import.meta.url);
const NOWHERE = { file: 'test', line: 1, column: 1, endLine: 1, endColumn: 1 };

const base = fromPlain(parse(readFileSync(BASE, 'utf8')), NOWHERE);

export function anEnvironment(overrides: Overrides = {}): Environment {
  return environmentFrom(mergeTrees(base, fromPlain(overrides, NOWHERE)));
}

/** An environment that is written in full. */
export function environmentOf(written: Readonly<Record<string, unknown>>): Environment {
  return environmentFrom(fromPlain(written, NOWHERE));
}

function environmentFrom(layers: Tree): Environment {
  const tiered = applyTierDefaults(layers, tierDefaults, optionalParts);
  const tree = applyEntryDefaults(tiered, entryDefaults);
  return schema.parse(toPlain(tree));
}

/** A second service beside the one there is; it reads a bucket. */
export function aService(overrides: Overrides = {}): unknown {
  return {
    title: 'Another',
    namespace: 'shop',
    category: 'front',
    status: 'new',
    image: { tag: '1.0.0' },
    port: 8081,
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '200m', memory: '256Mi' },
    },
    uses: { buckets: { media: 'read' } },
    ...overrides,
  };
}
