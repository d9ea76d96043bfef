import { everyKind } from '../../../kinds/kinds.ts';
import { STORAGE_CLASS } from '../../../model/naming/storage.ts';
import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type Consumer, consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
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
    ];
  });
}

/** Storage classes that its disks name. */
function classReferences({ cluster, services }: Environment, key: string): readonly Reference[] {
  const { claims = {}, volumes = {} } = services[key] ?? {};
  const among = { [STORAGE_CLASS]: true, ...cluster?.storageClasses };
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

/** What consumers use, whatever they are. */
export function useReferences(environment: Environment): readonly Reference[] {
  return consumersOf(environment).flatMap((consumer) => [
    ...calleeReferences(environment, consumer),
    ...kindReferences(environment, consumer),
  ]);
}

function calleeReferences({ services }: Environment, consumer: Consumer): readonly Reference[] {
  const user = describeConsumer(consumer);
  return consumer.uses.services.map((name, index) =>
    reference('service', name, services, user, [...consumer.path, 'services', index]),
  );
}

/** The stores, and the consumers whose login this one takes. */
function kindReferences(environment: Environment, consumer: Consumer): readonly Reference[] {
  const user = describeConsumer(consumer);
  const owners = Object.fromEntries(consumersOf(environment).map(({ key }) => [key, true]));
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
