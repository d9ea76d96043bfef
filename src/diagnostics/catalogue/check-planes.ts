// Faults that src/check/planes finds between Kubernetes and Terraform: identity, secrets, names.

import { entry } from '../entry.ts';
import { networkPlanesCheckCatalogue } from './check-planes-network.ts';
import { pipelinePlanesCheckCatalogue } from './check-planes-pipelines.ts';

export const planesCheckCatalogue = {
  'check/bucket-unwritten': entry<{ bucket: string; reader: string }>({
    severity: 'error',
    message: ({ bucket, reader }) => `Nobody may write to bucket ${bucket}, which ${reader} reads`,
    hint: () =>
      'Publish a site to it with delivery.sites, or give the service that fills it uses.buckets: write',
    why: 'Buckets are private, and a role may do what is derived from the environment, nothing else. A bucket that is an origin or is read, and that no role of a service, an add-on or a pipeline and no service of AWS may write, stays empty. One that is filled by somebody outside of the environment is what a waiver is for.',
  }),
  ...networkPlanesCheckCatalogue,
  ...pipelinePlanesCheckCatalogue,
  'check/role-missing': entry<{ holder: string; arn: string }>({
    severity: 'error',
    message: ({ holder, arn }) => `${holder} takes on a role that no stack makes: ${arn}`,
    hint: () => 'Give the role of that name in that account, or correct the name',
    why: 'A pod whose ServiceAccount names a role that does not exist starts, and then every call to AWS is refused. The name and the account have to be those of an `aws_iam_role` of this environment.',
  }),
  'check/role-trust': entry<{ role: string; part: string; wanted: string; found: string }>({
    severity: 'error',
    message: ({ role, part, wanted, found }) =>
      `Role ${role} trusts another ${part} than the one that takes it on: wanted ${wanted}, found ${found}`,
    hint: ({ part }) => `Make the ${part} in the trust policy equal to what the annotation implies`,
    why: 'STS hands a role to a pod only if the trust policy names its namespace and ServiceAccount exactly, the audience `sts.amazonaws.com`, and the OIDC provider of its own cluster. A wider one would hand the role to pods of somebody else. https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  }),
  'check/role-unused': entry<{ role: string }>({
    severity: 'error',
    message: ({ role }) => `Role ${role} is made for pods, and no ServiceAccount takes it on`,
    hint: () => 'Annotate the ServiceAccount with the role, or remove the role',
    why: 'Either the annotation is lost, and the pods act without the permissions they need, or the role is left over and waits for somebody to misuse it. Roles of the add-ons that EKS installs are given to the add-on instead.',
  }),
  'check/secret-missing': entry<{ holder: string; key: string }>({
    severity: 'error',
    message: ({ holder, key }) => `${holder} reads a secret that no stack makes: ${key}`,
    hint: () => 'Make the secret in the data stack, or correct the key',
    why: 'External Secrets cannot make the Kubernetes Secret, and pods that take their environment from it do not start.',
  }),
  'check/secret-property': entry<{ holder: string; key: string; property: string; known: string }>({
    severity: 'error',
    message: ({ holder, key, property, known }) =>
      `${holder} reads the property ${property}, which is not in the secret ${key}: found ${known}`,
    hint: () => 'Write the property into the secret, or ask for one that is in it',
    why: 'External Secrets refuses the whole ExternalSecret when one property is not there. Properties are the keys of the JSON that Terraform writes; those of externals are listed under `secretKeys` and filled in by people.',
  }),
  'check/secret-template': entry<{ holder: string; name: string; known: string }>({
    severity: 'error',
    message: ({ holder, name, known }) =>
      `${holder} fills in ${name}, which it does not read: found ${known}`,
    hint: () => 'Read it under that name, or take it out of the template',
    why: 'A name that is not there is an error of the template, and the Kubernetes Secret is not made. https://external-secrets.io/v2.9.0/guides/templating/',
  }),
  'check/secret-unreadable': entry<{ role: string; key: string; action: string }>({
    severity: 'error',
    message: ({ role, key, action }) => `Role ${role} may not read the secret ${key}: no ${action}`,
    hint: ({ action }) => `Allow ${action} on the secret and on the key that encrypts it`,
    why: 'The role of the secret store has to be allowed to read the secret, in its account and region, and to decrypt with the KMS key of the secret through Secrets Manager. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  }),
  'check/secret-store-missing': entry<{ holder: string; store: string }>({
    severity: 'error',
    message: ({ holder, store }) => `${holder} reads from a store that does not exist: ${store}`,
    hint: () => 'Name a ClusterSecretStore of this environment',
    why: 'An ExternalSecret without its store is never synced.',
  }),
  'check/secret-store-open': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `Secret store ${name} serves every namespace`,
    hint: () => 'Name the namespaces under spec.conditions',
    why: 'Whoever may make an ExternalSecret in any namespace could read every secret that the role of the store can read. https://external-secrets.io/v2.9.0/guides/security-best-practices/',
  }),
  'check/secret-store-namespace': entry<{ holder: string; store: string; namespace: string }>({
    severity: 'error',
    message: ({ holder, store, namespace }) =>
      `${holder} reads from a store that does not serve its namespace: ${store} leaves out ${namespace}`,
    hint: ({ namespace }) => `Add ${namespace} to the conditions of the store, or name another one`,
    why: 'External Secrets refuses the ExternalSecret, and pods that wait for its Secret do not start.',
  }),
  'check/secret-master-open': entry<{ name: string; key: string; namespace: string }>({
    severity: 'error',
    message: ({ name, key, namespace }) =>
      `Secret store ${name} reads the login of an administrator for namespace ${namespace}: ${key}`,
    hint: () =>
      'Deny it to the role of the store, and give the jobs that make logins a store of their own',
    why: 'A service has a login of its own, which sees its own database. With that of the administrator, whoever may make an ExternalSecret beside a service owns the data of all.',
  }),
  'check/secret-store-role': entry<{ name: string; account: string }>({
    severity: 'error',
    message: ({ name, account }) =>
      `Secret store ${name} signs in as ServiceAccount ${account}, which takes on no role`,
    hint: () => 'Annotate that ServiceAccount with a role, or name the one that is annotated',
    why: 'The store asks AWS for secrets with the role of this ServiceAccount; without it every request is refused.',
  }),
  'check/secret-store-region': entry<{ name: string; wanted: string; found: string }>({
    severity: 'error',
    message: ({ name, wanted, found }) =>
      `Secret store ${name} looks in another region than its secrets are in: wanted ${wanted}, found ${found}`,
    hint: ({ wanted }) => `Let the store look in ${wanted}`,
    why: 'A secret belongs to a region; the same name in another one is another secret, or none.',
  }),
  'check/name-missing': entry<{ kind: string; name: string; holder: string }>({
    severity: 'error',
    message: ({ kind, name, holder }) => `${holder} names a ${kind} that no stack makes: ${name}`,
    hint: () => 'Correct the name, or let a stack make what it names',
    why: 'Buckets, log groups, ECR repositories, target groups, topics, caches, their users, clusters and KMS aliases are made by Terraform and named by Kubernetes. A name that only one side knows shows at runtime, as a pod that cannot pull, write or sign in.',
  }),
  'check/permission-missing': entry<{
    kind: string;
    name: string;
    holder: string;
    action: string;
    role: string;
  }>({
    severity: 'error',
    message: ({ kind, name, holder, action, role }) =>
      `${holder} names the ${kind} ${name}, and its role may not act on it: wanted ${action}, role ${role}`,
    hint: ({ action }) => `Allow ${action} in the policy of the role`,
    why: 'An edge has two ends: the name that the pod is told, and the permission of its role. With one of them alone the pod is refused.',
  }),
  'check/permission-unused': entry<{ role: string; kind: string; name: string }>({
    severity: 'error',
    message: ({ role, kind, name }) =>
      `Role ${role} may act on the ${kind} ${name}, and no pod with that role is told of it`,
    hint: () => 'Remove the statement, or tell the pod the name',
    why: 'A permission without a use is either an edge that is half there or more than the pod needs. Buckets, caches and cache users are compared name by name.',
  }),
  'check/cache-user-outside': entry<{ user: string; cache: string }>({
    severity: 'error',
    message: ({ user, cache }) => `Cache user ${user} is in no user group that ${cache} admits`,
    hint: () => 'Add the user to the user group of the cache',
    why: 'ElastiCache refuses the sign-in of a user whose group is not attached to the cache. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
  }),
  'check/search-role-missing': entry<{ role: string; domain: string }>({
    severity: 'error',
    message: ({ role, domain }) =>
      `Role ${role} may call search domain ${domain}, which gives it no role inside`,
    hint: () => 'Name the role among backend_roles of a mapping, or remove the statement',
    why: 'Fine-grained access asks twice: the policy of the role in IAM, and a role inside of the domain that is mapped to it. With the first alone every request is answered with 403. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-mapping',
  }),
  'check/target-group-mismatch': entry<{
    binding: string;
    part: string;
    bound: string;
    other: string;
  }>({
    severity: 'error',
    message: ({ binding, part, bound, other }) =>
      `${binding} does not agree with the ${part}: wanted ${bound}, found ${other}`,
    hint: () => 'Give both sides the same target type and port',
    why: 'The controller refuses a binding whose target type differs, and health checks on another port take every pod out of service.',
  }),
  'check/target-group-unbound': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `Target group ${name} has no TargetGroupBinding that fills it`,
    hint: () => 'Bind a Service to it, or remove the target',
    why: 'Terraform makes the target group, and the load balancer controller registers the pods. Without a binding the group stays empty and every request is answered with 503.',
  }),
  'check/storage-class-missing': entry<{ holder: string; storageClass: string }>({
    severity: 'error',
    message: ({ holder, storageClass }) =>
      `${holder} asks for a storage class that does not exist: ${storageClass}`,
    hint: () => 'Name a StorageClass of this environment',
    why: 'A claim of a class that is not there stays pending, and so do its pods.',
  }),
} as const;
