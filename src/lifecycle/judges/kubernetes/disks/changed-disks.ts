// Disks that stay as they are although a chart, or a kind that an operator looks after, asks for other ones: claims
// are made once for each pod, and neither Helm's templates nor Argo CD make them larger.
import type { ChartDisks } from '../../../../addons/addon.ts';
import { addons } from '../../../../addons/addons.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../../diagnostics/diagnostic.ts';
import { lifeOfKind, quantityOf } from '../../../../facts/kubernetes-life.ts';
import type { KubernetesObject } from '../../../../model/artifact.ts';
import { causeOf, changedKeys } from '../../../compare/cause.ts';
import type { ObjectChange, TransitionInput } from '../../../transition.ts';
import { componentOf } from '../applications.ts';
import { valueAt } from '../changed-fields.ts';
import { nameOf } from '../object-names.ts';
import { type Claim, claimsIn } from './claims-in.ts';
import { type ChangedDisk, KNOWN, UNKNOWN } from './sentences.ts';

export function judgeChangedDisks(input: TransitionInput): readonly Diagnostic[] {
  return input.objects.flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null) return [];
    return disksOf(before, after).flatMap((disk) => report(input, change, disk));
  });
}

function disksOf(before: KubernetesObject, after: KubernetesObject): readonly ChangedDisk[] {
  if (after.kind === 'Application') return disksOfChart(before, after);
  const [group = ''] = after.apiVersion.split('/');
  // What the API server or an operator makes of these is known, and judged by that.
  const isPlain = !group.includes('.') || /\.k8s\.io$/.test(group);
  if (isPlain || lifeOfKind(after.apiVersion, after.kind) !== undefined) return [];
  const of = group === 'monitoring.coreos.com' ? 'operator' : null;
  const place = {
    owner: nameOf(after),
    namespace: after.metadata.namespace ?? '',
    prefix: 'spec.',
  };
  return changedClaims(valueAt(before, 'spec'), valueAt(after, 'spec')).map((claim) => ({
    ...{ ...claim, ...place, of },
    name: of === null ? null : `${after.kind.toLowerCase()}-${after.metadata.name}`,
  }));
}

function disksOfChart(before: KubernetesObject, after: KubernetesObject): readonly ChangedDisk[] {
  const [was, is] = [before, after].map((each) => valueAt(each, 'spec.source.helm.valuesObject'));
  const chart = valueAt(after, 'spec.source.chart');
  const component = componentOf(after);
  const known = addons.find((each) => each.chart === chart && each.name === component)?.disks ?? [];
  const owner = `${component}`;
  const namespace = String(valueAt(after, 'spec.destination.namespace'));
  return changedClaims(was, is).map((claim) => {
    const disks = known.find(({ at }) => isAtOrBelow(claim.path, at));
    const of = ofClaim(claim, disks);
    return { ...claim, owner, namespace, prefix: '', of, name: disks?.name ?? null };
  });
}

function isAtOrBelow(path: string, at: string): boolean {
  return path === at || path.startsWith(`${at}.`);
}

function ofClaim({ before, after }: ChangedClaim, disks: ChartDisks | undefined) {
  if ((after ?? before)?.isWhole) return 'claim';
  return disks?.of ?? null;
}

type ChangedClaim = Pick<ChangedDisk, 'path' | 'before' | 'after'>;

function changedClaims(was: unknown, is: unknown): readonly ChangedClaim[] {
  const [before, after] = [claimsIn(was), claimsIn(is)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
    .filter(({ before: one, after: other }) => !isSameDisk(one, other));
}

function isSameDisk(one: Claim | null, other: Claim | null): boolean {
  if (one === null || other === null) return one === other;
  const isSameSize = one.size === other.size || quantityOf(one.size) === quantityOf(other.size);
  return isSameSize && one.storageClass === other.storageClass;
}

function report(
  input: TransitionInput,
  change: ObjectChange,
  disk: ChangedDisk,
): readonly Diagnostic[] {
  const told = disk.of === null ? UNKNOWN(disk) : KNOWN[disk.of](disk);
  if (told === undefined) return [];
  const { owner, prefix, path, before, after } = disk;
  const sentence = { before: shown(before, after), after: shown(after, before) };
  const args = { ...sentence, ...told, disk: `${prefix}${path} of ${owner}` };
  const code = disk.of === null ? 'lifecycle/disks-unsure' : 'lifecycle/disks-stay';
  return [diagnostic(code, args, { path: pathOf(input, change, disk) })];
}

/** The size, or what else differs. */
function shown(claim: Claim | null, other: Claim | null): string {
  if (claim === null) return 'none';
  return claim.size === other?.size ? (claim.storageClass ?? 'the default class') : claim.size;
}

/** The environment says it as text, or as a number of GiB; where neither tells one key, it is the whole. */
function pathOf(input: TransitionInput, change: ObjectChange, disk: ChangedDisk): Path {
  const { environment, environmentBefore } = input;
  const [before, after] = [disk.before, disk.after].map((claim) => claim?.size);
  const isSaid = (value: unknown, size: string | undefined) =>
    [size, size?.replace(/Gi$/, '')].some((text) => text === (value ?? undefined)?.toString());
  const said = changedKeys(environmentBefore(), environment, []).filter(
    (key) => isSaid(key.before, before) && isSaid(key.after, after),
  );
  const [only, ...others] = said;
  if (only !== undefined && others.length === 0) return only.path;
  return causeOf(input, change, { path: disk.path, before, after });
}
