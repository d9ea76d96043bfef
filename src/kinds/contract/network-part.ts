// How a kind is reached over the network: behind a security group in the data tier, or as pods.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { StandingPlace } from '../../model/data/standing-store.ts';
import type { NetworkPeer } from '../../model/kubernetes/network-policy.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** A rule of a security group. */
export interface GroupRule {
  /** Terraform name. */
  readonly key: string;
  readonly direction: 'ingress' | 'egress';
  /** `nodes`, `database/main`, `load-balancer/main`, … */
  readonly group: string;
  /** A group, a CIDR, or the addresses of CloudFront. */
  readonly peer: string;
  /** Absent: every protocol and port. */
  readonly ports?: readonly [from: number, to: number];
  /** Of the ports. Absent: TCP. */
  readonly transport?: 'TCP' | 'UDP';
  readonly description: string;
  readonly origin: Path;
}

// Methods, so that what a kind says of its own entries can be asked of any.
export interface NetworkPart<Entry = unknown> {
  /** TCP ports on which clients reach it. */
  ports(entry: Entry): readonly number[];
  /** The pods it is made of. Absent or null: it stands in the data tier, with a security group. */
  pods?(entry: Entry, key: string): NetworkPeer | null;
  /** How many zones it stands in, counted from the first. Absent or null: all. */
  zones?(entry: Entry): number | null;
  /** Where it is, if it stands already. Absent or null: it is made in the data tier. */
  standing?(entry: Entry): StandingPlace | null;
  /** Whether nodes mount it, so that the network policies of pods do not see it. */
  readonly isMounted?: boolean;
  /** Whether jobs look after it from inside the cluster. */
  readonly isTended?: boolean;
  /** Rules of its groups beside those that the edges need; one with the key of an edge's is that. */
  rules?(environment: Environment, landscape: Landscape): readonly GroupRule[];
}
