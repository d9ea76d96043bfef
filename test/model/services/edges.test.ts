import { describe, expect, it } from 'vitest';
import { storeEdges, storeEdgesOf, storePorts } from '../../../src/environment/store-edges.ts';
import { callersOf, exposuresOf } from '../../../src/model/services/edges.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';

describe('storePorts', () => {
  it.each([
    ['database', [5432]],
    ['cache', [6379]],
    ['kafka', [9094]],
    ['search', [443]],
  ] as const)('gives the port of a %s', (kind, ports) => {
    expect(storePorts(anEnvironment(), kind, 'main')).toEqual(ports);
  });

  it('gives the port of MySQL', () => {
    const environment = anEnvironment({ databases: { main: { engine: 'mysql' } } });

    expect(storePorts(environment, 'database', 'main')).toEqual([3306]);
  });

  it('gives both ports of Kafka where plaintext is allowed', () => {
    const environment = anEnvironment({ kafka: { main: { clientEncryption: 'TLS_PLAINTEXT' } } });

    expect(storePorts(environment, 'kafka', 'main')).toEqual([9092, 9094]);
  });

  it.each(['database', 'cache', 'kafka', 'search'] as const)(
    'gives no port of a %s that is not there',
    (kind) => {
      expect(storePorts(anEnvironment(), kind, 'absent')).toEqual([]);
    },
  );
});

describe('storePorts of a document database', () => {
  const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };

  it('gives 27017 (S2-SG-06)', () => {
    expect(storePorts(anEnvironment({ documentDatabases }), 'document-database', 'main')).toEqual([
      27017,
    ]);
    expect(storePorts(anEnvironment(), 'document-database', 'main')).toEqual([]);
  });

  it('is an edge of the service that uses it', () => {
    const other = aService({ uses: { documentDatabases: { main: 'write' } } });
    const environment = anEnvironment({ documentDatabases, services: { other } });

    expect(storeEdgesOf(environment, 'other')).toMatchObject([
      { kind: 'document-database', store: 'main', ports: [27017] },
    ]);
  });
});

describe('storeEdgesOf', () => {
  it('lists every store a service reaches, with where that is written', () => {
    const edges = storeEdgesOf(anEnvironment(), 'web');

    expect(edges.map(({ kind, store, origin }) => [kind, store, origin.join('.')])).toEqual([
      ['database', 'main', 'services.web.uses.databases'],
      ['cache', 'main', 'services.web.uses.caches'],
      ['kafka', 'main', 'services.web.uses.kafka'],
      ['search', 'main', 'services.web.uses.search'],
    ]);
  });

  it('lists nothing for a service that is not there', () => {
    expect(storeEdgesOf(anEnvironment(), 'absent')).toEqual([]);
  });
});

describe('storeEdges', () => {
  it('lists the edges of all services', () => {
    const other = aService({ uses: { caches: ['main'] } });
    const environment = anEnvironment({ services: { other } });

    expect(storeEdges(environment).filter(({ kind }) => kind === 'cache')).toMatchObject([
      { service: 'web' },
      { service: 'other' },
    ]);
  });
});

describe('callersOf', () => {
  it('lists callers in key order, whatever the order in the file', () => {
    const uses = { services: ['web'] };
    const services = { zebra: aService({ uses }), ant: aService({ uses }), bee: aService() };

    expect(callersOf(anEnvironment({ services }), 'web')).toEqual(['ant', 'zebra']);
  });
});

describe('exposuresOf', () => {
  it('lists the targets that send traffic to a service', () => {
    expect(exposuresOf(anEnvironment(), 'web')).toEqual([{ loadBalancer: 'main', target: 'web' }]);
  });

  it('lists nothing for a service that no load balancer knows', () => {
    expect(exposuresOf(anEnvironment({ services: { other: aService() } }), 'other')).toEqual([]);
  });
});
