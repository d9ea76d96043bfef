// Where Argo CD shows the health of a service: the Application that syncs it, and its workload.
import { imageOf } from '../../model/naming.ts';
import { applicationName } from '../argocd/argocd-names.ts';
import { groupKindOf } from '../argocd/resource-kinds.ts';
import type { DeliveryInput } from '../delivery-input.ts';

export interface ServiceWorkload {
  readonly service: string;
  /** Of its images, with the registry and without a tag. */
  readonly repository: string;
  readonly application: string;
  /** GROUP:KIND:NAME, as `argocd app wait --resource` takes it. */
  readonly resource: string;
}

const WORKLOAD_KINDS: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'StatefulSet']);

/** Services whose image this environment's own pipeline builds, sorted. */
export function serviceWorkloads(input: DeliveryInput): readonly ServiceWorkload[] {
  const { environment, artifacts } = input;
  const ours = Object.entries(environment.services).filter(([, { image }]) => !image.repository);
  return ours
    .flatMap(([service]) => {
      const workload = artifacts.find(
        ({ object }) => WORKLOAD_KINDS.has(object.kind) && object.metadata.name === service,
      );
      if (!workload) return [];
      const image = imageOf(environment, service);
      const { group, kind } = groupKindOf(workload.object);
      return {
        service,
        repository: image.slice(0, image.lastIndexOf(':')),
        application: applicationName(environment, workload.component),
        resource: `${group}:${kind}:${service}`,
      };
    })
    .sort((left, right) => (left.service < right.service ? -1 : 1));
}
