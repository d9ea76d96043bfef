// Which stores consumers reach over the network, and on which ports: for the security groups of one plane
// and the network policies of the other.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { NetworkPart } from '../kinds/contract/network-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { StandingPlace } from '../model/data/standing-store.ts';
import type { NetworkPeer } from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import { consumersOf } from '../model/services/consumers.ts';
import { edgesTo, entriesOf } from './edges.ts';

/** A kind that is reached over the network. */
export interface Networked {
  readonly collection: string;
  readonly slug: string;
  readonly network: NetworkPart;
}

export const networkedKinds: readonly Networked[] = everyKind.flatMap(
  ({ collection, slug, network }) => (network ? [{ collection, slug, network }] : []),
);

/** One that is, as both planes know it. */
export interface Store {
  /** `database`, and its key: together the name of its security group, `database/main`. */
  readonly kind: string;
  readonly key: string;
  /** Where it is described. */
  readonly path: Path;
  /** TCP ports on which clients reach it. */
  readonly ports: readonly number[];
  /** The pods it is made of; null where it stands in the data tier behind a security group. */
  readonly pods: NetworkPeer | null;
  /** Where it is, if somebody else keeps it; null: in the data tier. */
  readonly standing: StandingPlace | null;
  /** Zones of the data tier, from the first; null: all. */
  readonly zones: number | null;
  /** Whether nodes mount it, outside the network policies of pods. */
  readonly isMounted: boolean;
  /** Whether jobs look after it from inside the cluster. */
  readonly isTended: boolean;
}

function storeOf({ collection, slug, network }: Networked, key: string, entry: unknown): Store {
  return {
    kind: slug,
    key,
    path: [collection, key],
    ports: network.ports(entry),
    pods: network.pods?.(entry, key) ?? null,
    standing: network.standing?.(entry) ?? null,
    zones: network.zones?.(entry) ?? null,
    isMounted: network.isMounted === true,
    isTended: network.isTended === true,
  };
}

/** Every store of an environment, kind by kind. */
export function storesIn(environment: Environment): readonly Store[] {
  return networkedKinds.flatMap((kind) =>
    Object.entries(entriesOf(environment, kind)).map(([key, entry]) => storeOf(kind, key, entry)),
  );
}

/** The stores that have a security group. */
export function guardedStores(environment: Environment): readonly Store[] {
  return storesIn(environment).filter(({ pods }) => pods === null);
}

/** The name of its security group. Two that stand already may share one. */
export function groupOf({ kind, key, standing }: Store): string {
  return standing === null ? `${kind}/${key}` : `standing/${standing.securityGroup}`;
}

export interface StoreEdge {
  readonly store: Store;
  /** Where the edge is written. */
  readonly origin: Path;
}

/** The stores one consumer reaches over the network. */
export function storeEdgesOf(environment: Environment, consumer: string): readonly StoreEdge[] {
  return networkedKinds.flatMap((kind) =>
    edgesTo(environment, consumer, kind).map(({ store, entry, origin }) => ({
      store: storeOf(kind, store, entry),
      origin,
    })),
  );
}

/** Those of pods, which have the addresses and the security group of their nodes. */
export function podStoreEdges(environment: Environment): readonly StoreEdge[] {
  return consumersOf(environment)
    .filter(({ namespace }) => namespace !== null)
    .flatMap(({ key }) => storeEdgesOf(environment, key));
}
