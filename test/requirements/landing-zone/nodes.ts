// Clusters, their nodes, how these are bought and when they run, and what makes more of them or of pods.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { dev, everywhere, ofClusters, ofWorkloads, prod, staging, times } from './environments.ts';

const group = ({ terraform }: Output, path: string) =>
  terraform('cluster', `aws_eks_node_group.*.${path}`);
const pool = ({ kubernetes }: Output, name: string, path: string) =>
  kubernetes(`node-pools/nodepool-${name}`, `spec.${path}`);
const required = (output: Output, name: string, key: string) =>
  pool(output, name, `template.spec.requirements[key=${key}].values`);
const capacityOf = (output: Output, name: string) =>
  required(output, name, 'karpenter.sh/capacity-type');
const typesOf = (output: Output, name: string) =>
  required(output, name, 'node.kubernetes.io/instance-type');

/** Limits of the CPUs of all pools; a node of each type that is used here has 2 or 4. */
const limits = (output: Output, ...cpus: readonly string[]) =>
  pool(output, '*', 'limits.cpu').are(...cpus);

const nodesFrom = (output: Output, least: number) =>
  group(output, 'scaling_config.min_size').are(least);
const groupMost = (output: Output, most: number) =>
  group(output, 'scaling_config.max_size').are(most);

const schedule = ({ terraform }: Output, moment: string, key: string) =>
  terraform('cluster', `aws_autoscaling_schedule.system-${moment}.${key}`);
const hours = ({ kubernetes }: Output, moment: string, path: string) =>
  kubernetes(`node-hours/cronjob-node-hours-${moment}`, `spec.${path}`);
const limitsAt = (output: Output, moment: string) =>
  hours(
    output,
    moment,
    'jobTemplate.spec.template.spec.containers[name=limit].env[name=LIMITS].value',
  );

/** Nodes stop in the evening of each day and start in the morning of a working day. */
const nodeHours = (output: Output, stopped: string, started: string) =>
  [
    schedule(output, 'stop', 'recurrence').is('0 18 * * *'),
    schedule(output, 'stop', 'max_size').is(0),
    schedule(output, 'start', 'recurrence').is('0 8 * * 1,2,3,4,5'),
    output
      .terraform('cluster', 'aws_autoscaling_schedule.*.time_zone')
      .are('America/Los_Angeles', 'America/Los_Angeles'),
    output
      .terraform('cluster', 'aws_autoscaling_schedule.*.autoscaling_group_name')
      .are(...times(2, '${aws_eks_node_group.system.resources[0].autoscaling_groups[0].name}')),
    hours(output, 'stop', 'schedule').is('45 17 * * *'),
    hours(output, 'start', 'schedule').is('0 8 * * 1,2,3,4,5'),
    hours(output, '*', 'timeZone').are('America/Los_Angeles', 'America/Los_Angeles'),
    limitsAt(output, 'stop').is(stopped),
    limitsAt(output, 'start').is(started),
  ] as const;

const devSpot = [
  capacityOf(dev, 'application').is(['spot']),
  capacityOf(dev, 'batch').is(['spot']),
  limits(dev, '10', '4'),
  group(dev, 'capacity_type').are('ON_DEMAND'),
  groupMost(dev, 3),
] as const;

const stagingSpot = [
  capacityOf(staging, 'application-spot').is(['spot']),
  capacityOf(staging, 'batch').is(['spot']),
  pool(staging, 'application-spot', 'limits.cpu').is('10'),
  pool(staging, 'batch', 'limits.cpu').is('4'),
  staging.deviates('cluster.capacity'),
] as const;

export const nodes: Rows = {
  'S1-CMP-01': row(
    'development: 7 of 10 nodes are spot, 3 on demand',
    dev.terraform('cluster', 'aws_eks_cluster.main.name').is('landing-zone-dev'),
    ...devSpot,
  ),
  'S1-CMP-02': row(
    'development: t3.medium, spot for all but the system',
    group(dev, 'instance_types').are(['t3.medium']),
    typesOf(dev, '*').are(['t3.medium'], ['t3.medium']),
    capacityOf(dev, '*').are(['spot'], ['spot']),
  ),
  'S1-CMP-03': row(
    'development: nodes shut down by themselves',
    ...nodeHours(dev, 'application=0 batch=0', 'application=10 batch=4'),
    hours(
      dev,
      'stop',
      'jobTemplate.spec.template.spec.containers[name=limit].env[name=EMPTIED].value',
    ).is('application batch'),
    dev
      .kubernetes('node-hours/configmap-node-hours', 'data."limit.sh"')
      .includes('--request PATCH', '$api/nodepools/', '--request DELETE "$api/nodeclaims'),
  ),
  'S1-CMP-04': row(
    'development: 1 to 10 nodes',
    nodesFrom(dev, 1),
    groupMost(dev, 3),
    typesOf(dev, '*').are(['t3.medium'], ['t3.medium']),
    limits(dev, '10', '4'),
  ),
  'S1-CMP-05': row(
    'staging: half spot as far as whole nodes allow, the rest on demand',
    staging.terraform('cluster', 'aws_eks_cluster.main.name').is('landing-zone-staging'),
    ...stagingSpot,
    capacityOf(staging, 'application').is(['on-demand']),
    pool(staging, 'application', 'limits.cpu').is('10'),
    group(staging, 'capacity_type').are('ON_DEMAND'),
    groupMost(staging, 3),
    staging.documented('| Spot | spot | 50 % | 7 | 46.7 % |'),
    staging.documented('| Reserved Instances, bought by hand | on demand | 30 % | 5 | 33.3 % |'),
    staging.documented('| On demand | on demand | 20 % | 3 | 20 % |'),
    staging.deviates('cost.commitments.reserved-instances'),
  ),
  'S1-CMP-06': row(
    'staging: t3.large, bought in both ways',
    group(staging, 'instance_types').are(['t3.large']),
    typesOf(staging, '*').are(...times(3, ['t3.large'])),
    capacityOf(staging, '*').are(['on-demand'], ['spot'], ['spot']),
  ),
  'S1-CMP-07': row(
    'staging: in business hours only',
    ...nodeHours(
      staging,
      'application=0 application-spot=0 batch=0',
      'application=10 application-spot=10 batch=4',
    ),
  ),
  'S1-CMP-08': row(
    'staging: 2 to 15 nodes',
    nodesFrom(staging, 2),
    groupMost(staging, 3),
    typesOf(staging, '*').are(...times(3, ['t3.large'])),
    limits(staging, '10', '10', '4'),
  ),
  'S1-CMP-09': row(
    'production: nodes run on demand; commitments pay for them',
    prod.terraform('cluster', 'aws_eks_cluster.main.name').is('landing-zone-prod'),
    group(prod, 'capacity_type').are('ON_DEMAND'),
    capacityOf(prod, 'application').is(['on-demand']),
    prod.documented('| Reserved Instances, bought by hand | on demand | 60 % | 18 | 60 % |'),
    prod.documented('| Savings Plans, bought by hand | on demand | 30 % | 9 | 30 % |'),
    prod.documented('| On demand | on demand | 10 % | 3 | 10 % |'),
    prod.deviates('cost.commitments'),
  ),
  'S1-CMP-10': row(
    'production: spot for batch work alone, outside of the shares',
    capacityOf(prod, '*').are(['on-demand'], ['spot']),
    capacityOf(prod, 'batch').is(['spot']),
    pool(prod, 'batch', 'limits.cpu').is('8'),
    prod.deviates('cluster.capacity.outside'),
  ),
  'S1-CMP-11': row(
    'production: m5.xlarge, which Karpenter makes',
    group(prod, 'instance_types').are(['m5.xlarge']),
    typesOf(prod, '*').are(['m5.xlarge'], ['m5.xlarge']),
    prod
      .kubernetes('node-pools/nodepool-*', 'spec.template.spec.nodeClassRef.name')
      .are('application', 'batch'),
    prod.values('karpenter', 'settings.clusterName').is('landing-zone-prod'),
    prod.documented(
      'To buy by hand: `reserved-instances` for EKS nodes, Reserved Instances, 60% of it, 3 years',
    ),
  ),
  'S1-CMP-12': row(
    'production: 3 to 30 nodes',
    nodesFrom(prod, 3),
    groupMost(prod, 6),
    typesOf(prod, '*').are(['m5.xlarge'], ['m5.xlarge']),
    limits(prod, '88', '8'),
  ),
  'S1-CMP-13': row(
    'one cluster in each workload account, whose control plane EKS runs',
    everywhere
      .terraform('cluster', 'aws_eks_cluster.*.name')
      .are('landing-zone-dev', 'landing-zone-staging', 'landing-zone-prod', 'landing-zone-prod-dr'),
    everywhere
      .terraform('cluster', 'aws_eks_cluster.main.enabled_cluster_log_types')
      .includes('api', 'controllerManager', 'scheduler'),
    everywhere
      .terraform('cluster', 'aws_eks_node_group.*.cluster_name')
      .are(...times(4, '${aws_eks_cluster.main.name}')),
  ),
  'S1-CMP-14': row(
    'three nodes for the system in production, on demand and reserved',
    prod.terraform('cluster', 'aws_eks_node_group.system.scaling_config.min_size').is(3),
    nodesFrom(prod, 3),
    ...ofClusters(({ terraform }) =>
      terraform('cluster', 'aws_eks_node_group.system.labels.role').is('system'),
    ),
    ...ofClusters(({ terraform }) =>
      terraform('cluster', 'aws_eks_node_group.system.capacity_type').is('ON_DEMAND'),
    ),
    ...ofClusters(({ terraform }) =>
      terraform('cluster', 'aws_eks_node_group.system.taint[key=CriticalAddonsOnly].effect').are(
        'NO_SCHEDULE',
      ),
    ),
    prod.documented('To buy by hand: `reserved-instances` for EKS nodes'),
    dev.deviates('cluster.nodePools'),
  ),
  'S1-CMP-15': row(
    'nodes for applications: spot and on demand in staging, one of both elsewhere',
    ...ofClusters((output) =>
      pool(output, 'application', 'template.metadata.labels.role').is('application'),
    ),
    ...ofClusters((output) => pool(output, 'application', 'template.spec.taints').absent()),
    capacityOf(staging, 'application').is(['on-demand']),
    capacityOf(staging, 'application-spot').is(['spot']),
    pool(staging, 'application-spot', 'template.metadata.labels.role').is('application'),
    capacityOf(dev, 'application').is(['spot']),
    capacityOf(prod, 'application').is(['on-demand']),
    prod.deviates('cluster.nodePools'),
  ),
  'S1-CMP-16': row(
    'two spot nodes for batch work, which nothing else uses',
    ...ofClusters((output) => capacityOf(output, 'batch').is(['spot'])),
    ...ofClusters((output) => pool(output, 'batch', 'template.metadata.labels.role').is('batch')),
    ...ofClusters((output) =>
      pool(output, 'batch', 'template.spec.taints[key=batch].effect').are('NoSchedule'),
    ),
    pool(dev, 'batch', 'limits.cpu').is('4'),
    pool(staging, 'batch', 'limits.cpu').is('4'),
    pool(prod, 'batch', 'limits.cpu').is('8'),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/deployment-jobs', 'spec.template.spec.tolerations[key=batch].effect').are(
        'NoSchedule',
      ),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('web/deployment-web', 'spec.template.spec.tolerations').absent(),
    ),
  ),
  'S1-CMP-17': row(
    'Karpenter makes the nodes of applications and of batch work',
    pool(dev, '*', 'template.spec.nodeClassRef.name').are('application', 'batch'),
    pool(prod, '*', 'template.spec.nodeClassRef.name').are('application', 'batch'),
    pool(staging, '*', 'template.spec.nodeClassRef.name').are(
      'application',
      'application-spot',
      'batch',
    ),
    everywhere.terraform('cluster', 'aws_eks_node_group.*.labels.role').are(...times(4, 'system')),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('node-pools/ec2nodeclass-application', 'spec.subnetSelectorTerms[0].tags.Tier').is(
        'private',
      ),
    ),
    everywhere
      .terraform('cluster', 'aws_eks_access_entry.karpenter_nodes.principal_arn')
      .are(...times(4, '${aws_iam_role.karpenter-nodes.arn}')),
  ),
  'S1-COST-20': row('development: 70 % spot', ...devSpot),
  'S1-COST-21': row('staging: 50 % spot, as far as whole nodes allow', ...stagingSpot),
};
