import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/manifest-unreached': entry<{ manifests: string; user: string }>({
    severity: 'error',
    message: ({ manifests, user }) =>
      `Manifests ${manifests} say no port to reach them on, and ${user} uses them`,
    hint: ({ manifests }) => `Add the ports of its pods to manifests.${manifests}.ports`,
    why: 'What no policy allows is denied: the calls would wait until they fail.',
  }),
  'model/manifest-not-an-object': entry<{ found: string; missing: string }>({
    severity: 'error',
    message: ({ found, missing }) => `No object of Kubernetes: ${found} without ${missing}`,
    hint: ({ missing }) => `Give the document ${missing}, or move it out of the folder`,
    why: 'Every document of the folder is applied. One has `apiVersion`, `kind` and `metadata.name`.',
  }),
  'model/manifest-list': entry<{ kind: string }>({
    severity: 'error',
    message: ({ kind }) => `Several objects in one: ${kind}`,
    hint: () => 'Write each entry of items as a document of its own, with --- between them',
    why: 'A list is nothing that the cluster keeps: Argo CD takes it apart, and a finding in it would point nowhere.',
  }),
  'model/manifest-secret': entry<{ secret: string; field: string }>({
    severity: 'error',
    message: ({ secret, field }) => `Secret ${secret} with its values in Git, under ${field}`,
    hint: () =>
      'Put the values into Secrets Manager, and write an ExternalSecret that names them instead',
    why: 'Whoever reads the repository reads the secret, and Git never forgets. base64 is no encryption. https://external-secrets.io/latest/api/externalsecret/',
  }),
  'model/manifest-repeated': entry<{ object: string; first: string }>({
    severity: 'error',
    message: ({ object, first }) => `${object} is written twice: it stands in ${first} as well`,
    hint: () => 'Delete one of the two',
    why: 'The cluster keeps one object of a name. Which of two wins would follow from the order of files.',
  }),
  'model/manifest-elsewhere': entry<{ object: string; namespace: string; own: string }>({
    severity: 'error',
    message: ({ object, namespace, own }) =>
      `${object} is in namespace ${namespace}, which is that of services, and not in ${own}`,
    hint: ({ namespace }) =>
      `Move it to manifests of their own with namespace: ${namespace}, or name another namespace`,
    why: 'What stands in a namespace of services shares its quota, its level and its policies, so who lives there is said in the environment.',
  }),
  'model/manifest-namespace': entry<{ namespace: string }>({
    severity: 'error',
    message: ({ namespace }) => `Namespace ${namespace} is written, and it is made already`,
    hint: () => 'Delete the document; podSecurity says which level its pods need',
    why: 'A namespace that the environment names is made with its level and its policies, before what stands in it. Two Applications would undo what the other does to it, and the one that is removed first would delete it with everything in it.',
  }),
  'model/manifest-webhook-closed': entry<{
    object: string;
    manifests: string;
    port: number;
    ports: string;
  }>({
    severity: 'error',
    message: ({ object, manifests, port }) =>
      `The API server calls port ${port} for ${object}, and nothing lets it into manifests ${manifests}`,
    hint: ({ manifests, ports }) =>
      `Write manifests.${manifests}.network.fromApiServer: [${ports}]`,
    why: 'The namespace is closed to all that is not said. A webhook that does not answer stops every change that it is asked about, and an API that does not answer stops the removal of namespaces.',
  }),
  'model/manifest-network': entry<{ manifests: string; namespace: string; key: string }>({
    severity: 'error',
    message: ({ manifests, namespace, key }) =>
      `Manifests ${manifests} say ${key}, and namespace ${namespace} is that of services`,
    hint: () =>
      'Leave it out and write NetworkPolicies into the folder, or name a namespace that is made for them',
    why: 'Policies for all pods of a namespace would open the services in it as well, and its level is that of `namespaces`.',
  }),
} as const;

export const report = reporterOf(codes);
