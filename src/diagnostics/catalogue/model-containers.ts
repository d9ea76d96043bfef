// Containers of a pod beside that of its service.
import { entry } from '../entry.ts';

interface InContainer {
  service: string;
  container: string;
}

export const containersCatalogue = {
  'model/container-name': entry<InContainer>({
    severity: 'error',
    message: ({ service, container }) =>
      `Two containers of service ${service} have one name: ${container}`,
    hint: () => 'Rename the one that is not the service itself',
    why: 'Containers of a pod are told apart by name; that of the service has the name of the service.',
  }),
  'model/container-order': entry<InContainer & { other: string; order: number }>({
    severity: 'error',
    message: ({ service, container, other, order }) =>
      `Init container ${container} of service ${service} has the order of ${other}: ${order}`,
    hint: () => 'Give each of them an order of its own',
    why: 'They run one after the other, and which of two comes first has to be known.',
  }),
  'model/container-port': entry<{ service: string; port: number; by: string; other: string }>({
    severity: 'error',
    message: ({ service, port, by, other }) =>
      `Port ${port} in the pods of service ${service} is taken twice: by ${by} and by ${other}`,
    hint: ({ by }) => `Let ${by} listen on another port`,
    why: 'Containers of a pod share its address, so the second one to listen fails to start.',
  }),
  'model/container-request': entry<
    InContainer & { resource: string; request: string; limit: string }
  >({
    severity: 'error',
    message: ({ service, container, resource, request, limit }) =>
      `Request of ${resource} of container ${container} of service ${service} is above its limit: ${request} over ${limit}`,
    hint: () => 'Lower the request or raise the limit',
    why: 'The API server refuses such a pod.',
  }),
  'model/mount-ambiguous': entry<InContainer & { volume: string; found: string }>({
    severity: 'error',
    message: ({ service, container, volume, found }) =>
      `Container ${container} of service ${service} mounts ${volume}, which stands in ${found}`,
    hint: () => 'Rename one of the two',
    why: 'Other containers mount by key what the service has, and a key of two collections leaves open what is meant.',
  }),
} as const;
