// Keys that point at other keys of the same environment.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const referenceCatalogue = {
  'model/unknown-target': entry<
    { kind: string; name: string; user: string; known: string; place: string } & Suggested
  >({
    severity: 'error',
    message: ({ kind, name, user }) => `No ${kind} named ${quote(name)}, which ${user} refers to`,
    hint: (args) =>
      didYouMean(args) ??
      (args.known === '' ? `Add ${args.place}: there is none yet` : `Use one of: ${args.known}`),
    why: 'Network policies, security group rules, IAM statements, secrets and variables are all derived from such a reference, so its target has to exist.',
  }),
  'model/self-reference': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) => `Service ${service} uses itself`,
    hint: () => 'Delete the entry; pods of one service reach each other without an edge',
    why: 'An edge from a service to itself would open its own network policy for nothing.',
  }),
  'model/consumer-lacks': entry<{ consumer: string; store: string; lack: string }>({
    severity: 'error',
    message: ({ consumer, store, lack }) =>
      `Only services take ${lack}: ${consumer} uses ${store}, which comes so`,
    hint: ({ store }) => `Let a service use ${store}`,
    why: 'An edge grants what only some consumers can take: pods of ours mount claims and read secrets as variables, others do not.',
  }),
  'model/consumer-without-role': entry<{ consumer: string; store: string; at: string }>({
    severity: 'error',
    message: ({ consumer, store }) =>
      `The ${consumer} acts in AWS, with ${store}, and has no role to do so`,
    hint: ({ at }) => `Add ${at}.serviceAccount with the name of its ServiceAccount`,
    why: 'What an edge grants in AWS goes to a role, which exactly one ServiceAccount takes on.',
  }),
  'model/login-owner': entry<{ service: string; database: string; owner: string }>({
    severity: 'error',
    message: ({ service, database, owner }) =>
      `Service ${service} uses database ${database} as ${owner}, which has no login to write of its own`,
    hint: ({ owner, database }) =>
      `Name the service that has ${database}: write, or write that for ${owner}`,
    why: 'A login and the database it owns bear the name of one service, the one that writes in its own name. Others may share both, but only with that service: a chain, or a login without a database, would leave them without either.',
  }),
  'model/database-name-taken': entry<{
    service: string;
    store: string;
    chosen: string;
    other: string;
  }>({
    severity: 'error',
    message: ({ service, store, chosen, other }) =>
      `Service ${service} and service ${other} would both have login and database ${quote(chosen)} in ${store}`,
    hint: ({ other }) =>
      `Choose another name, or write { as: ${other} } to work in the database of ${other}`,
    why: 'On one server a name stands for one login and one database. Two services that are to share both say so with `as`.',
  }),
  'model/database-name-borrowed': entry<{ service: string; owner: string; chosen: string }>({
    severity: 'error',
    message: ({ service, owner, chosen }) =>
      `Service ${service} has no database of its own that could be called ${quote(chosen)}: it works in that of ${owner}`,
    hint: () => 'Delete database here, and write it where the login is made, if anywhere',
    why: 'The name of a database is chosen where its owner is: by the service that writes in its own name, or by whoever keeps a login that is there already.',
  }),
  'model/image-owner': entry<{ service: string; owner: string }>({
    severity: 'error',
    message: ({ service, owner }) =>
      `Service ${service} runs the image of ${owner}, which has none of its own`,
    hint: ({ owner }) => `Name the service whose image ${owner} runs, or give ${owner} a tag`,
    why: 'A tag is written once, at the service that the image is built for. A chain would hide where.',
  }),
  'model/image-ambiguous': entry<{ service: string; found: string }>({
    severity: 'error',
    message: ({ service, found }) =>
      `Image of service ${service} needs a tag, or a service that it is from: found ${found}`,
    hint: () => 'Write image.tag, or image.from and nothing else',
    why: 'A service has an image of its own, or runs the one of another service with the tag that is written there.',
  }),
  'model/origin-ambiguous': entry<{ origin: string; found: string }>({
    severity: 'error',
    message: ({ origin, found }) =>
      `Origin ${origin} needs a bucket or a load balancer: found ${found}`,
    hint: () => 'Write exactly one of bucket and loadBalancer',
    why: 'CloudFront fetches an object from one place.',
  }),
  'model/default-behavior': entry<{ distribution: string; found: number }>({
    severity: 'error',
    message: ({ distribution, found }) =>
      `Distribution ${distribution} needs one default behavior: found ${found} without a path`,
    hint: () => 'Leave path out of exactly one behavior',
    why: 'CloudFront answers every request that no path pattern matches with the default behavior.',
  }),
  'model/host-outside-zone': entry<{ host: string; zone: string }>({
    severity: 'error',
    message: ({ host, zone }) => `Host name ${host} is not inside the zone ${zone}`,
    hint: ({ zone }) => `Use a name that ends in ".${zone}", or correct edge.zone`,
    why: 'Its DNS record and the proof of its certificate are written into that zone.',
  }),
  'model/cluster-missing': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `There is no cluster for ${what}`,
    hint: ({ what }) => `Write cluster, or leave out ${what}`,
    why: 'It runs in Kubernetes or looks into it, and this environment has none.',
  }),
  'model/network-missing': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `There is no network for ${what}`,
    hint: ({ what }) => `Write network, or leave out ${what}`,
    why: 'It has addresses in the subnets of a VPC, and this environment has none.',
  }),
  'model/zone-missing': entry<{ host: string }>({
    severity: 'error',
    message: ({ host }) => `Host name ${host} has no zone to be in`,
    hint: () => 'Write edge.zone or edge.zoneOf, or leave out what has the host name',
    why: 'Its DNS record and the proof of its certificate are written into that zone.',
  }),
  'model/host-duplicate': entry<{ host: string; other: string }>({
    severity: 'error',
    message: ({ host, other }) => `Host name ${host} is given twice: ${other} has it as well`,
    hint: ({ other }) => `Choose another host name here, or take this one away from ${other}`,
    why: 'A name has one DNS record, and CloudFront refuses a name that another distribution has.',
  }),
  'model/host-taken': entry<{ host: string; other: string }>({
    severity: 'error',
    message: ({ host, other }) => `Host name ${host} is one of ${other} as well, in the same zone`,
    hint: () =>
      'Give each environment names of its own, or let one fail over to the other: edge.zoneOf and failover',
    why: 'A name has one DNS record in a zone: the second is refused, or takes the place of the first.',
  }),
  'model/route-priority': entry<{ route: string; priority: number; other: string }>({
    severity: 'error',
    message: ({ route, priority, other }) =>
      `Priority ${priority} of route ${route} is also the priority of ${other}`,
    hint: () => 'Give each route of a load balancer a priority of its own',
    why: 'A listener refuses two rules of the same priority.',
  }),
  'model/web-acl-duplicate': entry<{ acl: string; protects: string; other: string }>({
    severity: 'error',
    message: ({ acl, protects, other }) =>
      `Web ACL ${acl} protects ${protects}, which ${other} protects already`,
    hint: ({ acl, other }) => `Move the rules of ${acl} into ${other}, and delete ${acl}`,
    why: 'AWS attaches one web ACL to a resource; the second one would replace the first.',
  }),
  'model/network-policy-off': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Network policies are not enforced: vpc-cni does so only when it is told to',
    hint: () => 'Set cluster.addons.vpc-cni.configuration.enableNetworkPolicy to "true"',
    why: 'Without it every pod reaches every other one, whatever the edges say, and nothing shows it. https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html',
  }),
  'model/mesh-caller-outside': entry<{
    service: string;
    caller: string;
    namespace: string | null;
  }>({
    severity: 'error',
    message: ({ service, caller }) =>
      `Service ${service} is in a strict mesh, and ${caller}, which calls it, is not`,
    hint: ({ namespace }) =>
      namespace === null
        ? 'Set mesh.mutualTls to "permissive", or delete the edge'
        : `Add ${namespace} to mesh.namespaces, or set mesh.mutualTls to "permissive"`,
    why: 'A pod of a strict mesh refuses every connection without a certificate of the mesh, and only pods with a sidecar have one.',
  }),
  'model/isolated-service': entry<{ service: string }>({
    severity: 'warning',
    message: ({ service }) =>
      `Service ${service} has no edge: it uses nothing and nothing calls it`,
    hint: () =>
      'Add it to the uses of whoever calls it, or record in deviations why it stands alone',
    why: 'Traffic is denied unless an edge allows it, so such a service can neither be reached nor reach anything.',
  }),
  'model/chart-value-unknown': entry<{
    chart: string;
    version: string;
    value: string;
    nearest: string;
  }>({
    severity: 'warning',
    message: ({ chart, version, value }) =>
      `Defaults of chart ${chart} ${version} have no value ${value}`,
    hint: ({ nearest }) =>
      `Write ${nearest} if that is meant, or waive this if a template reads the value all the same`,
    why: 'Helm hands any value to the templates, and one that none of them reads changes nothing, without a word.',
  }),
  'model/addon-missing': entry<{
    addon: string;
    what: string;
    /** Where what is to be written, if several are missing; null: this one alone. */
    all: string | null;
    detail?: string;
  }>({
    severity: 'error',
    message: ({ addon, what }) => `No ${addon}, which ${what} needs`,
    hint: ({ addon, all }) =>
      all === null
        ? `Write ${addon}: {} in the file of the environment`
        : `Write all that is missing in the file of the environment, ${all}`,
    why: 'Without the add-on the objects that rest on it stay without effect, or Argo CD waits for a kind that never comes.',
  }),
  'model/chart-namespace-taken': entry<{ owner: string; namespace: string; by: string }>({
    severity: 'error',
    message: ({ owner, namespace, by }) =>
      `Namespace ${namespace} of ${owner} is taken: ${by} has it`,
    hint: ({ owner }) => `Name another namespace; it is made for ${owner}`,
    why: 'Charts label their pods each in their own way, so what a chart may do on the network holds for all pods of its namespace.',
  }),
  'model/service-namespace-taken': entry<{ namespace: string; by: string }>({
    severity: 'error',
    message: ({ namespace, by }) => `Namespace ${namespace} is not for services: ${by} has it`,
    hint: () => 'Give the namespace another name, here and under `namespace` of its services',
    why: 'In a namespace of services all traffic is denied that no edge allows, which would cut off those who live there.',
  }),
  'model/deviation-path': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `Deviation of ${quote(path)} refers to a value that does not exist`,
    hint: () => 'Correct the path, or delete the deviation if the value is gone',
    why: 'A deviation explains one value of the environment. When the value is gone, the explanation misleads.',
  }),
  'model/deviation-equal': entry<{ path: string; value: string }>({
    severity: 'error',
    message: ({ path, value }) =>
      `Deviation of ${path} is none: the design and the value are ${value}`,
    hint: () => 'Delete the deviation',
    why: 'The list of deviations is what a reviewer reads to learn where the environment differs from its design.',
  }),
} as const;
