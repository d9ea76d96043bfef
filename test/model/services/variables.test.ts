import { describe, expect, it } from 'vitest';
import { configVariables } from '../../../src/environment/config-variables.ts';
import { derivedVariables } from '../../../src/environment/derived-variables.ts';
import { secretVariables } from '../../../src/environment/secret-variables.ts';
import type { Environment } from '../../../src/model/schema/environment.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';
import { nightSchool } from '../../support/night-school.ts';

/** What the apps room gives a service, without what is written and what OpenTelemetry reads. */
function given(environment: Environment, key: string): readonly string[] {
  const service = environment.services[key];
  if (!service) throw new Error(`No service named ${key}`);
  const bare = { ...service, env: {} };
  return [
    ...Object.keys(configVariables(environment, key, bare)),
    ...Object.keys(secretVariables(environment, key).variables),
  ].filter((name) => !name.startsWith('OTEL_'));
}

function derived(environment: Environment, key: string): readonly string[] {
  return derivedVariables(environment, key).map(({ name }) => name);
}

describe('derivedVariables', () => {
  it.each(Object.keys(nightSchool().services))('names what the apps room gives %s', (key) => {
    expect([...derived(nightSchool(), key)].sort()).toEqual([...given(nightSchool(), key)].sort());
  });

  it('names what the apps room gives a service with several stores of a kind', () => {
    const { databases, caches, kafka, search } = anEnvironment();
    const environment = anEnvironment({
      databases: { second: databases['main'] },
      caches: { second: { ...caches['main'], access: 'network' } },
      documentDatabases: {
        main: { class: 'db.r5.large', purpose: 'Forum' },
        second: { class: 'db.r5.large', purpose: 'Chat' },
      },
      kafka: { second: kafka['main'] },
      search: { second: search['main'] },
      services: {
        web: {
          uses: {
            services: ['other'],
            databases: { second: { replica: 'reports' } },
            caches: ['main', 'second'],
            documentDatabases: { main: 'write', second: 'write' },
            kafka: { second: 'produce' },
            search: { main: 'write', second: 'write' },
          },
        },
        other: aService(),
      },
    });

    expect([...derived(environment, 'web')].sort()).toEqual([...given(environment, 'web')].sort());
  });

  it('points at the edge that gives a variable', () => {
    const found = derivedVariables(anEnvironment(), 'web').find(({ name }) => name === 'REDIS_URL');

    expect(found?.origin).toEqual(['services', 'web', 'uses', 'caches', 0]);
  });

  it('names nothing for a service that is not there', () => {
    expect(derivedVariables(anEnvironment(), 'absent')).toEqual([]);
  });
});
