import { describe, expect, it } from 'vitest';
import { environmentRules } from '../../src/environment/rules.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { valuesOf } from '../support/kubernetes-objects.ts';
import { ingressOverrides } from '../support/with-ingress.ts';

interface Options {
  readonly modSecurity: string;
  readonly unblockedPaths: Readonly<Record<string, string>>;
}

function withModSecurity({ modSecurity, unblockedPaths }: Options) {
  const web = { ingress: { hosts: ['www.shop.io', 'a.shop.io'], unblockedPaths } };
  const overrides = ingressOverrides({ controller: 'ingress-nginx', modSecurity });
  return anEnvironment({ ...overrides, services: { web } });
}

function configOf(options: Partial<Options>): Readonly<Record<string, string>> {
  const environment = withModSecurity({ modSecurity: 'block', unblockedPaths: {}, ...options });
  return valuesOf(compilePlatform(environment), 'ingress-nginx')['controller'].config;
}

const snippetOf = (options: Partial<Options>) =>
  (configOf(options)['modsecurity-snippet'] ?? '').split('\n');

describe('ModSecurity', () => {
  it('that blocks keeps what the controller sets, such as that bodies are looked at', () => {
    expect(snippetOf({}).slice(0, 2)).toEqual([
      'Include /etc/nginx/modsecurity/modsecurity.conf',
      'SecRuleEngine On',
    ]);
  });

  it('that blocks lets the methods and patches of an API through', () => {
    const [methods, types] = snippetOf({}).slice(2);

    expect(methods).toContain(
      "setvar:\\'tx.allowed_methods=GET HEAD POST OPTIONS PUT PATCH DELETE\\'",
    );
    expect(types).toContain('|application/json| |application/merge-patch+json|');
  });

  it('refuses nothing below the unblocked paths of a service, on each of its hosts', () => {
    const lines = snippetOf({ unblockedPaths: { '/drafts/': 'HTML', '/answers/': 'Code' } });

    const prefixes = lines.flatMap((line) => /@beginsWith (\S+)"/.exec(line)?.[1] ?? []);
    expect(prefixes).toEqual([
      '/www.shop.io/answers/',
      '/www.shop.io/drafts/',
      '/a.shop.io/answers/',
      '/a.shop.io/drafts/',
    ]);
    const rules = lines.filter((line) => line.startsWith('SecRule TX:place'));
    for (const rule of rules) {
      expect(rule).toContain('t:urlDecodeUni,t:normalizePath,ctl:ruleEngine=DetectionOnly');
    }
  });

  it('gives each rule an id of its own', () => {
    const ids = snippetOf({ unblockedPaths: { '/': 'HTML' } }).flatMap(
      (line) => /id:(\d+)/.exec(line)?.[1] ?? [],
    );

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('quotes nothing that nginx would take for the end of the snippet', () => {
    const snippet = configOf({ unblockedPaths: { '/': 'HTML' } })['modsecurity-snippet'] ?? '';

    expect(snippet.replaceAll("\\'", '')).not.toContain("'");
  });

  it('that detects, or is off, says nothing more', () => {
    expect(configOf({ modSecurity: 'detect' })).not.toHaveProperty('modsecurity-snippet');
    expect(configOf({ modSecurity: 'off' })).not.toHaveProperty('enable-modsecurity');
  });
});

describe('an unblocked path', () => {
  it.each([
    ['is below a path of the service', ['/api'], '/api/drafts', 0],
    ['is the path itself', ['/api'], '/api', 0],
    ['is not where nobody gets requests', ['/api'], '/apis', 2],
    ['is above, where nobody else gets requests', ['/api'], '/', 0],
  ] as const)('%s', (_, paths, unblocked, count) => {
    const web = {
      ingress: {
        hosts: ['www.shop.io', 'a.shop.io'],
        paths,
        unblockedPaths: { [unblocked]: 'HTML' },
      },
    };
    const overrides = ingressOverrides({ controller: 'ingress-nginx', modSecurity: 'block' });
    const environment = anEnvironment({ ...overrides, services: { web } });
    const found = environmentRules.flatMap((rule) => rule(environment));

    expect(found.filter(({ code }) => code === 'model/unblocked-path-elsewhere')).toHaveLength(
      count,
    );
  });
});
