// What a pipeline has to know of each service that it deploys: where its image goes, which workloads run it,
// what is asked of them, and how long that may take.

import { type PublicRequest, publicRequests } from '../../model/delivery/public-requests.ts';
import {
  deployedServices,
  type HealthQuestion,
  healthQuestion,
} from '../../model/delivery/rollouts.ts';
import { ROLLOUT_ROLE } from '../../model/naming/pipeline.ts';
import { imageOf } from '../../model/naming/registry.ts';
import { imageBorrowers } from '../../model/services/image-pipeline.ts';
import { applicationName } from '../argocd/argocd-names.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import { applySeconds, capped, rolloutSeconds } from './wait-seconds.ts';

export interface ServiceWorkload {
  readonly service: string;
  /** Of its images, with the registry and without a tag. */
  readonly repository: string;
  /** Seconds until all workloads have the image, and from then until the slowest of them runs it. */
  readonly apply: number;
  readonly rollout: number;
  /** Its own, and those of other services that run its image. */
  readonly workloads: readonly Watched[];
}

/** As the function takes it that is asked how the rollout goes. */
interface Watched {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
  /** Of Argo CD; absent where that runs in another cluster. */
  readonly application?: string;
  readonly health?: HealthQuestion;
  readonly requests?: readonly PublicRequest[];
}

/** Seconds that both waits take together, at most. */
export function longestWait(workloads: readonly ServiceWorkload[]): number {
  return Math.max(0, ...workloads.map(({ apply, rollout }) => apply + rollout));
}

/** Of those that keep their name: a Job has another one with each change, and may run for hours. */
const WORKLOAD_KINDS: ReadonlySet<string> = new Set([
  'CronJob',
  'Deployment',
  'Rollout',
  'StatefulSet',
]);

/** Services whose image this environment's own pipeline builds, sorted. */
export function serviceWorkloads(input: DeliveryInput): readonly ServiceWorkload[] {
  const { environment } = input;
  const ours = deployedServices(environment).filter(
    (key) => environment.services[key]?.image.from === null,
  );
  return ours.flatMap((service) => {
    if (!isCompiled(input, service)) return [];
    const places = [service, ...imageBorrowers(environment, service)].flatMap(
      (key) => placeOf(input, key) ?? [],
    );
    const own = placeOf(input, service)?.seconds ?? 0;
    // Whoever runs the image of another one is a wave later, and waits for its pods.
    const before = places.some(({ watched }) => watched.name !== service) ? own : 0;
    const image = imageOf(environment, service);
    return [
      {
        service,
        repository: image.slice(0, image.lastIndexOf(':')),
        apply: capped(applySeconds(environment) + before),
        rollout: capped(Math.max(0, ...places.map(({ seconds }) => seconds))),
        workloads: places.map(({ watched }) => watched),
      },
    ];
  });
}

function isCompiled({ artifacts }: DeliveryInput, service: string): boolean {
  return artifacts.some(({ component }) => component === service);
}

function placeOf(input: DeliveryInput, service: string) {
  const { environment, artifacts } = input;
  const workload = artifacts.find(
    ({ object }) => WORKLOAD_KINDS.has(object.kind) && object.metadata.name === service,
  );
  if (workload === undefined) return undefined;
  const { object, component } = workload;
  const health = healthQuestion(environment, service);
  const requests = publicRequests(environment, service);
  const watched: Watched = {
    name: service,
    namespace: environment.services[service]?.namespace ?? '',
    kind: object.kind,
    ...(mayReadArgocd(input) ? { application: applicationName(environment, component) } : {}),
    ...(health === null ? {} : { health }),
    ...(requests.length === 0 ? {} : { requests }),
  };
  return { watched, seconds: rolloutSeconds(environment, service, object) };
}

function mayReadArgocd({ environment, artifacts }: DeliveryInput): boolean {
  return artifacts.some(
    ({ object: { kind, metadata } }) =>
      kind === 'Role' &&
      metadata.name === ROLLOUT_ROLE &&
      metadata.namespace === environment.delivery.argocd.namespace,
  );
}
