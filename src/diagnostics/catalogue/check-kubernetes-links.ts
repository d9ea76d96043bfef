// What one object says of others: selectors, ports, references.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

type InObject = { object: string; field: string };

export const kubernetesLinksCatalogue = {
  'check/kubernetes-selector-mismatch': entry<{ object: string }>({
    severity: 'error',
    message: ({ object }) => `${object} does not select the pods that it makes`,
    hint: () => 'Give the pod template every label of the selector',
    why: 'The selector of a workload has to be a part of the labels of its pod template; otherwise the API server refuses the workload. Selectors cannot be changed later.',
  }),
  'check/kubernetes-selects-nothing': entry<InObject & { what: string }>({
    severity: 'error',
    message: ({ object, field, what }) => `${object} selects no ${what} by ${field}`,
    hint: () => 'Compare its labels with those of what it is meant for',
    why: 'A Service without pods answers nobody, a NetworkPolicy protects nothing, a disruption budget holds nothing back, a monitor watches nothing, and none of them reports an error. Where a chart runs pods in the same namespace, this cannot be known and is not asked.',
  }),
  'check/kubernetes-port-missing': entry<InObject & { port: string } & Suggested>({
    severity: 'error',
    message: ({ object, field, port }) =>
      `No port ${quote(port)} where ${field} of ${object} looks for it`,
    hint: (args) => didYouMean(args) ?? `Add port ${quote(args.port)}, or name another`,
    why: 'Probes look for a named port in their own container, Services and policies in every pod they select, ServiceMonitors in the Services they select. A name that is not there fails the probe, or makes the endpoint vanish without an error.',
  }),
  'check/kubernetes-reference-missing': entry<InObject & { target: string } & Suggested>({
    severity: 'error',
    message: ({ object, field, target }) => `No ${target}, which ${object} names at ${field}`,
    hint: (args) => didYouMean(args) ?? `Add ${args.target}, or name another`,
    why: 'A pod whose ConfigMap, Secret, volume claim or ServiceAccount does not exist never starts, and an autoscaler or binding without its target does nothing. Secrets count as there when an ExternalSecret or a Certificate makes them.',
  }),
  'check/kubernetes-key-missing': entry<InObject & { target: string; key: string } & Suggested>({
    severity: 'error',
    message: ({ object, field, target, key }) =>
      `No key ${quote(key)} in ${target}, which ${object} names at ${field}`,
    hint: (args) => didYouMean(args) ?? `Add ${quote(args.key)} to ${args.target}, or name another`,
    why: 'A pod that asks for a key its ConfigMap or Secret does not hold never starts. The keys of a Secret are those that its ExternalSecret writes.',
  }),
} as const;
