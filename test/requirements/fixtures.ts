// What a design states of environments that it does not have, such as defaults of a development tier,
// is read in what the small environment of the fixtures compiles to.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { planEnvironment } from '../../src/emit/plan-files.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';

const SMALL = 'test/fixtures/valid';

/** `outputOf('fixtures/<key>')` reads it; each is the layer above the small environment. */
const FIXTURES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'blue-green': {
    addons: { 'argo-rollouts': {} },
    services: { web: { rollout: { strategy: 'blueGreen' } } },
  },
  development: { tier: 'development' },
  staging: { tier: 'staging' },
  // What a design leaves open: there to be taken, and not taken by its environments.
  options: {
    edge: {
      webAcls: {
        'load-balancer': {
          protects: 'load-balancer/main',
          managedRules: ['AWSManagedRulesCommonRuleSet'],
          rateLimit: { requests: 2000, windowSeconds: 300, requestsOfSender: 2000 },
        },
      },
    },
    delivery: { registry: { replicateTo: ['eu-central-1'] } },
  },
};

export function fixtureFiles(root: string): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-rows-'));
  try {
    cpSync(join(root, SMALL), folder, { recursive: true });
    const keys = Object.keys(FIXTURES);
    return new Map(keys.flatMap((key) => [...compiled(folder, key)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compiled(root: string, key: string): ReadonlyMap<string, string> {
  const source = stringify({ extends: 'base.yaml', ...FIXTURES[key] });
  writeFileSync(join(root, 'environments/shop/prod.yaml'), source);
  const { value, diagnostics } = loadEnvironments({ root, names: ['shop/prod'] });
  const [loaded] = value ?? [];
  if (!loaded) throw new Error(`${key} does not load: ${JSON.stringify(diagnostics, null, 2)}`);
  const { artifacts } = compileEnvironment(loaded, () => undefined);
  return planEnvironment({ name: `fixtures/${key}`, folder: 'dist', artifacts, lock: '' }).files;
}
