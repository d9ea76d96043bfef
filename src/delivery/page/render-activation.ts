// The steps with which an environment takes over from another one: promote, scale, switch names.
import { manual } from '../../diagnostics/typed.ts';
import type { Step } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { entranceHosts } from '../../model/edge/entrance-hosts.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { code } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function renderActivation(environment: Environment): readonly string[] {
  if (environment.recovery.activation === null) return [];
  const steps = [
    ...everyKind.flatMap(({ page }) => page?.activation?.(environment) ?? []),
    ...scale(environment),
    ...switchNames(environment),
  ];
  if (steps.length === 0) return [];
  return [
    `This environment waits to take over. The steps, in this order, are explained in \`${manual('how-to/fail-over.md')}\`.`,
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
