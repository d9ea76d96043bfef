// Where Argo CD shows the health of a service: the Application that syncs it, and its workload.

import { imageOf } from '../../model/naming/registry.ts';
import { imageBorrowers } from '../../model/services/image-pipeline.ts';
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
  /** APPLICATION=RESOURCE of each other service that runs its images, separated by blanks. */
  readonly others?: string;
}

export function sharesImages(workloads: readonly ServiceWorkload[]): boolean {
  return workloads.some(({ others }) => others !== undefined);
}

const WORKLOAD_KINDS: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'StatefulSet']);

/** Services whose image this environment's own pipeline builds, sorted. */
export function serviceWorkloads(input: DeliveryInput): readonly ServiceWorkload[] {
  const { environment } = input;
  const ours = Object.entries(environment.services).filter(
    ([, { image }]) => image.repository === null && image.from === null,
  );
  return ours
    .flatMap(([service]) => {
      const place = placeOf(input, service);
      if (!place) return [];
      const image = imageOf(environment, service);
      const repository = image.slice(0, image.lastIndexOf(':'));
      return { service, repository, ...place, ...othersOf(input, service) };
    })
    .sort((left, right) => (left.service < right.service ? -1 : 1));
}

function placeOf({ environment, artifacts }: DeliveryInput, service: string) {
  const workload = artifacts.find(
    ({ object }) => WORKLOAD_KINDS.has(object.kind) && object.metadata.name === service,
  );
  if (!workload) return undefined;
  const { group, kind } = groupKindOf(workload.object);
  return {
    application: applicationName(environment, workload.component),
    resource: `${group}:${kind}:${service}`,
  };
}

function othersOf(input: DeliveryInput, service: string): Pick<ServiceWorkload, 'others'> {
  const others = imageBorrowers(input.environment, service).flatMap((borrower) => {
    const place = placeOf(input, borrower);
    return place ? [`${place.application}=${place.resource}`] : [];
  });
  return others.length === 0 ? {} : { others: others.join(' ') };
}
