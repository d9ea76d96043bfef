// The steps with which an environment takes over from another one: promote, scale, switch names.
import { isReadOnly } from '../../model/data/database-engine.ts';
import { entranceHosts } from '../../model/edge/entrance-hosts.ts';
import { pathOf, prefixOf, regionalArn } from '../../model/naming/core.ts';
import { databaseIdentifier, globalClusterIdentifier } from '../../model/naming/data.ts';
import { code } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';

interface Step {
  readonly title: string;
  readonly commands: readonly string[];
  readonly after: string;
}

export function renderActivation(environment: Environment): readonly string[] {
  if (environment.recovery.activation === null) return [];
  const steps = [...promote(environment), ...scale(environment), ...switchNames(environment)];
  if (steps.length === 0) return [];
  return [
    'This environment waits to take over. The steps, in this order, are explained in [fail-over.md](../../../docs/how-to/fail-over.md).',
    ...steps.flatMap(({ title, commands, after }, index) => [
      '',
      `${index + 1}. ${title}`,
      '',
      '   ```shell',
      ...commands.map((line) => `   ${line}`),
      '   ```',
      '',
      `   ${after}`,
    ]),
  ];
}

function promote(environment: Environment): readonly Step[] {
  return sortedEntries(environment.databases).flatMap(([key, database]) => {
    const { secondaryOf } = database;
    if (secondaryOf === null || !isReadOnly(database)) return [];
    const cluster = databaseIdentifier(environment, key);
    return [
      {
        title: `Promote database ${code(key)}, which follows ${code(secondaryOf.database)} of ${code(secondaryOf.environment)}:`,
        commands: [
          `aws rds failover-global-cluster --region ${environment.aws.region} \\`,
          `  --global-cluster-identifier ${globalClusterIdentifier(secondaryOf.environment, secondaryOf.database)} \\`,
          `  --target-db-cluster-identifier ${regionalArn(environment, 'rds', `cluster:${cluster}`)} \\`,
          '  --allow-data-loss',
          `aws rds wait db-cluster-available --region ${environment.aws.region} --db-cluster-identifier ${cluster}`,
        ],
        after: `Then write ${code(`databases.${key}.secondaryOf.promoted: true`)} and the services that use it, run ${code(`npm run synth -- ${pathOf(environment)}`)} and merge.`,
      },
    ];
  });
}

function scale({ recovery, cluster, ...environment }: Environment): readonly Step[] {
  const counts = sortedEntries(recovery.activation?.nodeCounts ?? {});
  if (cluster === null || counts.length === 0) return [];
  const prefix = prefixOf({ recovery, cluster, ...environment });
  return [
    {
      title: 'Scale the nodes:',
      commands: counts.flatMap(([group, count]) => [
        `aws eks update-nodegroup-config --region ${environment.aws.region} --cluster-name ${cluster.name} \\`,
        `  --nodegroup-name ${prefix}-${group} \\`,
        `  --scaling-config minSize=${count},maxSize=${cluster.nodeGroups[group]?.max ?? count},desiredSize=${count}`,
      ]),
      after: `Then write ${counts.map(([group, count]) => code(`cluster.nodeGroups.${group}.min: ${count}`)).join(', ')}, or the next apply scales back.`,
    },
  ];
}

function switchNames({ edge }: Environment): readonly Step[] {
  const hosts = entranceHosts(edge).filter(({ failover }) => failover?.role === 'secondary');
  if (edge.zoneOf === null || hosts.length === 0) return [];
  const [system, name] = edge.zoneOf.split('/');
  return [
    {
      title: `Switch ${hosts.map(({ host }) => code(host)).join(', ')}. Route 53 does so by itself while the health check of ${code(edge.zoneOf)} fails and targets here are healthy. By hand:`,
      commands: [
        'aws resourcegroupstaggingapi get-resources --region us-east-1 \\',
        `  --resource-type-filters route53:healthcheck --tag-filters Key=System,Values=${system} Key=Environment,Values=${name}`,
        'aws route53 update-health-check --inverted --health-check-id <the last part of its ARN>',
        ...hosts.map(({ host }) => `dig +short ${host}`),
      ],
      after: 'Inverted, a check that passes counts as failed. `--no-inverted` takes it back.',
    },
  ];
}
