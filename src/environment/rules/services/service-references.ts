import { everyKind } from '../../../kinds/kinds.ts';
import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { callsOf } from '../../../model/services/calls.ts';
import { portsOf } from '../../../model/services/ports.ts';
import { writtenProbes } from '../../../model/services/probes.ts';
import { entriesOf, usesOf } from '../../edges.ts';

export function serviceReferences(environment: Environment): readonly Reference[] {
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const at = ['services', key];
    const user = `service ${key}`;
    return [
      {
        kind: 'namespace',
        name: service.namespace,
        among: Object.keys(environment.namespaces),
        user,
        path: [...at, 'namespace'],
      },
      {
        kind: 'category',
        name: service.category,
        among: Object.keys(environment.categories.titles),
        user,
        path: [...at, 'category'],
      },
      ...useReferences(environment, key),
      ...portReferences(key, service),
    ];
  });
}

function useReferences(environment: Environment, service: string): readonly Reference[] {
  return [
    ...calleeReferences(environment, service),
    ...kindReferences(environment, service),
    ...ownerReferences(environment, service),
  ];
}

/** Ports that it names itself; of a worker that is another mistake. */
function portReferences(key: string, service: Service): readonly Reference[] {
  const { metrics, ingress } = service;
  const named = [
    { port: metrics?.port, path: ['metrics', 'port'] },
    { port: ingress?.port, path: ['ingress', 'port'] },
    ...(ingress === null || Array.isArray(ingress.hosts)
      ? []
      : Object.entries(ingress.hosts).map(([host, { port }]) => ({
          port,
          path: ['ingress', 'hosts', host, 'port'],
        }))),
    ...writtenProbes(service).map(({ written: { port }, path }) => ({
      ...{ port, path: [...path, 'port'] },
    })),
  ];
  const among = portsOf(service).map(({ name }) => name);
  if (among.length === 0) return [];
  return named.flatMap(({ port: name, path }) =>
    name == null
      ? []
      : [{ kind: 'port', name, among, user: `service ${key}`, path: ['services', key, ...path] }],
  );
}

/** The services that are called, and their ports by name. */
function calleeReferences({ services }: Environment, service: string): readonly Reference[] {
  const uses = services[service]?.uses;
  if (uses === undefined) return [];
  const user = `service ${service}`;
  return callsOf(uses).flatMap(({ callee, ports, path: below, target }) => {
    const path = ['services', service, ...below];
    const called = services[callee];
    const names = called ? portsOf(called).map(({ name }) => name) : [];
    const among = { kind: `port of ${callee}`, among: names, user };
    return [
      { kind: 'service', name: callee, among: Object.keys(services), user, path, target },
      ...(called && names.length > 0 ? (ports ?? []) : []).map((name, index) => ({
        ...among,
        name,
        path: [...path, index],
      })),
    ];
  });
}

function kindReferences(environment: Environment, service: string): readonly Reference[] {
  return everyKind.flatMap((kind) =>
    usesOf(environment, service, kind).map(({ store, path, target }) => ({
      kind: kind.noun,
      name: store,
      among: Object.keys(entriesOf(environment, kind)),
      user: `service ${service}`,
      path,
      target,
    })),
  );
}

/** The services whose login or image this one takes. */
function ownerReferences(environment: Environment, key: string): readonly Reference[] {
  const { services } = environment;
  const user = `service ${key}`;
  const logins = everyKind.flatMap((kind) =>
    usesOf(environment, key, kind).flatMap(({ use, path }) => {
      const owner = kind.logins?.ownerOf(use) ?? null;
      if (owner === null) return [];
      return [reference('service', owner, services, user, [...path, 'as'])];
    }),
  );
  const from = services[key]?.image.from ?? null;
  if (from === null) return logins;
  return [
    ...logins,
    reference('service', from, services, user, ['services', key, 'image', 'from']),
  ];
}
