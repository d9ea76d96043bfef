import { everyKind } from '../../../kinds/kinds.ts';
import { type DatabaseAccess, isBorrowed, isReplica } from '../../../model/data/database-access.ts';
import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment, Uses } from '../../../model/schema/environment.ts';
import { entriesOf, storesOf } from '../../edges.ts';

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
    ];
  });
}

/** What `uses` names, by collection. */
const NOUNS = {
  services: 'service',
  databases: 'database',
  documentDatabases: 'document database',
} as const satisfies Partial<Record<keyof Uses, string>>;
const COLLECTIONS = Object.keys(NOUNS) as readonly (keyof typeof NOUNS)[];

function useReferences(environment: Environment, service: string): readonly Reference[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  const user = `service ${service}`;
  const stores = COLLECTIONS.flatMap((collection) => {
    const used = uses[collection];
    const isList = Array.isArray(used);
    return (isList ? used : Object.keys(used)).map((name, index) => ({
      kind: NOUNS[collection],
      name,
      among: Object.keys(environment[collection]),
      user,
      path: ['services', service, 'uses', collection, isList ? index : name],
      target: isList ? ('value' as const) : ('key' as const),
    }));
  });
  const replicas = Object.entries(uses.databases).flatMap(([database, access]) =>
    !isReplica(access) || !environment.databases[database]
      ? []
      : [
          {
            kind: 'replica',
            name: access.replica,
            among: Object.keys(environment.databases[database].replicas),
            user,
            path: ['services', service, 'uses', 'databases', database, 'replica'],
          },
        ],
  );
  return [
    ...stores,
    ...kindReferences(environment, service),
    ...replicas,
    ...ownerReferences(environment, service),
  ];
}

function kindReferences(environment: Environment, service: string): readonly Reference[] {
  const uses: Readonly<Record<string, unknown>> = environment.services[service]?.uses ?? {};
  return everyKind.flatMap((kind) => {
    const isList = Array.isArray(uses[kind.collection]);
    return storesOf(environment, service, kind).map((name, index) => ({
      kind: kind.noun,
      name,
      among: Object.keys(entriesOf(environment, kind)),
      user: `service ${service}`,
      path: ['services', service, 'uses', kind.collection, isList ? index : name],
      target: isList ? ('value' as const) : ('key' as const),
    }));
  });
}

/** The services whose login or image this one takes. */
function ownerReferences({ services }: Environment, key: string): readonly Reference[] {
  const service = services[key];
  if (!service) return [];
  const { uses, image } = service;
  const user = `service ${key}`;
  const logins = (['databases', 'documentDatabases'] as const).flatMap((collection) =>
    Object.entries<DatabaseAccess>(uses[collection]).flatMap(([store, access]) =>
      isBorrowed(access)
        ? [
            reference('service', access.as, services, user, [
              'services',
              key,
              'uses',
              collection,
              store,
              'as',
            ]),
          ]
        : [],
    ),
  );
  if (image.from === null) return logins;
  const path = ['services', key, 'image', 'from'];
  return [...logins, reference('service', image.from, services, user, path)];
}
