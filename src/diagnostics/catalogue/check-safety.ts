// Faults that src/check/safety finds.

import { entry, quote } from '../entry.ts';
import { cloudSafetyCatalogue } from './check-safety-cloud.ts';

const PLAIN = 'Text in Git stays there, in every clone and backup, after it is deleted.';

/** Where an example says more than the key. */
const WRITTEN: Readonly<Record<string, string>> = {
  'probes.path': 'probes: { path: /health }',
  'probes.command': 'probes: { command: [/app/check] }',
  replicas: 'replicas: 2 or more, or singleton: true where two would do harm,',
};

export const safetyCheckCatalogue = {
  'check/secret-literal': entry<{ where: string; what: string }>({
    severity: 'error',
    message: ({ where, what }) => `A secret stands in plain text in ${where}: ${what}`,
    hint: ({ what }) =>
      /AWS/.test(what)
        ? 'Delete it, and disable the key in IAM: a pod has a role of its own, and uses says what that may do'
        : 'Name it under keys of one of secrets, or of a partner under secretKeys of one of externals, and replace it: it is known now',
    why: `${PLAIN} The value is judged by the name it stands under (\`DB_PASSWORD\`, \`clientSecret\`; not \`passwordKey\` or \`existingSecret\`), by the forms that AWS, GitHub, Slack, Stripe, Google and others give their keys, and by how random it looks; names of roles, hashes, digests, UUIDs and ARNs pass, and so do templates and references. Values that pods need come from Secrets Manager through \`externals\`; Terraform creates passwords itself and keeps them out of its state. A waiver is for text that only looks like a secret.`,
  }),
  'check/secret-object': entry<{ object: string }>({
    severity: 'error',
    message: ({ object }) => `${object} would carry its data into Git`,
    hint: () => 'Use an ExternalSecret, which names what AWS Secrets Manager holds',
    why: `${PLAIN} Base64 hides nothing. An ExternalSecret names the secret and its property, and the operator in the cluster makes the Secret from it.`,
  }),
  'check/secret-keys-unnamed': entry<{ holder: string; secret: string }>({
    severity: 'error',
    message: ({ holder, secret }) =>
      `Keys of Secret ${secret} are taken as they come: ${holder} names none that it waits for`,
    hint: () =>
      'Name the keys: under secretKeys of what the service uses; in manifests and charts, a variable per key with valueFrom.secretKeyRef and without optional',
    why: 'A pod does not start before a key that it names is there. With `envFrom.secretRef` or `optional: true` it starts without, and misses it for as long as it lives: the Secret of a service that gets a new edge has its new key only once External Secrets has fetched it. In values of charts, `envFrom` and `envFromSecret` do the same. https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  }),
  'check/tls-unverified': entry<{ holder: string; fault: string }>({
    severity: 'error',
    message: ({ holder, fault }) =>
      `A connection does not check whom it has reached: ${fault} in ${holder}`,
    hint: () =>
      'Check the authority and the name of the server: sslmode=verify-full, ssl-mode=VERIFY_IDENTITY, tls=true with tlsCAFile, rediss://',
    why: 'Encryption alone keeps a listener out, not somebody who answers in the place of the server and gets the password first. RDS, Aurora and DocumentDB are signed by authorities of their region, which pods get at `/etc/rds-ca/ca.pem`; ElastiCache, OpenSearch and MSK by Amazon Trust Services, which images and operating systems know. Addresses that we put together must ask for TLS as well. https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION',
  }),
  'check/authority-file': entry<{ holder: string; variable: string; file: string }>({
    severity: 'error',
    message: ({ holder, variable, file }) =>
      `No authorities at ${file} for ${variable}: ${holder} could verify nothing by it`,
    hint: ({ file }) => `Mount the ConfigMap with the authorities of RDS, so that ${file} is there`,
    why: 'A client that is told to trust the authorities of a file refuses every server while the file is missing or empty. MySQL is told by variables beside its address, such as `DATABASE_SSL_CA`, since its drivers share no parameter for it. A path that stands under `env` of a service may be in its image, and is not asked for.',
  }),
  'check/image-mutable': entry<{ where: string; image: string }>({
    severity: 'error',
    message: ({ where, image }) =>
      `Image not pinned for ${where}: ${quote(image)} can change without a commit`,
    hint: () => 'Use a full version such as 1.4.2, or a digest',
    why: 'A tag such as `latest`, `stable` or `15` is moved with every release, and a missing tag means `latest`: two pods of one Deployment could run different code, and a rollback would not bring the old one back. The tags of our own repositories cannot be moved, so any version will do there.',
  }),
  'check/pod-security': entry<{ object: string; namespace: string; level: string; fault: string }>({
    severity: 'error',
    message: ({ object, namespace, level, fault }) =>
      `${object} makes pods that namespace ${namespace} refuses: ${fault}, and it enforces ${level}`,
    hint: ({ fault }) => `Change the pod so that this no longer holds: ${fault}`,
    why: 'Kubernetes admits the Deployment and refuses its pods, so a sync succeeds and nothing runs. Every control of the Pod Security Standards is evaluated against the level on the label of the namespace. https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  }),
  'check/pod-unrestricted': entry<{ object: string; fault: string }>({
    severity: 'error',
    message: ({ object, fault }) => `${object} makes pods that are less than restricted: ${fault}`,
    hint: () => 'Change the pod, or waive this with the reason it needs more',
    why: 'Its namespace would admit the pod, but a service needs no root, no capabilities, nothing of its node and no unconfined system calls; whoever breaks into one that has them has the node. What a workload of ours needs beyond the level `restricted` is a decision that somebody answers for. https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  }),
  'check/namespace-level': entry<{
    namespace: string;
    found: string;
    wanted: string;
    because: string;
  }>({
    severity: 'error',
    message: ({ namespace, found, wanted, because }) =>
      `Namespace ${namespace} enforces ${found}: wanted ${wanted}, since ${because}`,
    hint: ({ namespace, wanted }) =>
      `Write podSecurity: ${wanted} for namespace ${namespace}, in namespaces, charts or manifests`,
    why: 'A namespace without the label admits everything, and one that allows more than its pods need admits what an intruder would start. One that allows less than a chart needs starves it: fluent-bit reads the logs of the node and node-exporter its processes, so both need `privileged`; Argo CD needs `baseline`. Namespaces of services say what they enforce in `podSecurity`.',
  }),
  'check/default-deny': entry<{ namespace: string }>({
    severity: 'error',
    message: ({ namespace }) => `Namespace ${namespace} denies no traffic by default`,
    hint: () =>
      'Take away the patch that removes its policy, or write into the folder of manifests a NetworkPolicy for all pods and both directions that allows nothing but DNS',
    why: 'Pods talk to everything until a policy selects them, so a pod that no policy selects, such as one started by hand, would be open. The edges under `uses` are what is allowed; everything else is denied. https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  }),
  'check/webhook-closed': entry<{ addon: string; namespace: string; port: string }>({
    severity: 'error',
    message: ({ addon, namespace, port }) =>
      `The API server does not reach ${addon}: no policy of namespace ${namespace} opens ${port} to the control plane`,
    hint: () => 'Let in the subnets of the control plane on that port, under reach of the add-on',
    why: 'The API server calls webhooks and the APIs that it passes on to from the network interfaces of the control plane, which policies know by the subnets these stand in. A webhook that does not answer stops every change of what it is asked about, or lets it through unchecked.',
  }),
  'check/cluster-admin': entry<{ object: string; role: string; subjects: string }>({
    severity: 'warning',
    message: ({ object, role, subjects }) =>
      `${object} lets ${subjects} do everything in the cluster, by ${role}`,
    hint: () =>
      'Bind a role that names what it needs, in the namespaces where it needs that; or waive it with the reason',
    why: 'Whoever gets into a pod with this account reads every Secret, replaces every workload and, by a privileged pod, has every node with its role in AWS. https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  }),
  'check/production-workload': entry<{ object: string; missing: string; key: string }>({
    severity: 'error',
    message: ({ object, missing }) => `${object} is not ready for production: it lacks ${missing}`,
    hint: ({ key, missing }) =>
      `Write ${WRITTEN[key] ?? key} at the service, from which comes ${missing}; in manifests, charts and patches, the field itself`,
    why: 'Without probes, requests go to pods that do not answer and a hung process stays; without a PodDisruptionBudget, draining nodes may stop all pods at once; without a spread over zones, the loss of one zone may be the loss of the service. Asked of Deployments, Rollouts and StatefulSets where `tier` is `production`.',
  }),
  'check/container-resources': entry<{ object: string; container: string; missing: string }>({
    severity: 'error',
    message: ({ object, container, missing }) =>
      `Container ${container} of ${object} has no ${missing}`,
    hint: () =>
      'Write resources.requests and resources.limits, each with cpu and memory, where its service, chart or manifest is written',
    why: 'Requests are what the scheduler keeps free, and limits what one pod can take from its neighbours. A container without them may be started where there is no room, and is the first to be killed when memory runs out.',
  }),
  'check/token-mounted': entry<{ object: string }>({
    severity: 'error',
    message: ({ object }) => `${object} gives its pods a token for the Kubernetes API`,
    hint: () =>
      'Write automountServiceAccountToken: false in its manifest or the values of its chart',
    why: 'No workload of ours asks the Kubernetes API for anything; a token in the container is one more thing to steal. Roles in AWS do not need it: EKS mounts a token of its own for them.',
  }),
  'check/quota': entry<{ namespace: string; resource: string; needed: string; quota: string }>({
    severity: 'error',
    message: ({ namespace, resource, needed, quota }) =>
      `Quota of namespace ${namespace} does not admit its pods: they need ${needed} of ${resource}, and it allows ${quota}`,
    hint: ({ namespace, needed }) =>
      `Raise namespaces.${namespace}.quota to at least ${needed}, or lower requests or replicas`,
    why: 'Kubernetes refuses pods above the quota one by one, so the last service to sync does not run. The sum counts every replica, and one pod more: a rolling update starts a new pod before it stops an old one.',
  }),
  ...cloudSafetyCatalogue,
} as const;
