import type { ChartPods } from '../addon.ts';

const SPREAD = 'topologySpreadConstraints';

/** Where the values of a chart describe pods that may run several times: the keys that lead there. */
export function spreadPlaces(pods: readonly ChartPods[]): readonly (readonly string[])[] {
  return pods.flatMap(({ replicated }) => {
    const keys = replicated?.spread?.split('.') ?? [];
    return keys.at(-1) === SPREAD ? [keys.slice(0, -1)] : [];
  });
}
