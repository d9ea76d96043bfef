// Everything the builders of one service's objects need to know, worked out once.

import { grantsOf } from '../environment/edges.ts';
import { actsInAws } from '../environment/identities.ts';
import type { Mount } from '../kinds/contract/edge.ts';
import type { IgnoredField } from '../model/artifact.ts';
import { type Labels, selectorLabels, standardLabels } from '../model/kubernetes/labels.ts';
import type { Environment, Service } from '../model/schema/environment.ts';
import { type WorkloadKind, workloadKind } from '../model/services/workload-kind.ts';

export interface Workload {
  readonly environment: Environment;
  readonly key: string;
  readonly service: Service;
  /** On every object and every pod. */
  readonly labels: Labels;
  /** Immutable; those of the labels that tell its pods from all others. */
  readonly selector: Labels;
  readonly usesAws: boolean;
  /** Claims in its container. */
  readonly mounts: readonly Mount[];
  /** Whether it connects to a database of RDS. */
  readonly isDatabaseClient: boolean;
  /** Text of its files, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What its ConfigMap holds. */
  readonly variables: Readonly<Record<string, string>>;
  /** What its Secret holds; none where it has no Secret. */
  readonly secretKeys: readonly string[];
  /** Of where its Secret comes from; the values themselves are not known here. */
  readonly secretHash: string;
}

/** The object that holds the pods of a service, as autoscalers name it. */
export function scaleTarget(name: string, service: Service) {
  const kind = workloadKind(service) ?? 'Deployment';
  return { apiVersion: API_VERSIONS[kind], kind, name };
}

const API_VERSIONS: Readonly<Record<WorkloadKind, string>> = {
  CronJob: 'batch/v1',
  Deployment: 'apps/v1',
  Job: 'batch/v1',
  Rollout: 'argoproj.io/v1alpha1',
  StatefulSet: 'apps/v1',
};

/** Of what runs its pods. */
export function workloadMetadata({ service }: Workload, name: string, wave: Labels) {
  const { labels, annotations } = service;
  return { name, labels, annotations: { ...annotations, ...wave } };
}

export const MIN_READY_SECONDS = 10;
export const REVISION_HISTORY = 5;

/**
 * How many pods there are, for Argo CD to leave alone where an autoscaler counts them. A manifest that names
 * no number would not do: in the sync that brings the autoscaler, the field that Argo CD no longer applies
 * is removed, and the API server puts one pod in its place.
 * docs/decisions/0023-replicas-stay-in-the-manifest.md
 */
export function leftToAutoscaler({ autoscaling, ...service }: Service): readonly IgnoredField[] {
  if (autoscaling === null) return [];
  const { apiVersion, kind } = scaleTarget('', { autoscaling, ...service });
  const [group = ''] = apiVersion.split('/');
  return [{ group, kind, jqPathExpressions: ['.spec.replicas'] }];
}

/** What `workloadOf` leaves to the builders that derive it. */
export type WorkloadBase = Omit<Workload, 'variables' | 'files' | 'secretKeys' | 'secretHash'>;

export function workloadBase(
  environment: Environment,
  key: string,
  service: Service,
): WorkloadBase {
  const grants = grantsOf(environment, key);
  return {
    environment,
    key,
    service,
    labels: {
      ...standardLabels(environment, key, 'service'),
      [environment.categories.label]: service.category,
    },
    selector: selectorLabels(environment, key),
    usesAws: actsInAws(environment, key),
    mounts: grants.flatMap(({ mounts = [] }) => mounts),
    isDatabaseClient: grants.some(({ isSignedByRds = false }) => isSignedByRds),
  };
}
