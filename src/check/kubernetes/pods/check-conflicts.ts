// Fields that each are legal and together are not.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { autoscalersOf } from '../../artifacts/autoscalers.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { type Container, type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../../check-input.ts';
import { deliveryIndex, groupOf } from '../../delivery/delivery-index.ts';
import { pointAtField } from '../../point-at.ts';

interface Conflict {
  readonly artifact: KubernetesArtifact;
  readonly field: Path;
  readonly because: string;
}

export function checkConflicts(input: CheckInput): readonly Diagnostic[] {
  const conflicts = [
    ...autoscaledReplicas(input),
    ...objectsOf(input, 'PodDisruptionBudget').flatMap(inBudget),
    ...objectsOf(input, 'Deployment').flatMap(inStrategy),
    ...objectsOf(input, 'ConfigMap').flatMap(inConfigMap),
    ...podTemplatesOf(input).flatMap(inPod),
  ];
  return conflicts.map(({ artifact, field, because }) => {
    const args = { object: nameOf(artifact.object), field: renderPath(field), because };
    const path = pointAtField(input.environment, artifact, field);
    return diagnostic('check/kubernetes-conflict', args, { path });
  });
}

/** Each sync would set back what the autoscaler has set, unless its Application leaves the field alone.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness */
function autoscaledReplicas(input: CheckInput): readonly Conflict[] {
  return autoscalersOf(input)
    .filter(({ target }) => asBody(target.object['spec'])['replicas'] !== undefined)
    .filter(({ target }) => !leavesReplicas(input, target))
    .map(({ scaler, target }) => {
      const because = `${nameOf(scaler.object)} sets it as well`;
      return { artifact: target, field: ['spec', 'replicas'], because };
    });
}

const RESPECTED = 'RespectIgnoreDifferences=true';

/** Ignored differences are applied all the same, but for that option.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs */
function leavesReplicas(input: CheckInput, target: KubernetesArtifact): boolean {
  const applications = deliveryIndex(input).byComponent.get(target.component) ?? [];
  // Nothing syncs it, which is reported as such.
  if (applications.length === 0) return true;
  return applications.some(({ spec }) => {
    const isIgnored = asList(spec['ignoreDifferences'])
      .map(asBody)
      .some((each) => {
        const isOfKind = each['group'] === groupOf(target) && each['kind'] === target.object.kind;
        return isOfKind && asList(each['jqPathExpressions']).includes('.spec.replicas');
      });
    const options = asList(asBody(spec['syncPolicy'])['syncOptions']);
    return isIgnored && options.includes(RESPECTED);
  });
}

function inBudget(artifact: KubernetesArtifact): readonly Conflict[] {
  const { minAvailable, maxUnavailable } = asBody(artifact.object['spec']);
  if (minAvailable === undefined || maxUnavailable === undefined) return [];
  return [{ artifact, field: ['spec', 'minAvailable'], because: 'maxUnavailable is set as well' }];
}

function inStrategy(artifact: KubernetesArtifact): readonly Conflict[] {
  const strategy = asBody(asBody(artifact.object['spec'])['strategy']);
  const field = ['spec', 'strategy', 'rollingUpdate'];
  const { maxSurge, maxUnavailable } = asBody(strategy['rollingUpdate']);
  if (strategy['type'] === 'Recreate' && strategy['rollingUpdate'] !== undefined) {
    return [{ artifact, field, because: 'the type of the strategy is Recreate' }];
  }
  const isStuck = [maxSurge, maxUnavailable].every((each) => each === 0 || each === '0%');
  if (!isStuck) return [];
  const because = 'with maxSurge and maxUnavailable both 0 no pod could be replaced';
  return [{ artifact, field: [...field, 'maxUnavailable'], because }];
}

function inConfigMap(artifact: KubernetesArtifact): readonly Conflict[] {
  const texts = asBody(artifact.object['data']);
  return Object.keys(asBody(artifact.object['binaryData']))
    .filter((key) => Object.hasOwn(texts, key))
    .map((key) => ({ artifact, field: ['binaryData', key], because: 'data has the key as well' }));
}

const FINITE = ['Job', 'CronJob'];

function inPod(template: PodTemplate): readonly Conflict[] {
  const { artifact, spec, path, containers } = template;
  const { kind } = artifact.object;
  const policy = String(spec['restartPolicy'] ?? 'Always');
  const ends = FINITE.includes(kind);
  const isLegal = kind === 'Pod' || (policy === 'Always') !== ends;
  const because = `pods of a ${kind} restart ${ends ? 'on failure or never' : 'always'}`;
  return [
    ...(isLegal ? [] : [{ artifact, field: [...path, 'restartPolicy'], because }]),
    ...containers.flatMap((container) => inContainer(artifact, container)),
    ...asList(spec['volumes']).flatMap((volume, index) => {
      const count = Object.keys(asBody(volume)).length - 1;
      const field = [...path, 'volumes', index];
      return count <= 1 ? [] : [{ artifact, field, because: 'a volume has one source' }];
    }),
  ];
}

const PROBES = ['livenessProbe', 'startupProbe', 'readinessProbe'] as const;
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

function inContainer(artifact: KubernetesArtifact, { body, path }: Container): readonly Conflict[] {
  const variables = asList(body['env'])
    .map(asBody)
    .flatMap(({ value, valueFrom }, index) =>
      value === undefined || valueFrom === undefined ? [] : [[...path, 'env', index]],
    )
    .map((field) => ({ artifact, field, because: 'a variable has value or valueFrom' }));
  const probes = PROBES.filter((probe) => body[probe] !== undefined).flatMap((probe) =>
    faultsOfProbe(probe, asBody(body[probe])).map((because) => ({
      artifact,
      field: [...path, probe],
      because,
    })),
  );
  return [...variables, ...probes];
}

function faultsOfProbe(probe: (typeof PROBES)[number], body: Body): readonly string[] {
  const handlers = HANDLERS.filter((handler) => body[handler] !== undefined).length;
  const { successThreshold = 1 } = body;
  return [
    ...(handlers === 1 ? [] : [`a probe asks in one way, and this one in ${handlers}`]),
    ...(probe === 'readinessProbe' || successThreshold === 1
      ? []
      : ['its successThreshold has to be 1']),
  ];
}
