// docs/how-to/expose-a-service.md: what it says to write is an environment that nothing is said about.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf } from '../support/kubernetes-objects.ts';

const page = readFileSync('docs/how-to/expose-a-service.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const isIngress = (text: string) => text.startsWith('# services.web');
/** One below the other, as a reader writes them. */
const written = blocks
  .filter((text) => !isIngress(text))
  .map((text): Overrides => parse(text))
  .reduce((all, block) => mergeJson(all as never, block as never) as never, {} as Overrides);

describe('docs/how-to/expose-a-service.md', () => {
  it('says what neither a rule nor a check has a say about', () => {
    const before = findings(environmentRules.flatMap((rule) => rule(anEnvironment())));
    const environment = anEnvironment(written);

    expect(findings(environmentRules.flatMap((rule) => rule(environment)))).toEqual(before);
    expect(findings(checkEnvironment(compiledSmall(written)))).toEqual([]);
  });

  it('names the variables as callers find them', () => {
    const { data } = objectOf(compileApps(anEnvironment(written)), 'ConfigMap', 'web');
    const named = Object.keys(data).filter((name) => name.startsWith('TRACKER'));

    expect(named.sort()).toEqual(['TRACKER_ADMIN_URL', 'TRACKER_GRPC_TARGET']);
    for (const name of named) expect(page).toContain(`\`${name}\``);
  });

  it('shows an ingress that a service can have', () => {
    const [text = ''] = blocks.filter(isIngress);
    const web = { ports: { grpc: { port: 9091, protocol: 'grpc' } }, ...parse(text) };
    const controller = { loadBalancer: 'main', issuer: { email: 'platform@shop.io' } };
    const environment = anEnvironment({
      ingress: { ...controller, controller: 'ingress-nginx' },
      services: { web },
    });

    expect(objectOf(compileApps(environment), 'Ingress', 'web-grpc')['spec'].rules[0].host).toBe(
      'api.shop.io',
    );
  });
});
