// Every key that names another key: does its target exist?
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { type ChartName, charts } from '../charts.ts';
import { type DatabaseAccess, isBorrowed, isReplica } from '../database-access.ts';
import type { Environment } from '../schema/environment.ts';
import { organizationReferences } from './operations/organization-references.ts';

export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly among: readonly string[];
  readonly user: string;
  readonly path: Path;
  readonly target?: 'key' | 'value';
}

export function checkReferences(environment: Environment): readonly Diagnostic[] {
  const references = [
    ...serviceReferences(environment),
    ...edgeReferences(environment),
    ...ingressReferences(environment),
    ...otherReferences(environment),
    ...activationReferences(environment),
    ...ruleReferences(environment),
    ...auditReferences(environment),
    ...meshReferences(environment),
    ...organizationReferences(environment),
    ...backupReferences(environment),
  ];
  return references.filter(({ name, among }) => !among.includes(name)).map(unknownTarget);
}

function unknownTarget({ kind, name, among, user, path, target }: Reference): Diagnostic {
  const known = among.length === 0 ? 'there is none' : [...among].sort().join(', ');
  const args = { kind, name, user, known, suggestion: nearest(name, among) };
  return diagnostic('model/unknown-target', args, { path, target: target ?? 'value' });
}

function serviceReferences(environment: Environment): readonly Reference[] {
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const at = ['services', key];
    const user = `service ${key}`;
    return [
      {
        kind: 'namespace',
        name: service.namespace,
        among: Object.keys(environment.namespaces),
        user,
        path: [...at, 'namespace'],
      },
      {
        kind: 'category',
        name: service.category,
        among: Object.keys(environment.categories.titles),
        user,
        path: [...at, 'category'],
      },
      ...useReferences(environment, key),
    ];
  });
}

const COLLECTIONS = {
  services: 'services',
  databases: 'databases',
  documentDatabases: 'documentDatabases',
  caches: 'caches',
  kafka: 'kafka',
  search: 'search',
  buckets: 'buckets',
  fileSystems: 'fileSystems',
  secrets: 'secrets',
  externals: 'externals',
} as const;
const NOUNS = {
  services: 'service',
  databases: 'database',
  documentDatabases: 'document database',
  caches: 'cache',
  kafka: 'Kafka cluster',
  search: 'search domain',
  buckets: 'bucket',
  fileSystems: 'file system',
  secrets: 'secret',
  externals: 'external',
} as const satisfies Record<keyof typeof COLLECTIONS, string>;

function useReferences(environment: Environment, service: string): readonly Reference[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  const user = `service ${service}`;
  const stores = Object.entries(COLLECTIONS).flatMap(([key, collection]) => {
    const used = uses[collection];
    const isList = Array.isArray(used);
    return (isList ? used : Object.keys(used)).map((name, index) => ({
      kind: NOUNS[collection],
      name,
      among: Object.keys(environment[collection]),
      user,
      path: ['services', service, 'uses', key, isList ? index : name],
      target: isList ? ('value' as const) : ('key' as const),
    }));
  });
  const replicas = Object.entries(uses.databases).flatMap(([database, access]) =>
    !isReplica(access) || !environment.databases[database]
      ? []
      : [
          {
            kind: 'replica',
            name: access.replica,
            among: Object.keys(environment.databases[database].replicas),
            user,
            path: ['services', service, 'uses', 'databases', database, 'replica'],
          },
        ],
  );
  return [...stores, ...replicas, ...ownerReferences(environment, service)];
}

/** The services whose login or image this one takes. */
function ownerReferences({ services }: Environment, key: string): readonly Reference[] {
  const service = services[key];
  if (!service) return [];
  const { uses, image } = service;
  const user = `service ${key}`;
  const logins = (['databases', 'documentDatabases'] as const).flatMap((collection) =>
    Object.entries<DatabaseAccess>(uses[collection]).flatMap(([store, access]) =>
      isBorrowed(access)
        ? [
            reference('service', access.as, services, user, [
              'services',
              key,
              'uses',
              collection,
              store,
              'as',
            ]),
          ]
        : [],
    ),
  );
  if (image.from === null) return logins;
  const path = ['services', key, 'image', 'from'];
  return [...logins, reference('service', image.from, services, user, path)];
}

function edgeReferences({ edge, services, buckets }: Environment): readonly Reference[] {
  const balancers = Object.entries(edge.loadBalancers).flatMap(([key, balancer]) => {
    const path = ['edge', 'loadBalancers', key];
    const user = `load balancer ${key}`;
    return [
      ...Object.entries(balancer.targets).map(([target, { service }]) => ({
        kind: 'service',
        name: service,
        among: Object.keys(services),
        user,
        path: [...path, 'targets', target, 'service'],
      })),
      ...Object.entries(balancer.routes).map(([route, { target }]) => ({
        kind: 'target',
        name: target,
        among: Object.keys(balancer.targets),
        user,
        path: [...path, 'routes', route, 'target'],
      })),
    ];
  });
  const distributions = Object.entries(edge.distributions).flatMap(([key, distribution]) => {
    const path = ['edge', 'distributions', key];
    const user = `distribution ${key}`;
    const origins = Object.entries(distribution.origins).flatMap(([name, origin]) => [
      ...(origin.bucket === null
        ? []
        : [
            reference('bucket', origin.bucket, buckets, user, [...path, 'origins', name, 'bucket']),
          ]),
      ...(origin.loadBalancer === null
        ? []
        : [
            reference('load balancer', origin.loadBalancer, edge.loadBalancers, user, [
              ...path,
              'origins',
              name,
              'loadBalancer',
            ]),
          ]),
    ]);
    const behaviors = Object.entries(distribution.behaviors).map(([name, { origin }]) =>
      reference('origin', origin, distribution.origins, user, [
        ...path,
        'behaviors',
        name,
        'origin',
      ]),
    );
    return [...origins, ...behaviors];
  });
  return [...balancers, ...distributions];
}

function ingressReferences({ edge, ingress }: Environment): readonly Reference[] {
  if (ingress === null) return [];
  const path = ['ingress', 'moreLoadBalancers'];
  return [
    reference('load balancer', ingress.loadBalancer, edge.loadBalancers, 'ingress', [
      'ingress',
      'loadBalancer',
    ]),
    ...ingress.moreLoadBalancers.map((key, index) =>
      reference('load balancer', key, edge.loadBalancers, 'ingress', [...path, index]),
    ),
  ];
}

// biome-ignore lint/complexity/useMaxParams: five plain facts, always in this order
function reference(kind: string, name: string, among: object, user: string, path: Path): Reference {
  return { kind, name, among: Object.keys(among), user, path };
}

function activationReferences({ recovery, cluster }: Environment): readonly Reference[] {
  return Object.keys(recovery.activation?.nodeCounts ?? {}).map((group) => ({
    ...reference('node group', group, cluster?.nodeGroups ?? {}, 'the activation', [
      'recovery',
      'activation',
      'nodeCounts',
      group,
    ]),
    target: 'key' as const,
  }));
}

function otherReferences(environment: Environment): readonly Reference[] {
  const { network, observability, databases, edge, aws, cluster } = environment;
  const tiers = Object.entries(network?.placement ?? {}).map(([what, tier]) =>
    reference('subnet tier', tier, network?.subnets ?? {}, `placement of ${what}`, [
      'network',
      'placement',
      what,
    ]),
  );
  const bastion =
    network === null || network.bastion === null
      ? []
      : [
          reference('subnet tier', network.bastion.tier, network.subnets, 'the bastion', [
            'network',
            'bastion',
            'tier',
          ]),
        ];
  const alarms = Object.entries(observability.alarms).flatMap(([key, { metric, of }]) => {
    if (metric.startsWith('node')) return [];
    const [kind, among] =
      metric === 'errorRate'
        ? (['load balancer', edge.loadBalancers] as const)
        : (['database', databases] as const);
    return [
      reference(kind, of ?? '', among, `alarm ${key}`, ['observability', 'alarms', key, 'of']),
    ];
  });
  const zones = Object.entries(cluster?.nodeGroups ?? {}).flatMap(([key, group]) =>
    group.zones.map((zone, index) => ({
      kind: 'zone',
      name: zone,
      among: aws.zones,
      user: `node group ${key}`,
      path: ['cluster', 'nodeGroups', key, 'zones', index],
    })),
  );
  const poolZones = Object.entries(cluster?.nodePools ?? {}).flatMap(([key, pool]) =>
    (pool.zones ?? []).map((zone, index) => ({
      kind: 'zone',
      name: zone,
      among: aws.zones,
      user: `node pool ${key}`,
      path: ['cluster', 'nodePools', key, 'zones', index],
    })),
  );
  return [
    ...tiers,
    ...bastion,
    ...bucketReferences(environment),
    ...alarms,
    ...zones,
    ...poolZones,
  ];
}

/** Everything that names a bucket to keep something in. */
function bucketReferences(environment: Environment): readonly Reference[] {
  const { observability, databases, buckets, recovery } = environment;
  const { logs, metrics } = observability;
  const named = [
    {
      name: metrics.longTermBucket,
      user: 'long-term metrics',
      path: ['observability', 'metrics', 'longTermBucket'],
    },
    { name: logs.bucket, user: 'logs', path: ['observability', 'logs', 'bucket'] },
    {
      name: recovery.clusterBackup?.bucket ?? null,
      user: 'the cluster backup',
      path: ['recovery', 'clusterBackup', 'bucket'],
    },
    ...Object.entries(databases).map(([key, { export: to }]) => ({
      name: to?.bucket ?? null,
      user: `export of database ${key}`,
      path: ['databases', key, 'export', 'bucket'],
    })),
    ...Object.entries(buckets).map(([key, { accessLogs }]) => ({
      name: accessLogs,
      user: `bucket ${key}`,
      path: ['buckets', key, 'accessLogs'],
    })),
  ];
  return named.flatMap(({ name, user, path }) =>
    name === null ? [] : [reference('bucket', name, buckets, user, path)],
  );
}

function ruleReferences(environment: Environment): readonly Reference[] {
  const { network, cluster, edge } = environment;
  const groups = [
    ...(cluster === null ? [] : ['nodes']),
    ...(network?.bastion ? ['bastion'] : []),
    ...Object.keys(edge.loadBalancers).map((key) => `load-balancer/${key}`),
    ...(Object.keys(GROUP_KIND) as (keyof typeof GROUP_KIND)[]).flatMap((collection) =>
      Object.keys(environment[collection]).map((key) => `${GROUP_KIND[collection]}/${key}`),
    ),
  ];
  const acls = Object.entries(edge.webAcls).map(([key, { protects }]) => ({
    kind: 'edge resource',
    name: protects,
    among: [
      ...Object.keys(edge.loadBalancers).map((name) => `load-balancer/${name}`),
      ...Object.keys(edge.distributions).map((name) => `distribution/${name}`),
    ],
    user: `web ACL ${key}`,
    path: ['edge', 'webAcls', key, 'protects'],
  }));
  const rules = Object.entries(network?.securityGroupRules ?? {}).flatMap(([key, rule]) =>
    (['group', 'peer'] as const)
      .filter((side) => !/^\d/.test(rule[side]))
      .map((side) => ({
        kind: 'security group',
        name: rule[side],
        among: groups,
        user: `rule ${key}`,
        path: ['network', 'securityGroupRules', key, side],
      })),
  );
  return [...acls, ...rules];
}

function auditReferences({ audit, buckets }: Environment): readonly Reference[] {
  return (audit?.trail?.dataEvents ?? []).map((name, index) =>
    reference('bucket', name, buckets, 'the audit trail', ['audit', 'trail', 'dataEvents', index]),
  );
}

function meshReferences({ mesh, namespaces }: Environment): readonly Reference[] {
  return (mesh?.namespaces ?? []).map((name, index) =>
    reference('namespace', name, namespaces, 'the mesh', ['mesh', 'namespaces', index]),
  );
}

/** Namespaces of add-ons hold something as well. */
function backupReferences(environment: Environment): readonly Reference[] {
  const { recovery, namespaces, addons } = environment;
  const ofAddons = (Object.keys(addons) as ChartName[]).map((name) => charts[name].namespace);
  const all = [...new Set([...Object.keys(namespaces), ...ofAddons])];
  return (recovery.clusterBackup?.namespaces ?? []).map((name, index) => ({
    kind: 'namespace',
    name,
    among: all,
    user: 'the cluster backup',
    path: ['recovery', 'clusterBackup', 'namespaces', index],
  }));
}

const GROUP_KIND = {
  databases: 'database',
  documentDatabases: 'document-database',
  caches: 'cache',
  kafka: 'kafka',
  search: 'search',
  fileSystems: 'file-system',
} as const;
