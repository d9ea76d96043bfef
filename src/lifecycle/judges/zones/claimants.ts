// Who has disks of EBS in a cluster, and on which nodes their pods may run.
import { addonsOf } from '../../../addons/addons.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { type Nodes, nodesOf, nodeTaints, takes } from '../../../model/nodes/placement.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';

export interface Claimant {
  /** In words: `service web`, `the volume of loki`. */
  readonly what: string;
  /** Availability Zones with nodes that its pods may run on. */
  readonly zones: ReadonlySet<string>;
}

const DRIVER = 'cluster.addons.aws-ebs-csi-driver';

/** By what they are. */
export function claimantsIn(environment: Environment): ReadonlyMap<string, Claimant> {
  const services = sortedEntries(environment.services)
    .filter(([, service]) => hasDisk(service))
    .map(([key, service]) => ({
      what: `service ${key}`,
      zones: zonesOf(environment, (nodes) => takes(environment, nodes, service)),
    }));
  const open = zonesOf(environment, isOpen);
  const others = needersIn(environment).map((what) => ({ what, zones: open }));
  return new Map([...services, ...others].map((each) => [each.what, each]));
}

/** Disks of all kinds of services, but for those of a claim that several nodes may mount. */
function hasDisk({ claims, volumes }: Service): boolean {
  return (
    Object.keys(claims).length > 0 ||
    Object.values(volumes).some(({ claim }) => claim !== null && !claim.shared)
  );
}

/** Charts and kinds that rest on the driver: their pods tolerate no taint. */
function needersIn(environment: Environment): readonly string[] {
  const ofAddons = addonsOf(environment)
    .filter(({ disks, needs = [] }) => disks !== undefined || needs.some(isDriver))
    .map(({ name }) => `add-on ${name}`);
  const ofKinds = everyKind
    .flatMap(({ rules }) => rules?.addonNeeds?.(environment) ?? [])
    .filter(isDriver)
    .map(({ what }) => what);
  return [...ofAddons, ...ofKinds];
}

const isDriver = ({ addon }: { readonly addon: string }) => addon === DRIVER;

function isOpen(nodes: Nodes): boolean {
  return Object.values(nodeTaints(nodes)).every(({ effect }) => effect === 'PreferNoSchedule');
}

function zonesOf(
  { aws, cluster }: Environment,
  isFor: (nodes: Nodes) => boolean,
): ReadonlySet<string> {
  const nodes = cluster === null ? [] : nodesOf(cluster).filter(isFor);
  return new Set(nodes.flatMap(({ zones }) => zones ?? aws.zones));
}
