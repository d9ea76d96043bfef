// Whom the pods of a consumer may talk to: its edges, and nothing else.
import {
  type EgressRule,
  internetEgress,
  outsideEgress,
  podsIn,
  ranges,
  subnets,
  tcp,
} from '../model/kubernetes/network-policy.ts';
import { networkOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import { calledPorts, callsOf } from '../model/services/calls.ts';
import { consumerAt } from '../model/services/consumers.ts';
import { portsAt } from '../model/services/ports.ts';
import { groupBy } from '../model/values/group-by.ts';
import { actsInAws } from './identities.ts';
import { callsOutside, distinctPorts } from './outside-ports.ts';
import { type Store, storeEdgesOf } from './store-edges.ts';

/** Services, and stores in the network of the environment. */
export function insideEgress(environment: Environment, consumer: string): readonly EgressRule[] {
  return [
    ...calleeEgress(environment, consumer),
    ...storeEgress(environment, consumer),
    ...podStoreEgress(environment, consumer),
  ];
}

/** AWS, and whoever else is in the internet. */
export function edgesOutside(environment: Environment, consumer: string): readonly EgressRule[] {
  const { isHttps, others } = callsOutside(environment, consumer);
  const isInternet = actsInAws(environment, consumer) || isHttps;
  return [
    ...(isInternet ? [internetEgress(environment)] : []),
    ...outsideEgress(environment, others),
  ];
}

function calleeEgress(environment: Environment, consumer: string): readonly EgressRule[] {
  const found = consumerAt(environment, consumer);
  return callsOf(found?.uses ?? { services: [] })
    .toSorted((a, b) => (a.callee < b.callee ? -1 : 1))
    .flatMap((call) => {
      const ports = calledPorts(environment, call);
      const namespace = environment.services[call.callee]?.namespace ?? '';
      if (ports.length === 0) return [];
      return [{ to: [podsIn(namespace, call.callee)], ports: portsAt(ports) }];
    });
}

/** Stores have addresses of AWS's choice, so all their subnets are opened, on their ports. */
function storeEgress(environment: Environment, consumer: string): readonly EgressRule[] {
  const all = subnets(environment, networkOf(environment).placement.data);
  const stores = storeEdgesOf(environment, consumer)
    .map(({ store }) => store)
    .filter(({ isMounted, pods }) => !isMounted && pods === null);
  const ours = stores.filter(({ standing }) => standing === null);
  const zonesOf = ({ zones }: Store) => Math.min(zones ?? all.length, all.length);
  const widths = [...new Set(ours.map(zonesOf))].sort((a, b) => b - a);
  const toOurs = widths.map((zones) => {
    const ports = ours.filter((each) => zonesOf(each) === zones).flatMap((each) => each.ports);
    return { to: all.slice(0, zones), ports: tcp(...distinctPorts(ports)) };
  });
  return [...toOurs, ...standingEgress(stores)];
}

/** Each place once, however many stores of others stand in it. */
function standingEgress(stores: readonly Store[]): readonly EgressRule[] {
  const places = groupBy(stores, ({ standing }) =>
    standing === null ? [] : [...standing.cidrs].sort().join(' '),
  );
  return [...places].map(([place, found]) => ({
    to: ranges(place.split(' ')),
    ports: tcp(...distinctPorts(found.flatMap(({ ports }) => ports))),
  }));
}

/** Some stores are pods. */
function podStoreEgress(environment: Environment, consumer: string): readonly EgressRule[] {
  return storeEdgesOf(environment, consumer).flatMap(({ store: { pods, ports } }) =>
    pods === null ? [] : [{ to: [pods], ports: tcp(...ports) }],
  );
}
