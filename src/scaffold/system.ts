// The files of a system: what its environments share, and one environment.

/** What the files of an environment say of one place. */
export interface EnvironmentChoice {
  readonly system: string;
  readonly environment: string;
  readonly tier: string;
  readonly account: string;
  readonly region: string;
  /** Letters of its Availability Zones. */
  readonly zones: readonly string[];
  readonly repository: string;
  /** The main one. */
  readonly branch: string;
  /** Of whoever is told of alerts. */
  readonly email: string;
  /** Second number of its addresses, so that no two environments overlap: 10.<block>.0.0/16. */
  readonly block: number;
}

/** The `block` of a first environment. */
export const FIRST_BLOCK = 20;

const SCHEMA = '# yaml-language-server: $schema=../environment.schema.json';

export function baseFile({ system }: Pick<EnvironmentChoice, 'system'>): string {
  return `${SCHEMA}
# What the environments of ${system} share. Each of them is a file beside this one, laid over it:
# maps merge, anything else replaces, and null takes away.
system: ${system}
title: ${titleOf(system)}

# How services are grouped on the page of an environment.
categories:
  titles: { apps: Apps }

services:
  web:
    title: Web
    namespace: apps
    category: apps
    status: new
    port: 8080
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits: { cpu: 500m, memory: 256Mi }
    # The whole of what it may reach. Network policies, security groups, IAM and its variables follow.
    uses:
      databases: { main: write }
`;
}

export function environmentFile(choice: EnvironmentChoice): string {
  const { account, block, branch, email, environment, region, repository, system, tier, zones } =
    choice;
  const names = zones.slice(0, 2).map((letter) => `${region}${letter}`);
  const list = `[${names.join(', ')}]`;
  const cidrs = (third: number) => `[10.${block}.${third}.0/24, 10.${block}.${third + 1}.0/24]`;
  return `${SCHEMA}
extends: base.yaml
environment: ${environment}
tier: ${tier}
# Nothing of it runs, so that no change to it is judged. After the first apply:
# npx groundplan set ${system}/${environment} applied true
applied: false

aws:
  account: "${account}"
  region: ${region}
  zones: ${list}

network:
  cidr: 10.${block}.0.0/16
  subnets:
    public: { cidrs: ${cidrs(1)}, route: internet, purpose: NAT gateways }
    private: { cidrs: ${cidrs(11)}, route: nat, purpose: Nodes }
    data: { cidrs: ${cidrs(21)}, route: none, purpose: Stores }
  placement: { nodes: private, controlPlane: private, data: data, loadBalancers: public }

cluster:
  name: ${system}-${environment}
  version: "1.35"
  serviceCidr: 172.20.0.0/16
  nodeGroups:
    main: { zones: ${list}, instanceTypes: [m5.large], min: 2, max: 4 }
  addons:
    vpc-cni: { configuration: { enableNetworkPolicy: "true" } }
    coredns: {}
    kube-proxy: {}
  endpoint:
    clients:
      cloudshell: { subnets: private, purpose: AWS CloudShell in a private subnet }
  # The role has to exist in the account.
  admins:
    platform: { role: ${system}-admin, access: admin }

namespaces:
  apps: {}

databases:
  main:
    engine: postgres
    version: "16"
    class: db.r6g.large
    storage: { sizeGb: 20, maxGb: 40 }
    maxConnections: 100
    purpose: What ${titleOf(system)} keeps

services:
  web: { image: { tag: 0.1.0 } }

addons:
  argo-cd: {}
  external-secrets: {}
  # Logs of pods go to CloudWatch, and nodes are added for pods that find no place.
  aws-for-fluent-bit: {}
  cluster-autoscaler: {}

# What is watched, and whoever is told when something is wrong.
observability:
  alarms:
    database: { metric: databaseCpu, of: main, abovePercent: 80, forMinutes: 10, title: Database is busy }
    connections:
      { metric: databaseConnections, of: main, abovePercent: 80, forMinutes: 5, title: Few connections left }
  notify: { emails: { on-call: ${email} } }

# What you expect to pay a month, in dollars. The sum becomes a budget that warns.
cost:
  rows: { all: { configuration: "Nodes, database and NAT gateways", monthly: 900 } }
  baseline: 900

# Where Argo CD reads the results from.
delivery:
  repository: ${repository}
${branch === 'main' ? '' : `  branch: ${branch}\n`}`;
}

/** `order-service` as `Order service`. */
export function titleOf(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an environment of such a name mostly is. */
export function tierOf(environment: string): string {
  // What waits to take over from production is sized and kept as it is.
  if (/^(prod|production|live)(-|$)/.test(environment)) return 'production';
  return /^(staging|stage|uat|preprod)$/.test(environment) ? 'staging' : 'development';
}
