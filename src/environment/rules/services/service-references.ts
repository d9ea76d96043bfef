import { everyKind } from '../../../kinds/kinds.ts';
import { STORAGE_CLASS } from '../../../model/naming/storage.ts';
import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { callsOf } from '../../../model/services/calls.ts';
import { type Consumer, consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { mountablesOf, sideContainersOf } from '../../../model/services/containers.ts';
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
      ...imageReferences(environment, key),
      ...classReferences(environment, key),
      ...priorityReferences(environment, key),
      ...mountReferences(key, service),
      ...portReferences(key, service),
    ];
  });
}

/** What containers beside that of the service mount. */
function mountReferences(key: string, service: Service): readonly Reference[] {
  const among = Object.fromEntries(mountablesOf(service).map(({ name }) => [name, true]));
  return sideContainersOf(service).flatMap(({ name, container, path }) =>
    Object.keys(container.mounts).map((mounted) => ({
      ...reference('volume', mounted, among, `container ${name} of service ${key}`, [
        ...['services', key, ...path],
        ...['mounts', mounted],
      ]),
      target: 'key' as const,
    })),
  );
}

/** Two are there in every cluster. */
const ALWAYS = { 'system-cluster-critical': true, 'system-node-critical': true };

function priorityReferences({ priorities, services }: Environment, key: string) {
  const priority = services[key]?.priority ?? null;
  if (priority === null) return [];
  const path = ['services', key, 'priority'];
  const among = { ...priorities, ...ALWAYS };
  return [reference('priority', priority, among, `service ${key}`, path)];
}

/** Storage classes that its disks name. */
function classReferences({ cluster, services }: Environment, key: string): readonly Reference[] {
  const { claims = {}, volumes = {} } = services[key] ?? {};
  const there = (cluster?.existing?.storageClasses ?? []).map((name) => [name, true] as const);
  const among = {
    [STORAGE_CLASS]: true,
    ...Object.fromEntries(there),
    ...cluster?.storageClasses,
  };
  const named = [
    ...Object.entries(claims).map(
      ([name, { storageClass }]) => [storageClass, ['claims', name]] as const,
    ),
    ...Object.entries(volumes).map(
      ([name, { claim }]) => [claim?.storageClass ?? null, ['volumes', name, 'claim']] as const,
    ),
  ];
  return named.flatMap(([name, path]) =>
    name === null
      ? []
      : [
          reference('storage class', name, among, `service ${key}`, [
            ...['services', key, ...path],
            'storageClass',
          ]),
        ],
  );
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

/** What consumers use, whatever they are. */
export function useReferences(environment: Environment): readonly Reference[] {
  const consumers = consumersOf(environment);
  const owners = Object.fromEntries(consumers.map(({ key }) => [key, true]));
  return consumers.flatMap((consumer) => [
    ...calleeReferences(environment, consumer),
    ...kindReferences(environment, consumer, owners),
  ]);
}

function calleeReferences({ services }: Environment, consumer: Consumer): readonly Reference[] {
  const user = describeConsumer(consumer);
  return callsOf(consumer.uses).flatMap(({ callee, ports, path: below, target }) => {
    const path = [...consumer.path, ...below];
    const called = services[callee];
    const names = called ? portsOf(called).map(({ name }) => name) : [];
    const ofPort = { kind: `port of ${callee}`, among: names, user };
    return [
      { kind: 'service', name: callee, among: Object.keys(services), user, path, target },
      // That a worker has none is another mistake.
      ...(names.length > 0 ? (ports ?? []) : []).map((name, index) => ({
        ...{ ...ofPort, name },
        path: [...path, index],
      })),
    ];
  });
}

/** The stores, and the consumers whose login this one takes. */
function kindReferences(
  environment: Environment,
  consumer: Consumer,
  owners: object,
): readonly Reference[] {
  const user = describeConsumer(consumer);
  return everyKind.flatMap((kind) =>
    usesOf(environment, consumer.key, kind).flatMap(({ store, use, path, target }) => {
      const among = Object.keys(entriesOf(environment, kind));
      const owner = kind.logins?.ownerOf(use) ?? null;
      return [
        { kind: kind.noun, name: store, among, user, path, target },
        ...(owner === null ? [] : [reference('service', owner, owners, user, [...path, 'as'])]),
      ];
    }),
  );
}

/** The service whose image this one runs. */
function imageReferences({ services }: Environment, key: string): readonly Reference[] {
  const from = services[key]?.image.from ?? null;
  if (from === null) return [];
  const path = ['services', key, 'image', 'from'];
  return [reference('service', from, services, `service ${key}`, path)];
}
