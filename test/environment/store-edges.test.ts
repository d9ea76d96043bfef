import { describe, expect, it } from 'vitest';
import {
  groupOf,
  guardedStores,
  podStoreEdges,
  storeEdgesOf,
  storesIn,
} from '../../src/environment/store-edges.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';

function portsOf(environment: Environment, kind: string): readonly number[] {
  return storesIn(environment).find((store) => groupOf(store) === `${kind}/main`)?.ports ?? [];
}

describe('storesIn', () => {
  it.each([
    ['database', [5432]],
    ['cache', [6379]],
    ['kafka', [9094]],
    ['search', [443]],
  ] as const)('gives the port of a %s', (kind, ports) => {
    expect(portsOf(anEnvironment(), kind)).toEqual(ports);
  });

  it('gives the port of MySQL', () => {
    const environment = anEnvironment({ databases: { main: { engine: 'mysql' } } });

    expect(portsOf(environment, 'database')).toEqual([3306]);
  });

  it('gives both ports of Kafka where plaintext is allowed', () => {
    const environment = anEnvironment({ kafka: { main: { clientEncryption: 'TLS_PLAINTEXT' } } });

    expect(portsOf(environment, 'kafka')).toEqual([9092, 9094]);
  });

  it('says which are pods, and have no security group', () => {
    const kafka = { main: { kind: 'strimzi', version: '4.2.x', instanceType: null } };
    const environment = anEnvironment({ kafka });
    const [store] = storesIn(environment).filter(({ kind }) => kind === 'kafka');

    expect(store?.pods).not.toBeNull();
    expect(guardedStores(environment).map(groupOf)).not.toContain('kafka/main');
    expect(guardedStores(anEnvironment()).map(groupOf)).toContain('kafka/main');
  });
});

describe('storesIn, of a document database', () => {
  const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };

  it('gives 27017 (S2-SG-06)', () => {
    const environment = anEnvironment({ documentDatabases });

    expect(portsOf(environment, 'document-database')).toEqual([27017]);
    expect(portsOf(anEnvironment(), 'document-database')).toEqual([]);
  });

  it('is an edge of the service that uses it', () => {
    const other = aService({ uses: { documentDatabases: { main: 'write' } } });
    const environment = anEnvironment({ documentDatabases, services: { other } });

    expect(storeEdgesOf(environment, 'other')).toMatchObject([
      { store: { kind: 'document-database', key: 'main', ports: [27017] } },
    ]);
  });
});

describe('storeEdgesOf', () => {
  it('lists every store a service reaches, with where that is written', () => {
    const edges = storeEdgesOf(anEnvironment(), 'web');

    expect(edges.map(({ store, origin }) => [groupOf(store), origin.join('.')])).toEqual([
      ['database/main', 'services.web.uses.databases.main'],
      ['cache/main', 'services.web.uses.caches.0'],
      ['kafka/main', 'services.web.uses.kafka.main'],
      ['search/main', 'services.web.uses.search.main'],
    ]);
  });

  it('leaves out what is not there', () => {
    const other = aService({ uses: { caches: ['absent'] } });

    expect(storeEdgesOf(anEnvironment({ services: { other } }), 'other')).toEqual([]);
    expect(storeEdgesOf(anEnvironment(), 'absent')).toEqual([]);
  });
});

describe('podStoreEdges', () => {
  it('lists the edges of all services', () => {
    const other = aService({ uses: { caches: ['main'] } });
    const environment = anEnvironment({ services: { other } });
    const edges = podStoreEdges(environment).filter(({ store }) => store.kind === 'cache');

    expect(edges).toMatchObject([
      { origin: ['services', 'web', 'uses', 'caches', 0] },
      { origin: ['services', 'other', 'uses', 'caches', 0] },
    ]);
  });
});
