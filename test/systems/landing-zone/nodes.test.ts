// What the design of the landing zone states about nodes: how many, how they are bought, and when they run.
import { describe, expect, it } from 'vitest';
import { clusterOf } from '../../../src/model/parts.ts';
import { systemOf } from '../../support/system.ts';

const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const workloads = [dev, staging, prod];

type System = typeof prod;

interface Requirement {
  readonly key: string;
  readonly values: readonly string[];
}

function required({ object }: System, pool: string, key: string): readonly string[] | undefined {
  const { requirements } = object('NodePool', pool).spec.template.spec;
  return (requirements as readonly Requirement[]).find((each) => each.key === key)?.values;
}

const capacityOf = (system: System, pool: string) =>
  required(system, pool, 'karpenter.sh/capacity-type');

const poolNames = ({ objects }: System): readonly string[] =>
  objects('NodePool').map(({ metadata }) => metadata.name);

/** CPUs of one node of the only type that an environment has. */
const CPUS = { 't3.medium': 2, 't3.large': 2, 'm5.xlarge': 4 };
type Type = keyof typeof CPUS;

/** Most nodes, by what bounds them in AWS and in Karpenter. */
function mostNodes(system: System, type: Type) {
  const counts = { spot: 0, 'on-demand': 0 };
  for (const group of system.terraform.list('aws_eks_node_group')) {
    const capacity = group.capacity_type === 'SPOT' ? 'spot' : 'on-demand';
    counts[capacity] += group.scaling_config.max_size;
  }
  for (const { metadata, spec } of system.objects('NodePool')) {
    const [capacity] = capacityOf(system, metadata.name) ?? [];
    counts[capacity === 'spot' ? 'spot' : 'on-demand'] += Number(spec.limits.cpu) / CPUS[type];
  }
  return counts;
}

function fewestNodes({ terraform }: System): number {
  return terraform
    .list('aws_eks_node_group')
    .reduce((sum, { scaling_config: { min_size } }) => sum + min_size, 0);
}

function typesOf(system: System): ReadonlySet<string> {
  return new Set([
    ...system.terraform.list('aws_eks_node_group').flatMap(({ instance_types }) => instance_types),
    ...poolNames(system).flatMap(
      (pool) => required(system, pool, 'node.kubernetes.io/instance-type') ?? [],
    ),
  ]);
}

describe('landing-zone: nodes', () => {
  it('of development are 70 % spot and 30 % on demand (S1-CMP-01, S1-COST-20)', () => {
    expect(mostNodes(dev, 't3.medium')).toEqual({ spot: 7, 'on-demand': 3 });
  });

  it('of staging are half spot, as whole nodes allow (S1-CMP-05, S1-COST-21)', () => {
    expect(mostNodes(staging, 't3.large')).toEqual({ spot: 7, 'on-demand': 8 });
    expect(staging.environment.cluster?.capacity?.shares).toMatchObject({
      spot: 50,
      reserved: 30,
      onDemand: 20,
    });
    expect(staging.environment.deviations['cluster.capacity']?.refs).toEqual(['F-S1-13']);
    expect(staging.text('README.md')).toContain('46.7 %');
  });

  it('of production are on demand, and bought as reserved and with Savings Plans (S1-CMP-09)', () => {
    const { commitments = {} } = prod.environment.cost ?? {};

    expect(
      prod.terraform.list('aws_eks_node_group').map(({ capacity_type }) => capacity_type),
    ).toEqual(['ON_DEMAND']);
    expect(capacityOf(prod, 'application')).toEqual(['on-demand']);
    expect(prod.environment.cluster?.capacity?.shares).toMatchObject({
      spot: 0,
      reserved: 60,
      savingsPlan: 30,
      onDemand: 10,
    });
    expect(Object.values(commitments).map(({ sharePercent }) => sharePercent)).toEqual([60, 30]);
    expect(prod.environment.deviations['cost.commitments']?.refs).toEqual(['F-S1-06']);
  });

  it('of production are spot only for batch work (S1-CMP-10)', () => {
    expect(poolNames(prod).filter((pool) => capacityOf(prod, pool)?.includes('spot'))).toEqual([
      'batch',
    ]);
    expect(prod.environment.deviations['cluster.capacity.outside']?.refs).toEqual(['F-S1-01']);
  });

  it.each([
    ['S1-CMP-02', dev, 't3.medium'],
    ['S1-CMP-06', staging, 't3.large'],
    ['S1-CMP-11', prod, 'm5.xlarge'],
  ])('%s: have one type', (_, system, type) => {
    expect([...typesOf(system)]).toEqual([type]);
  });

  it('of staging are bought in both ways (S1-CMP-06)', () => {
    const ways = new Set(poolNames(staging).flatMap((pool) => capacityOf(staging, pool) ?? []));

    expect([...ways].sort()).toEqual(['on-demand', 'spot']);
  });

  it.each([
    ['S1-CMP-04', dev, 't3.medium', { fewest: 1, most: 10 }],
    ['S1-CMP-08', staging, 't3.large', { fewest: 2, most: 15 }],
    ['S1-CMP-12', prod, 'm5.xlarge', { fewest: 3, most: 30 }],
  ] as const)('%s: grow as the cost table says', (_, system, type, { fewest, most }) => {
    const { spot, 'on-demand': onDemand } = mostNodes(system, type);

    expect(fewestNodes(system)).toBe(fewest);
    expect(spot + onDemand).toBe(most);
  });
});

describe('landing-zone: hours', () => {
  it.each([
    ['S1-CMP-03, S1-COST-24', dev],
    ['S1-CMP-07, S1-COST-24', staging],
  ])('%s: nodes and database stop in the evening and start in the morning', (_, system) => {
    const { terraform, object } = system;
    const group = (moment: string) => terraform.one('aws_autoscaling_schedule', `system-${moment}`);
    const database = (moment: string) =>
      terraform.one('aws_scheduler_schedule', `database-main-${moment}`);

    expect(group('stop')).toMatchObject({ recurrence: '0 18 * * *', max_size: 0 });
    expect(group('start').recurrence).toBe('0 8 * * 1,2,3,4,5');
    expect(group('start').min_size).toBe(fewestNodes(system));
    expect(database('stop').target.arn).toContain('rds:stopDBCluster');
    expect(database('start').target.arn).toContain('rds:startDBCluster');
    expect(object('CronJob', 'node-hours-stop').spec).toMatchObject({
      schedule: '45 17 * * *',
      timeZone: 'America/Los_Angeles',
    });
    expect(object('CronJob', 'node-hours-start').spec.schedule).toBe('0 8 * * 1,2,3,4,5');
    expect(system.environment.deviations['schedule']?.refs).toContain('F-S1-12');
  });

  it('are none in production', () => {
    expect(prod.terraform.list('aws_autoscaling_schedule')).toEqual([]);
    expect(prod.objects('CronJob')).toEqual([]);
  });
});

describe('landing-zone: clusters', () => {
  it('are one in each workload account, run by EKS (S1-CMP-13)', () => {
    const names = workloads.map(({ terraform }) => terraform.one('aws_eks_cluster', 'main').name);

    expect(names).toEqual(['landing-zone-dev', 'landing-zone-staging', 'landing-zone-prod']);
    for (const { terraform } of workloads) {
      expect(terraform.list('aws_eks_cluster')).toHaveLength(1);
    }
  });

  it('have nodes for the system, which others keep away from (S1-CMP-14)', () => {
    for (const { terraform } of workloads) {
      const { labels, taint } = terraform.one('aws_eks_node_group', 'system');
      expect(labels).toEqual({ role: 'system' });
      expect(taint).toEqual([{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NO_SCHEDULE' }]);
    }
    expect(prod.terraform.one('aws_eks_node_group', 'system').scaling_config.desired_size).toBe(3);
  });

  it('have nodes for applications (S1-CMP-15)', () => {
    for (const { object, environment } of workloads) {
      const { metadata, spec } = object('NodePool', 'application').spec.template;
      expect(metadata.labels).toEqual({ role: 'application' });
      expect(spec.taints).toBeUndefined();
      expect(environment.deviations['cluster.nodePools']?.refs).toContain('F-S1-14');
    }
  });

  it('have two spot nodes for batch work, which jobs may use (S1-CMP-16)', () => {
    for (const system of workloads) {
      const { metadata, spec } = system.object('NodePool', 'batch').spec.template;
      expect(metadata.labels).toEqual({ role: 'batch' });
      expect(spec.taints).toEqual([{ key: 'batch', value: 'true', effect: 'NoSchedule' }]);
      expect(capacityOf(system, 'batch')).toEqual(['spot']);
      expect(clusterOf(system.environment).nodePools['batch']?.maxNodes).toBe(2);
      const { tolerations, affinity } = system.object('Deployment', 'jobs').spec.template.spec;
      expect(tolerations).toEqual([
        { key: 'batch', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
      ]);
      expect(JSON.stringify(affinity)).toContain('"karpenter.sh/capacity-type"');
      expect(system.object('Deployment', 'web').spec.template.spec.tolerations).toBeUndefined();
    }
  });

  it('get nodes for applications and batch work from Karpenter (S1-CMP-11, S1-CMP-17)', () => {
    expect(poolNames(dev)).toEqual(['application', 'batch']);
    expect(poolNames(prod)).toEqual(['application', 'batch']);
    expect(poolNames(staging)).toEqual(['application', 'application-spot', 'batch']);
  });
});

describe('landing-zone: scaling', () => {
  it('makes nodes when pods wait, and packs them (S1-ASC-01)', () => {
    for (const { objects, values } of workloads) {
      expect(values('karpenter').settings.clusterName).toMatch(/^landing-zone-/);
      for (const { spec } of objects('NodePool')) {
        expect(spec.disruption.consolidationPolicy).toBe('WhenEmptyOrUnderutilized');
      }
    }
  });

  it('follows CPU and memory (S1-ASC-02)', () => {
    for (const { objects } of workloads) {
      const all = objects('HorizontalPodAutoscaler');
      expect(all.map(({ metadata }) => metadata.name)).toEqual(['web']);
      for (const { spec } of all) {
        const metrics: readonly { resource: { name: string } }[] = spec.metrics;
        expect(metrics.map(({ resource }) => resource.name)).toEqual(['cpu', 'memory']);
      }
    }
  });

  it('recommends sizes of pods that an autoscaler measures (S1-ASC-03)', () => {
    for (const { object, values, environment } of workloads) {
      const { targetRef, updatePolicy } = object('VerticalPodAutoscaler', 'web').spec;
      expect(targetRef.name).toBe('web');
      expect(updatePolicy.updateMode).toBe('Off');
      expect(values('vertical-pod-autoscaler').recommender.enabled).toBe(true);
      expect(environment.deviations['services.web.rightSizing']?.refs).toEqual(['F-S1-08']);
    }
  });

  it('follows the backlog, which Prometheus reads from the workers (S1-ASC-04)', () => {
    for (const { object, values } of workloads) {
      const triggers: readonly { type: string; name?: string }[] = object('ScaledObject', 'jobs')
        .spec.triggers;
      expect(triggers.find(({ name }) => name === 'backlog')?.type).toBe('prometheus');
      expect(object('ServiceMonitor', 'jobs').spec.endpoints[0].path).toBe('/metrics');
      expect(values('keda')).toBeDefined();
    }
  });

  it('moves the group of the system by the Cluster Autoscaler alone (S1-ASC-05)', () => {
    for (const { terraform, values } of workloads) {
      const { clusterName } = values('cluster-autoscaler').autoDiscovery;
      const { condition } = terraform.policy('addon-cluster-autoscaler')['Scale'];
      expect(clusterName).toBe(terraform.one('aws_eks_cluster', 'main').name);
      expect(condition[0].variable).toBe(
        `aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`,
      );
      expect(Object.keys(terraform.all('aws_eks_node_group'))).toEqual(['system']);
    }
  });

  it('states in which order it saves (S1-ASC-06)', () => {
    for (const { text } of workloads) {
      expect(text('README.md')).toContain(
        'Spot, then Karpenter, then the Cluster Autoscaler, then HPA, then KEDA',
      );
    }
  });
});
