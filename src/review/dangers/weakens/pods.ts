// What keeps a pod from its node. https://kubernetes.io/docs/concepts/security/pod-security-standards/

import type { KubernetesObject } from '../../../model/artifact.ts';
import { objectsIn, textsIn } from '../../../model/values/lists.ts';
import { isPlainObject, type PlainObject } from '../../../model/values/plain-object.ts';
import type { DangerJudge } from '../danger-judge.ts';

/** What of its pods becomes weaker, one container at a time. */
export const judgePods: DangerJudge = ({ thing, name }, setting) => {
  if (thing.plane !== 'kubernetes' || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || after === null) return [];
  const [was, is] = [podOf(before), podOf(after)];
  if (was === null || is === null) return [];
  const stood = risksOf(was);
  const more = risksOf(is).filter((risk) => !stood.includes(risk));
  return more.map((risk) => ({ label: 'weakens', reason: `${name}: ${risk}`, about: name }));
};

/** Of a Deployment, a Job, a CronJob, a pod. */
function podOf({ kind, spec }: KubernetesObject): PlainObject | null {
  if (!isPlainObject(spec)) return null;
  if (kind === 'Pod') return spec;
  const job = objectAt(spec, 'jobTemplate', 'spec');
  const pod = objectAt(job ?? spec, 'template', 'spec');
  return pod !== undefined && Array.isArray(pod['containers']) ? pod : null;
}

const SHARED = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

function risksOf(pod: PlainObject): readonly string[] {
  const shared = SHARED.filter((key) => pod[key] === true).map((key) => `pods have ${key}`);
  const volumes = objectsIn(pod['volumes']).flatMap(({ hostPath }) =>
    isPlainObject(hostPath) ? [`pods have the folder ${hostPath['path']} of their node`] : [],
  );
  const token = pod['automountServiceAccountToken'];
  const holdsToken = token === false ? [] : ['pods hold a token of the API server'];
  const own = objectAt(pod, 'securityContext') ?? {};
  const containers = [...objectsIn(pod['initContainers']), ...objectsIn(pod['containers'])];
  return [
    ...[...shared, ...volumes, ...holdsToken],
    ...containers.flatMap((container) => containerRisks(container, own)),
  ];
}

function containerRisks(container: PlainObject, pod: PlainObject): readonly string[] {
  const own = objectAt(container, 'securityContext') ?? {};
  const context = { ...pod, ...own };
  const capabilities = objectAt(own, 'capabilities') ?? {};
  const added = textsIn(capabilities['add']).map((each) => `has the capability ${each}`);
  const profile = objectAt(context, 'seccompProfile')?.['type'];
  const risks: readonly (readonly [boolean, string])[] = [
    [context['privileged'] === true, 'is privileged'],
    [context['allowPrivilegeEscalation'] !== false, 'may gain privileges'],
    [context['runAsNonRoot'] !== true, 'may run as root'],
    [context['runAsUser'] === 0, 'runs as root'],
    [context['readOnlyRootFilesystem'] !== true, 'may write to its own files'],
    [!textsIn(capabilities['drop']).includes('ALL'), 'keeps capabilities'],
    [profile === undefined || profile === 'Unconfined', 'may make every system call'],
  ];
  const found = risks.flatMap(([isRisk, words]) => (isRisk ? [words] : []));
  return [...found, ...added].map((risk) => `container ${container['name']} ${risk}`);
}

function objectAt(value: unknown, ...keys: readonly string[]): PlainObject | undefined {
  const found = keys.reduce<unknown>(
    (each, key) => (isPlainObject(each) ? each[key] : undefined),
    value,
  );
  return isPlainObject(found) ? found : undefined;
}
