// Disks that go with the object that claims them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { TransitionInput } from '../../transition.ts';
import { fateOf } from './applications.ts';
import { valueAt } from './changed-fields.ts';
import { isMadeAgain } from './made-again.ts';
import { nameOf } from './object-names.ts';

export function judgeDestroyedClaims(input: TransitionInput): readonly Diagnostic[] {
  return input.objects.flatMap(({ before, after, componentBefore, origin }) => {
    if (before === null || after !== null || isMadeAgain(before)) return [];
    if (fateOf(input, componentBefore) === 'left') return [];
    const claims = claimsOf(before).filter((each) => !isKept(input, each));
    if (claims.length === 0) return [];
    const args = {
      object: nameOf(before),
      claims: claims.map(({ name }) => name).join(', '),
      asks: asks(before),
    };
    return [diagnostic('lifecycle/destroys-claims', args, { path: origin, target: 'key' })];
  });
}

interface Claim {
  readonly name: string;
  readonly storageClass: unknown;
}

function claimsOf(object: KubernetesObject): readonly Claim[] {
  if (object.kind === 'PersistentVolumeClaim') {
    const { name } = object.metadata;
    return [{ name, storageClass: valueAt(object, 'spec.storageClassName') }];
  }
  const templates = valueAt(object, 'spec.volumeClaimTemplates');
  if (object.kind !== 'StatefulSet' || !Array.isArray(templates)) return [];
  // https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
  if (valueAt(object, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') !== 'Delete')
    return [];
  return templates.map((each: unknown) => ({
    name: `${valueAt(each, 'metadata.name')} of every pod`,
    storageClass: valueAt(each, 'spec.storageClassName'),
  }));
}

/** A volume keeps what its class said when it was made. */
function isKept(
  { environment, environmentBefore }: TransitionInput,
  { storageClass }: Claim,
): boolean {
  return reclaimOf(environmentBefore() ?? environment, String(storageClass)) === 'Retain';
}

function reclaimOf({ cluster }: Environment, name: string): string | undefined {
  return cluster?.storageClasses[name]?.reclaim;
}

function asks({ metadata }: KubernetesObject): boolean {
  const options = metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? '';
  return /(?:Prune|Delete)=confirm/.test(options);
}
