import { everyKind } from '../../../kinds/kinds.ts';
import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { entriesOf, storesOf, usedOf, usesOf } from '../../edges.ts';

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
  return everyKind.flatMap((kind) => {
    const isList = Array.isArray(usedOf(environment, service, kind));
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
function ownerReferences(environment: Environment, key: string): readonly Reference[] {
  const { services } = environment;
  const user = `service ${key}`;
  const at = ['services', key];
  const logins = everyKind.flatMap((kind) =>
    usesOf(environment, key, kind).flatMap(([store, use]) => {
      const owner = kind.logins?.ownerOf(use) ?? null;
      if (owner === null) return [];
      const path = [...at, 'uses', kind.collection, store, 'as'];
      return [reference('service', owner, services, user, path)];
    }),
  );
  const from = services[key]?.image.from ?? null;
  if (from === null) return logins;
  return [...logins, reference('service', from, services, user, [...at, 'image', 'from'])];
}
