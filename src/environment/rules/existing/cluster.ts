// What cannot be with a cluster that stands already, and what can stand in one.
import { addons } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Cluster } from '../../../model/schema/cluster/cluster.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkExistingCluster(environment: Environment): readonly Diagnostic[] {
  const { cluster, network } = environment;
  if (cluster === null) return [];
  if (cluster.existing === null) return [...unfound(environment, cluster), ...vpcName(environment)];
  const inMade =
    network === null || network.existing !== null
      ? []
      : [diagnostic('model/existing-cluster-network', { cluster: cluster.name }, AT_EXISTING)];
  return [
    ...inMade,
    ...notOurs(environment, cluster),
    ...standing(environment),
    ...vpcName(environment),
  ];
}

const AT_EXISTING = { path: ['cluster', 'existing'], target: 'key' } as const;

/** Add-ons that are said to stand in a cluster that is made. */
function unfound({ addons: charts }: Environment, cluster: Cluster): readonly Diagnostic[] {
  const ofCharts = Object.entries(charts)
    .filter(([, { existing }]) => existing !== null)
    .map(([addon]) => ({ addon, path: ['addons', addon, 'existing'] }));
  const ofEks = Object.entries(cluster.addons)
    .filter(([, { existing }]) => existing !== null)
    .map(([addon]) => ({ addon, path: ['cluster', 'addons', addon, 'existing'] }));
  return [...ofEks, ...ofCharts].map(({ addon, path }) =>
    diagnostic('model/existing-without-cluster', { addon }, { path, target: 'key' }),
  );
}

const ALL_LOGS = 5;

/** What would change the cluster of somebody else, and what they do instead. */
function notOurs({ network, recovery }: Environment, cluster: Cluster): readonly Diagnostic[] {
  const driver = cluster.addons['aws-ebs-csi-driver']?.existing ?? null;
  const written: readonly (readonly [
    path: readonly string[],
    isThere: boolean,
    instead: string,
  ])[] = [
    [
      ['cluster', 'endpoint', 'publicCidrs'],
      cluster.endpoint.publicCidrs.length > 0,
      'Remove it, and have its owner say who reaches the API server',
    ],
    [
      ['cluster', 'logTypes'],
      cluster.logTypes.length !== ALL_LOGS,
      'Remove it, and have its owner choose the logs',
    ],
    [
      ['network', 'nodeEgress'],
      network?.nodeEgress === 'named',
      'Remove it: what nodes let out, their own security group says',
    ],
    [
      ['recovery', 'volumeSnapshots'],
      driver !== null && recovery.volumeSnapshots !== null,
      'Remove it, and have its owner take the snapshots: its EBS driver does not tag volumes for ours',
    ],
  ];
  return written
    .filter(([, isThere]) => isThere)
    .map(([path, , instead]) =>
      diagnostic(
        'model/existing-not-ours',
        { key: path.join('.'), instead },
        { path: [...path], target: 'key' },
      ),
    );
}

/** What ours would be told does not reach one of somebody else. */
function standing({ addons: charts }: Environment): readonly Diagnostic[] {
  const able = addons.filter(({ mayStand }) => mayStand).map(({ name }) => name);
  return Object.entries(charts).flatMap(([addon, { existing, version, values, capacity }]) => {
    if (existing === null) return [];
    const path = ['addons', addon];
    if (!able.some((name) => name === addon)) {
      const args = { addon, able: able.join(', ') };
      const where = { path: [...path, 'existing'], target: 'key' } as const;
      return [diagnostic('model/existing-addon-unable', args, where)];
    }
    const told = { version, values: Object.keys(values)[0] ?? null, capacity };
    return Object.entries(told)
      .filter(([, value]) => value !== null)
      .map(([key]) =>
        diagnostic(
          'model/existing-not-ours',
          {
            key: [...path, key].join('.'),
            instead: `Remove it, or remove addons.${addon}.existing to install ours`,
          },
          { path: [...path, key], target: 'key' },
        ),
      );
  });
}

/** Ours finds the VPC by its id or by this tag alone. */
function vpcName({ network, addons: charts }: Environment): readonly Diagnostic[] {
  const controller = 'aws-load-balancer-controller';
  const vpc = network?.existing?.vpc ?? null;
  const isInstalled = charts[controller]?.existing === null;
  // One without any tag is reported as such.
  if (
    vpc === null ||
    Object.keys(vpc.tags).length === 0 ||
    !isInstalled ||
    vpc.id !== null ||
    vpc.tags['Name'] !== undefined
  )
    return [];
  const where = { path: ['network', 'existing', 'vpc'], target: 'key' } as const;
  return [diagnostic('model/existing-vpc-name', { addon: controller }, where)];
}
