// What is in the containers of services, and how their pods start and stop.
import { entry, quote } from '../entry.ts';

export interface Placeholder {
  service: string;
  file: string;
  name: string;
  line: number;
}

export const podsCatalogue = {
  'model/smoke-test-unreachable': entry<{ service: string; path: string; known: string }>({
    severity: 'error',
    message: ({ service, path, known }) =>
      known === ''
        ? `Service ${service} has no public name that ${path} could be asked of`
        : `No route leads ${path} to service ${service}: found ${known}`,
    hint: ({ known }) =>
      known === ''
        ? 'Remove smokeTest, or give the service a route'
        : `Begin it as one of ${known}`,
    why: 'After a deployment the pipeline asks the public name of the service for this path and takes the new version back when another status comes. What no route leads to the service is answered by somebody else, the same before and after.',
  }),
  'model/mount-taken': entry<{ service: string; what: string; path: string; other: string }>({
    severity: 'error',
    message: ({ service, what, path, other }) =>
      `Path ${path} of service ${service} is taken twice: by ${what} and by ${other}`,
    hint: ({ what, other }) => `Give ${what} another path, or use ${other}`,
    why: 'One place in a container has one thing mounted. Every service has /tmp, of 1 GiB.',
  }),
  'model/mount-nested': entry<{
    service: string;
    what: string;
    path: string;
    other: string;
    above: string;
  }>({
    severity: 'error',
    message: ({ service, what, path, other, above }) =>
      `Path ${path} of ${what} of service ${service} is inside ${above}, which is ${other}`,
    hint: ({ what, above }) => `Move ${what} out of ${above}`,
    why: 'One mount inside another one hides part of it: files that are written to the outer one are out of reach, and what the inner one needs to be mounted on is left behind in it, in a file system for all pods. A folder below a file cannot be mounted at all.',
  }),
  'model/mount-reserved': entry<{ service: string; what: string; path: string }>({
    severity: 'error',
    message: ({ service, what, path }) =>
      `Path ${path} of ${what} of service ${service} belongs to the system of the container`,
    hint: () => 'Choose a folder of the application, such as one below /var',
    why: 'A mount hides what the image or the kernel has there, without which no container starts.',
  }),
  'model/scratch-over-disk': entry<{ service: string; asked: string; disk: string }>({
    severity: 'error',
    message: ({ service, asked, disk }) =>
      `No node has room for the scratch folders of service ${service}: together ${asked}, and the largest disk has ${disk}`,
    hint: () => 'Raise diskGb of its nodes, or lower the sizes',
    why: 'The scheduler keeps as much of the disk free as a pod asks for, and a fifth of a disk is for the system, images and logs. Such a pod waits for a node for ever.',
  }),
  'model/file-ambiguous': entry<{ service: string; file: string; found: 'neither' | 'both' }>({
    severity: 'error',
    message: ({ service, file, found }) =>
      `File ${file} of service ${service} has ${found === 'both' ? 'content and a template' : 'neither content nor a template'}`,
    hint: () => 'Write content for text as it is, or template for text with variables',
    why: 'A file has one text.',
  }),
  'model/placeholder-unknown': entry<Placeholder & { suggestion: string | undefined }>({
    severity: 'error',
    message: ({ service, file, name, line }) =>
      `Line ${line} of file ${file} of service ${service} asks for a variable that it does not have: ${quote(name)}`,
    hint: ({ name, suggestion }) =>
      suggestion === undefined
        ? `Write the variable into env, or $\${${name}} for the text itself`
        : `Did you mean "${suggestion}"?`,
    why: 'Placeholders of a template are filled in with the variables of the service that are not secret: those under `env` and those that come from its edges.',
  }),
  'model/placeholder-secret': entry<Placeholder>({
    severity: 'error',
    message: ({ service, file, name, line }) =>
      `Line ${line} of file ${file} of service ${service} would hold a secret: ${name}`,
    hint: ({ name }) => `Let the process read ${name} from its environment`,
    why: 'Files are committed, and stand in a ConfigMap that many may read. Secrets go from Secrets Manager to the environment of the process, and nowhere else.',
  }),
  'model/files-too-large': entry<{ service: string; bytes: number; max: number }>({
    severity: 'error',
    message: ({ service, bytes, max }) =>
      `Files of service ${service} are too large together: ${bytes} bytes, and a ConfigMap takes ${max}`,
    hint: () => 'Put the large ones into the image, a bucket or a file system',
    why: 'The files of a service are one ConfigMap, and the API server refuses one above 1 MiB. https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
  }),
  'model/shutdown-too-short': entry<{
    service: string;
    seconds: number;
    drain: number;
    targets: number;
  }>({
    severity: 'error',
    message: ({ service, seconds, drain, targets }) =>
      `Pods of service ${service} are killed before they have drained: after ${seconds} seconds, and draining takes ${drain}${targets > 0 ? `, ${targets} of them at its load balancer` : ''}`,
    hint: ({ drain, targets }) =>
      `Write a shutdownSeconds above ${drain}${targets > 0 ? ', or lower drainSeconds of its targets' : ''}`,
    why: 'A pod that is told to go keeps serving until its load balancer and every node have heard of it, and only then tells its processes to stop. The time for both is one.',
  }),
  'model/startup-outlasts-rollout': entry<{
    service: string;
    seconds: number;
    deadlineSeconds: number;
  }>({
    severity: 'error',
    message: ({ service, seconds, deadlineSeconds }) =>
      `A pod of service ${service} may take ${seconds} seconds to start, and its rollout is given up after ${deadlineSeconds}`,
    hint: ({ seconds }) =>
      `Write a rollout.deadlineSeconds well above ${seconds}, or let it start in less`,
    why: 'A rollout makes progress when a new pod is ready. One that is given up while its pods still start is taken back by the pipeline although nothing is wrong.',
  }),
  'model/shutdown-outlasts-rollout': entry<{
    service: string;
    seconds: number;
    deadlineSeconds: number;
  }>({
    severity: 'error',
    message: ({ service, seconds, deadlineSeconds }) =>
      `The old pod of singleton ${service} may take ${seconds} seconds to go, and its rollout is given up after ${deadlineSeconds}`,
    hint: ({ seconds }) => `Write a rollout.deadlineSeconds well above ${seconds}`,
    why: 'The new pod of a singleton starts only when the old one is gone, and the rollout makes no progress until then.',
  }),
  'model/shutdown-on-spot': entry<{ service: string; seconds: number; notice: number }>({
    severity: 'warning',
    message: ({ service, seconds, notice }) =>
      `Pods of service ${service} ask for ${seconds} seconds to stop, and a spot node is taken back after ${notice}`,
    hint: () => 'Set capacity to onDemand, or let unfinished work be taken up again',
    why: 'EC2 gives two minutes of notice before it takes a spot node, whatever still runs on it.',
  }),
  'model/release-order': entry<{ service: string; command: string; other: string; order: number }>({
    severity: 'error',
    message: ({ service, command, other, order }) =>
      `Command ${command} of the release of service ${service} has the order of ${other}: ${order}`,
    hint: () => 'Give each command an order of its own',
    why: 'Commands run one after the other, and which of two comes first has to be known.',
  }),
} as const;
