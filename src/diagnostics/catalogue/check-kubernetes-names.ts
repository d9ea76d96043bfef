// Names, sizes and combinations that schemas let pass and the API server refuses.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

type InObject = { object: string; field: string };

export const kubernetesNamesCatalogue = {
  'check/kubernetes-object-name': entry<
    InObject & { value: string; length: number; expected: string }
  >({
    severity: 'error',
    message: ({ object, field, length, expected }) =>
      `Illegal ${field} of ${object}: expected ${expected}, found ${length} characters`,
    hint: () => 'Shorten or rename the key that the name is built from',
    why: 'Names become host names, labels and URLs, so each kind has a form and a length: most are DNS names of at most 253 characters, a Service is a DNS label of at most 63, a CronJob has at most 52. See https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  }),
  'check/kubernetes-label': entry<InObject & { expected: string }>({
    severity: 'error',
    message: ({ object, field, expected }) =>
      `Illegal label or annotation ${field} of ${object}: expected ${expected}`,
    hint: ({ expected }) => `Write ${expected}`,
    why: 'The API server refuses the whole object for one such label. Free text belongs into an annotation, whose value may hold anything. See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  }),
  'check/kubernetes-annotation-size': entry<{ object: string; bytes: number; max: number }>({
    severity: 'error',
    message: ({ object, bytes, max }) =>
      `Annotations of ${object} are too large: ${bytes} bytes, and Kubernetes allows ${max}`,
    hint: () => 'Shorten them, or give the text to the pods as a file',
    why: 'Keys and values of all annotations of an object together may take 256 KiB. Large text belongs into a ConfigMap.',
  }),
  'check/kubernetes-duplicate-object': entry<{ object: string; component: string }>({
    severity: 'error',
    message: ({ object, component }) => `${object} is written twice by component ${component}`,
    hint: () => 'Rename one of the two keys that the name is built from',
    why: 'In a cluster a name belongs to one object of a kind and namespace: of two, the second would replace the first, in `dist/` as in the cluster. Two components with one object are `check/object-shared`.',
  }),
  'check/kubernetes-config-key': entry<InObject & { expected: string }>({
    severity: 'error',
    message: ({ object, field, expected }) =>
      `Illegal key ${field} of ${object}: expected ${expected}`,
    hint: ({ expected }) => `Rename it: ${expected}`,
    why: 'Each key becomes a file name or the name of a variable. See https://kubernetes.io/docs/concepts/configuration/configmap/',
  }),
  'check/kubernetes-config-size': entry<{ object: string; bytes: number; max: number }>({
    severity: 'error',
    message: ({ object, bytes, max }) =>
      `${object} is too large: ${bytes} bytes, and Kubernetes allows ${max}`,
    hint: () => 'Split it, or keep the data in a bucket',
    why: 'ConfigMaps and Secrets live in the memory of the control plane and may hold 1 MiB each.',
  }),
  'check/kubernetes-inner-name': entry<InObject & { what: string; name: string; expected: string }>(
    {
      severity: 'error',
      message: ({ object, field, what, name, expected }) =>
        `Illegal name ${quote(name)} of the ${what} at ${field} of ${object}: expected ${expected}`,
      hint: ({ name, expected }) => `Rename the key ${quote(name)} comes from: ${expected}`,
      why: 'Containers and volumes are named by DNS labels, ports by service names of RFC 6335 with at most 15 characters, variables by what a shell can read.',
    },
  ),
  'check/kubernetes-duplicate-name': entry<InObject & { what: string; name: string }>({
    severity: 'error',
    message: ({ object, field, what, name }) =>
      `Second ${what} ${quote(name)} at ${field} of ${object}`,
    hint: () => 'Rename one of the two, or delete it',
    why: 'Kubernetes tells containers, volumes, variables, ports and mounts apart by name or path. It refuses a second one of the same, or quietly keeps only one of them.',
  }),
  'check/kubernetes-volume-missing': entry<InObject & { volume: string } & Suggested>({
    severity: 'error',
    message: ({ object, field, volume }) =>
      `No volume ${quote(volume)} for ${field} in the pods of ${object}`,
    hint: (args) =>
      didYouMean(args) ?? `Add ${quote(args.volume)} to the volumes of the pod, or mount another`,
    why: 'A container can mount only what the pod lists under `volumes`; the API server refuses the object.',
  }),
  'check/kubernetes-request-over-limit': entry<InObject & { request: string; limit: string }>({
    severity: 'error',
    message: ({ object, field, request, limit }) =>
      `Request above its limit at ${field} of ${object}: ${request} of at most ${limit}`,
    hint: () => 'Lower the request, or raise the limit',
    why: 'A container cannot be promised more than it may use; the API server refuses the pod.',
  }),
  'check/kubernetes-schedule': entry<{ object: string; schedule: string; fault: string }>({
    severity: 'error',
    message: ({ object, schedule, fault }) =>
      `Schedule ${quote(schedule)} of ${object} is not one: ${fault}`,
    hint: () => 'Write five fields such as "0 4 * * *": minute, hour, day, month, day of the week',
    why: 'The controller starts nothing by a schedule that it cannot read. Days of the week count from 0, Sunday, to 6. See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  }),
  'check/kubernetes-conflict': entry<InObject & { because: string }>({
    severity: 'error',
    message: ({ object, field, because }) =>
      `Field ${field} of ${object} cannot be as it is: ${because}`,
    hint: ({ field }) => `Change ${field}, or what it says no to`,
    why: 'Some fields exclude others: the API server refuses the object, or two controllers fight over one value, as an autoscaler and Argo CD do over `replicas`.',
  }),
} as const;
