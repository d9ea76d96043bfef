// Faults of AWS resources that src/check/safety/cloud finds.
import { type Entry, entry } from '../entry.ts';

type Shortfall = { what: string; wanted: string };

/** Most rules say the same of a resource: how it falls short, and the setting that is wanted. */
function shortfall(says: string, why: string): Entry<Shortfall> {
  return entry<Shortfall>({
    severity: 'error',
    message: ({ what, wanted }) => `${what} ${says}: wanted ${wanted}`,
    hint: ({ wanted }) => `Set ${wanted}`,
    why,
  });
}

export const cloudSafetyCatalogue = {
  'check/iam-wildcard': entry<{ where: string; what: string }>({
    severity: 'error',
    message: ({ where, what }) => `${where} allows ${what} on everything`,
    hint: () => 'Name the actions, or the resources they are for',
    why: 'Whoever takes over such an identity has the account, or a whole service of it. A wildcard in the action needs resources by name. Actions that only look (`Describe*`, `List*`, and `Get*` of services that keep no data, such as `cloudwatch` and `tag`) pass, since AWS cannot limit most of them to a resource; so does the statement of a key policy that lets the account itself decide, without which nobody could administer the key. `AdministratorAccess`, `PowerUserAccess` and the `FullAccess` policies of AWS count as wildcards.',
  }),
  'check/public-access': shortfall(
    'is open to the public',
    'Data in a public bucket, database, search domain or broker is found by scanners within hours. Every bucket has a public access block with all four settings, databases have no public address, the search domain lies in the VPC, the Kubernetes API is private or names its clients in `cluster.endpoint.publicCidrs`, and no policy allows everybody without a condition that says who.',
  ),
  'check/open-to-world': entry<{ what: string; ports: string }>({
    severity: 'error',
    message: ({ what, ports }) => `${what} opens ${ports} to the internet`,
    hint: () => 'Name the ranges or the security group it is for',
    why: 'The internet has business with port 443 of a load balancer, and with nothing else. Any range wider than a /8 counts as the internet, so that two halves do not pass for less than the whole.',
  }),
  'check/encryption-at-rest': shortfall(
    'is not encrypted at rest',
    'Disks, snapshots and backups leave our hands when they are replaced, copied or shared; encrypted with a key of ours they are useless to others, and every use of the key is logged. Volumes, databases, caches, Kafka, search, buckets, log groups, topics, registries, Kubernetes Secrets, storage classes and the state of Terraform are asked.',
  ),
  'check/encryption-in-transit': shortfall(
    'accepts connections without strong TLS',
    'Traffic inside a VPC crosses machines and zones that are not ours. Servers that merely offer TLS are used without it by the first client that forgets, so each has to refuse: TLS 1.2 or newer at load balancers, CloudFront and search, `rds.force_ssl` or `require_secure_transport` in databases, `tls` in document databases, `TLS` at Kafka of MSK and `tls` at the listeners of Strimzi, `required` at caches, and a policy on every bucket that denies plain HTTP.',
  ),
  'check/production-data': entry<Shortfall & { setting?: string | undefined }>({
    severity: 'error',
    message: ({ what, wanted }) => `${what} does not protect production data: wanted ${wanted}`,
    hint: ({ wanted, setting }) =>
      setting === undefined ? `Set ${wanted}` : `Write ${setting} here`,
    why: 'A mistaken plan, a script or a tired person deletes in one step what took years to collect. Where `tier` is `production`, what holds data has `prevent_destroy`, databases have deletion protection, a final snapshot and at least 7 days of backups, clusters of Aurora and DocumentDB a second member that takes over, caches have snapshots, and buckets keep versions. Read replicas are made again from their primary and are asked for less.',
  }),
  'check/log-retention': shortfall(
    'keeps logs for ever',
    'CloudWatch keeps logs without an end for ever, at a price per gigabyte and month, and personal data in them longer than the law allows. Services make their own log group on the first line when there is none, without an end and without our key: RDS and DocumentDB one per exported log, EKS one for its control plane. So each of these is made here, with `retention_in_days`.',
  ),
  'check/provider-guard': entry<{ stack: string; missing: string }>({
    severity: 'error',
    message: ({ stack, missing }) =>
      `A provider of stack ${stack} is not guarded: wanted ${missing}`,
    hint: ({ missing }) => `Set ${missing}`,
    why: 'Terraform works on whatever account its credentials belong to; `allowed_account_ids` makes it refuse any other than that of `aws.account`. Default tags say of every resource which system and environment it belongs to, also in the bill.',
  }),
  'check/instance-metadata': shortfall(
    'hands out its credentials without a session',
    'With version 1 of the metadata service, one request that a web application can be talked into reveals the credentials of the node. Version 2 wants a session first, and with one hop its answer reaches no pod outside of the host network. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
  ),
  'check/node-rights': shortfall(
    'gives nodes what a pod needs',
    'A policy on the role of a node is one of every pod that reaches the credentials of the node. With `AmazonEKS_CNI_Policy` it detaches network interfaces of other instances, with that of a CSI driver their volumes. Each of these add-ons has a ServiceAccount of its own. https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html',
  ),
  'check/never-updated': shortfall(
    'is never updated',
    'EKS replaces neither the image of a node group nor an add-on by itself: what names no version keeps the one it was made with, with every hole that is found in it since. https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html',
  ),
  'check/key-rotation': shortfall(
    'is never rotated',
    'AWS replaces the material of a symmetric key every year when asked, and old data stays readable. https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  ),
  'check/image-registry': shortfall(
    'does not vouch for its images',
    'A tag that can be pushed twice may mean another image tomorrow, so a rollback could start code nobody has seen; an image that is not scanned when it is pushed carries known holes into the cluster. `delivery.registry` has the settings.',
  ),
  'check/bucket-lifecycle': shortfall(
    'keeps for ever what nobody sees',
    'A versioned bucket keeps every object that was replaced or deleted, and an upload that was broken off its parts; both are paid for until a rule ends them, in replicas too, to which S3 does not replicate what a lifecycle deletes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html',
  ),
  'check/launched-tags': shortfall(
    'launches what nobody can assign',
    'The default tags of a provider reach what Terraform makes: the template, not the instances, volumes and network interfaces that are launched from it, which are most of the bill. Budgets, cost categories and cleanups that go by a tag would not see them.',
  ),
  'check/audit-trail': shortfall(
    'misses part of what happens',
    'After an incident the trail is what is asked. Calls in a region nobody uses are where intruders begin, a log file without a digest may have been edited, and a recorder or detector that exists without running looks like safety. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  ),
} as const;
