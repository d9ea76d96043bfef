// Objects of a cluster that say how something is protected: one table.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import type { Danger } from '../danger.ts';
import type { DangerJudge } from '../danger-judge.ts';

interface ObjectGuard {
  readonly kind: string;
  readonly path: Path;
  readonly isLess: (before: unknown, after: unknown) => boolean;
  readonly what: string;
}

/** From the weakest to the strongest; nothing written is `otherwise`. */
const below =
  (otherwise: string, ...order: readonly string[]): ObjectGuard['isLess'] =>
  (before, after) => {
    const rankOf = (value: unknown) => order.indexOf(String(value ?? otherwise));
    return rankOf(after) >= 0 && rankOf(after) < rankOf(before);
  };

const wasTrue: ObjectGuard['isLess'] = (before, after) =>
  String(before) === 'true' && String(after) !== 'true';

const GUARDS: readonly ObjectGuard[] = [
  {
    kind: 'Namespace',
    path: ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'],
    isLess: below('privileged', 'privileged', 'baseline', 'restricted'),
    what: 'Pod Security',
  },
  {
    kind: 'PeerAuthentication',
    path: ['spec', 'mtls', 'mode'],
    isLess: below('UNSET', 'DISABLE', 'UNSET', 'PERMISSIVE', 'STRICT'),
    what: 'mutual TLS',
  },
  {
    kind: 'EC2NodeClass',
    path: ['spec', 'metadataOptions', 'httpTokens'],
    isLess: below('required', 'optional', 'required'),
    what: 'version 2 of the metadata service',
  },
  {
    kind: 'EC2NodeClass',
    path: ['spec', 'blockDeviceMappings', 0, 'ebs', 'encrypted'],
    isLess: wasTrue,
    what: 'encryption of disks',
  },
  {
    kind: 'StorageClass',
    path: ['parameters', 'encrypted'],
    isLess: wasTrue,
    what: 'encryption of disks',
  },
  {
    kind: 'StorageClass',
    path: ['reclaimPolicy'],
    isLess: below('Delete', 'Delete', 'Retain'),
    what: 'what stays of disks',
  },
  {
    kind: 'Ingress',
    path: ['metadata', 'annotations', 'alb.ingress.kubernetes.io/ssl-policy'],
    isLess: (before, after) => before !== undefined && tlsOf(after) < tlsOf(before),
    what: 'the lowest version of TLS',
  },
];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
function tlsOf(policy: unknown): number {
  const [, version = '0'] = /TLS(?:13)?-1-([0-3])/.exec(String(policy ?? '')) ?? [];
  return Number(version);
}

export const judgeClusterObjects: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'kubernetes' || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null) return [];
  if (after === null) return unmeshed(before, name);
  return GUARDS.filter((guard) => guard.kind === kind).flatMap(({ path, isLess, what }) => {
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    return isLess(was, is) ? [weakens(`${what} of ${name}: ${was} → ${is ?? 'none'}`, name)] : [];
  });
};

function unmeshed(before: KubernetesObject, name: string): readonly Danger[] {
  const mode = valueAt(before, ['spec', 'mtls', 'mode']);
  if (before.kind !== 'PeerAuthentication' || mode !== 'STRICT') return [];
  return [weakens(`mutual TLS of ${name}: STRICT → none`, name)];
}

function weakens(reason: string, about: string): Danger {
  return { label: 'weakens', reason, about };
}
