// Containers of a pod beside that of its service.
import { entry } from '../entry.ts';

export interface InContainer {
  service: string;
  container: string;
}

export const containersCatalogue = {
  'model/image-registry-other': entry<{ account: string; nearest: string | null }>({
    severity: 'warning',
    message: ({ account }) =>
      `The image comes from the registry of another account, which has to let this one in: ${account}`,
    hint: ({ account, nearest }) =>
      nearest === null
        ? `Have the policy of the repository name this account, and waive this; or write delivery.registry.shared with account ${account}, if it is the registry of the environment`
        : `Did you mean ${nearest}?`,
    why: 'ECR lets only its own account pull, unless the policy of a repository names others: pods would wait with ImagePullBackOff. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
  }),
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
  'model/container-repeats': entry<InContainer>({
    severity: 'error',
    message: ({ service, container }) =>
      `Container ${container} of service ${service} runs the same as the service itself`,
    hint: () => 'Write its command, its args, or an image of its own',
    why: 'Without an image it has that of the service, and without a command what that starts. Before the service it would never end, and beside it it would want the same ports.',
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
  'model/metadata-reserved': entry<{ service: string; what: string; key: string }>({
    severity: 'error',
    message: ({ service, what, key }) =>
      `Key ${key} in ${what} of service ${service} is written by the platform itself`,
    hint: ({ key }) =>
      key.includes('istio')
        ? 'Say in mesh.namespaces who is in the mesh'
        : 'Delete it, or choose a key of a domain of yours, such as example.com/team',
    why: 'Selectors, network policies, Argo CD and controllers find objects by these keys. With another value there, something of that would be lost without a word.',
  }),
  'model/node-selector-unmatched': entry<{ service: string; wanted: string; isThere: boolean }>({
    severity: 'error',
    message: ({ service, wanted, isThere }) =>
      isThere
        ? `Nodes with the labels that service ${service} asks for do not take it: ${wanted}`
        : `No node has the labels that service ${service} asks for: ${wanted}`,
    hint: ({ isThere }) =>
      isThere
        ? 'Add the taints of these nodes to tolerations, or see to its capacity and the architectures of its image'
        : 'Add the labels to a node group or node pool, or correct nodeSelector',
    why: 'Its pods would wait for such a node for ever.',
  }),
  'model/mount-ambiguous': entry<InContainer & { volume: string; found: string }>({
    severity: 'error',
    message: ({ service, container, volume, found }) =>
      `Container ${container} of service ${service} mounts ${volume}, which stands in ${found}`,
    hint: () => 'Rename one of the two',
    why: 'Other containers mount by key what the service has, and a key of two collections leaves open what is meant.',
  }),
} as const;
