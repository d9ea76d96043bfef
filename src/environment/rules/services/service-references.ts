import { everyKind } from '../../../kinds/kinds.ts';
import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
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
    ];
  });
}

function useReferences(environment: Environment, service: string): readonly Reference[] {
  const { services } = environment;
  const callees = (services[service]?.uses.services ?? []).map((name, index) =>
    reference('service', name, services, `service ${service}`, [
      ...['services', service, 'uses', 'services'],
      index,
    ]),
  );
  return [
    ...callees,
    ...kindReferences(environment, service),
    ...ownerReferences(environment, service),
  ];
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
