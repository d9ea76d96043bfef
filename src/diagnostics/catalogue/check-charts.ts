// Faults that src/check/charts finds.
import { entry } from '../entry.ts';

export const chartsCheckCatalogue = {
  'check/chart-requests': entry<{ chart: string; part: string; missing: string }>({
    severity: 'error',
    message: ({ chart, part, missing }) =>
      `Pods of ${part} in chart ${chart} do not say what they need: ${missing} is missing`,
    hint: ({ missing }) => `Give ${missing} a value`,
    why: 'A pod without requests counts for nothing when pods are placed, and is the first to be evicted when a node runs short: an ingress controller or Prometheus goes down just when the load is high. Most charts leave `resources` empty. Where a chart keeps the resources of its pods is said by its add-on. https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  }),
  'check/chart-availability': entry<{
    chart: string;
    part: string;
    count: number;
    missing: string;
  }>({
    severity: 'error',
    message: ({ chart, part, count, missing }) =>
      `${count} pods of ${part} in chart ${chart} may all go at once: ${missing} is missing`,
    hint: () => 'Set both, or run it once',
    why: 'Without a PodDisruptionBudget the draining of nodes evicts all pods of a workload at the same time, and without a spread they may stand on one node: the second pod is paid for and helps nobody. https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
  }),
  'check/chart-value-type': entry<{
    chart: string;
    value: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ chart, value, found, wanted }) =>
      `Value ${value} of chart ${chart} has the wrong type: found ${found}, wanted ${wanted}`,
    hint: ({ value, wanted }) => `Write ${value} as ${wanted}`,
    why: 'Helm puts values into templates without asking what they are: a list where a template wants text becomes text that Kubernetes refuses, and text where it wants a map fails the rendering, so that the Application never syncs. The types are those of the default values of the chart at its pinned version; a value that is empty text by default takes text, numbers and booleans.',
  }),
} as const;
