// How long a pipeline waits for a new version to be healthy.
import type { Environment } from '../../model/schema/environment.ts';

const ROLLOUT_SECONDS = 900;

/** Services wait for one another's images, so the longest release of all counts. */
export function waitSeconds({ services }: Environment): number {
  const releases = Object.values(services).map(({ release }) => release?.deadlineSeconds ?? 0);
  return ROLLOUT_SECONDS + Math.max(0, ...releases);
}
