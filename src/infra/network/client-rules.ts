// What the security groups of clients beside the nodes let out, and those of stores let in from them.

import { insideClients } from '../../environment/network-clients.ts';
import { outsidePortsOf } from '../../environment/outside-ports.ts';
import { groupOf, storeEdgesOf } from '../../environment/store-edges.ts';
import type { GroupRule } from '../../kinds/contract/network-part.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { uniqueBy } from '../../model/values/unique-by.ts';

const HTTPS = 443;

export function clientRules(environment: Environment): readonly GroupRule[] {
  return insideClients(environment).flatMap(({ consumer: { collection, key }, group }) => {
    const origin = [collection, key];
    const own = { group, origin, direction: 'egress' } as const;
    const name = group.replace('/', '-');
    const ports = new Set([HTTPS, ...outsidePortsOf(environment, key)]);
    const out = [...ports].map(
      (port): GroupRule => ({
        ...own,
        key: `${name}-to-everywhere-${port}`,
        peer: '0.0.0.0/0',
        ports: [port, port],
        description: port === HTTPS ? 'AWS and external services' : 'External services',
      }),
    );
    return [...out, ...storeRules(environment, { key, group, name })];
  });
}

interface Client {
  readonly key: string;
  readonly group: string;
  readonly name: string;
}

function storeRules(environment: Environment, { key, group, name }: Client): readonly GroupRule[] {
  const rules = storeEdgesOf(environment, key)
    .filter(({ store }) => store.pods === null)
    .flatMap(({ store, origin }) => {
      const guarded = groupOf(store);
      const storeName = guarded.replace('/', '-');
      return store.ports.flatMap((port): readonly GroupRule[] => {
        const ports = [port, port] as const;
        const out = { origin, ports, description: `To the ${store.kind} ${store.key}` };
        return [
          {
            ...out,
            key: `${name}-to-${storeName}-${port}`,
            direction: 'egress',
            group,
            peer: guarded,
          },
          {
            ...{ origin, ports, description: `From ${group.replace('/', ' ')}` },
            key: `${storeName}-from-${name}-${port}`,
            direction: 'ingress',
            group: guarded,
            peer: group,
          },
        ];
      });
    });
  return uniqueBy(rules, (rule) => rule.key);
}
