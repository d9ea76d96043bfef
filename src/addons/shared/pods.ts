// What the containers of charts ask for, and how pods that run several times stand apart.
import type { Labels } from '../../model/kubernetes/labels.ts';
import type { ChartPods } from '../addon.ts';

export type Resources = {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
};

export type Spread = readonly {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: 'ScheduleAnyway';
  readonly labelSelector: { readonly matchLabels: Labels };
}[];

/** Memory is bounded, since what leaks would take its neighbours along; CPU that is free may be used. */
export function resources(cpu: string, memory: string, memoryLimit: string): Resources {
  return { requests: { cpu, memory }, limits: { memory: memoryLimit } };
}

/** Over zones, then over nodes. A wish: a pod on the same node is better than none. */
export function spreadOf(matchLabels: Labels): Spread {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  }));
}

interface Keys {
  /** What stands before each key, with its dot. */
  readonly at?: string;
  readonly replicas?: string;
  readonly budget?: string;
}

/** Pods that may run several times, by the names that most charts give their values. */
export function replicatedPods(
  part: string,
  { at = '', replicas = 'replicaCount', budget = 'podDisruptionBudget' }: Keys = {},
): ChartPods {
  return {
    part,
    resources: [`${at}resources`],
    replicated: {
      replicas: `${at}${replicas}`,
      budget: `${at}${budget}`,
      spread: `${at}topologySpreadConstraints`,
    },
  };
}
