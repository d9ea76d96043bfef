// What the design of the commerce platform states about its cluster, its stores and what they cost.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const prod = systemOf('commerce/prod');
const dev = systemOf('commerce/dev');
const both = [
  ['prod', prod],
  ['dev', dev],
] as const;

function topicsOf({ environment }: typeof prod): readonly string[] {
  return Object.keys(environment.kafka['main']?.topics ?? {}).sort();
}

describe.each(both)('commerce/%s: cluster', (_, { environment, terraform, object, values }) => {
  const onDemand = terraform.one('aws_eks_node_group', 'on-demand');
  const spot = terraform.one('aws_eks_node_group', 'spot');

  it('has its control plane in subnets of its own (S4-CMP-01)', () => {
    const { vpc_config } = terraform.one('aws_eks_cluster', 'main');

    expect(JSON.stringify(vpc_config)).toContain('[\\"controlplane\\"]');
  });

  it('has nodes in private subnets of three zones (S4-CMP-02, S4-PRIN-04)', () => {
    expect(onDemand.subnet_ids).toHaveLength(3);
    expect(spot.subnet_ids.every((id: string) => id.includes('["private"]'))).toBe(true);
  });

  it('has on-demand and spot nodes (S4-CMP-03, S4-CMP-04, S4-DD-04, S4-GOAL-06)', () => {
    expect([onDemand.capacity_type, spot.capacity_type]).toEqual(['ON_DEMAND', 'SPOT']);
  });

  it('is 30 % on-demand and 70 % spot at its largest (S4-DD-05, S4-DD-06)', () => {
    const sizes = [onDemand, spot].map(({ scaling_config }) => scaling_config.max_size);
    const [stable = 0, flexible = 0] = sizes;

    expect(stable / (stable + flexible)).toBeCloseTo(0.3);
    expect(environment.deviations['cluster.nodeGroups']?.refs).toContain('F-S4-20');
  });

  it('keeps consumers on on-demand nodes and lets APIs run on spot nodes (S4-DD-05, S4-DD-06, S4-DD-08)', () => {
    const podOf = (name: string) => object('Deployment', name).spec.template.spec;
    const [taint] = spot.taint;

    expect(taint).toEqual({ key: 'spot', value: 'true', effect: 'NO_SCHEDULE' });
    expect(podOf('event-consumers').nodeSelector).toEqual({
      'eks.amazonaws.com/capacityType': 'ON_DEMAND',
    });
    expect(podOf('event-consumers').tolerations).toBeUndefined();
    for (const api of ['api-gateway', 'auth-service', 'order-service', 'user-service']) {
      expect(podOf(api).tolerations).toMatchObject([{ key: 'spot', effect: 'NoSchedule' }]);
    }
  });

  it('has its EKS add-ons (S4-ADD-02, S4-ADD-03, S4-ADD-04)', () => {
    expect(Object.keys(terraform.all('aws_eks_addon')).sort()).toEqual([
      'aws-ebs-csi-driver',
      'coredns',
      'kube-proxy',
      'vpc-cni',
    ]);
  });

  it('enforces network policies (S4-TECH-09)', () => {
    expect(terraform.one('aws_eks_addon', 'vpc-cni').configuration_values).toContain(
      '"enableNetworkPolicy":"true"',
    );
  });

  it('scales nodes with the Cluster Autoscaler (S4-DD-11, S4-GOAL-02)', () => {
    expect(values('cluster-autoscaler')).toBeDefined();
    expect(Object.keys(environment.addons)).not.toContain('karpenter');
    expect(environment.deviations['addons.cluster-autoscaler']?.refs).toEqual(['F-S4-27']);
  });

  it('lets nodes pull images, and gives pods roles of their own (S4-CI-04, S4-TECH-07)', () => {
    const attachments: readonly { policy_arn: string }[] = terraform.list(
      'aws_iam_role_policy_attachment',
    );

    expect(attachments.map(({ policy_arn }) => policy_arn).join()).toContain(
      'AmazonEC2ContainerRegistryPullOnly',
    );
    expect(terraform.list('aws_eks_cluster')).toHaveLength(1);
    expect(terraform.one('aws_iam_openid_connect_provider', 'main').client_id_list).toEqual([
      'sts.amazonaws.com',
    ]);
  });
});

describe('commerce: Kafka', () => {
  it('has 3 brokers in 3 zones in production (S4-MSG-01, S4-DD-02)', () => {
    const kafka = prod.terraform.one('aws_msk_cluster', 'main');

    expect(kafka.number_of_broker_nodes).toBe(3);
    expect(kafka.broker_node_group_info.client_subnets).toContain('subnet_ids["data"]');
    expect(prod.environment.aws.zones).toHaveLength(3);
    expect(prod.environment.cost?.rows['amazon-msk']).toMatchObject({ monthly: 400, peak: 600 });
  });

  it('has 2 brokers in 2 zones in development (S4-MSG-02, S4-DD-03)', () => {
    const kafka = dev.terraform.one('aws_msk_cluster', 'main');

    expect(kafka.number_of_broker_nodes).toBe(2);
    expect(kafka.broker_node_group_info.client_subnets).toHaveLength(2);
    expect(dev.terraform.one('aws_msk_configuration', 'main').server_properties).toContain(
      'default.replication.factor=2\nmin.insync.replicas=1\n',
    );
    expect(dev.environment.deviations['kafka.main.brokers']?.refs).toContain('F-S4-01');
  });

  it.each(both)('exports JMX metrics from %s (S4-MSG-05, S4-OBS-12)', (_, system) => {
    const { open_monitoring } = system.terraform.one('aws_msk_cluster', 'main');

    expect(open_monitoring.prometheus.jmx_exporter.enabled_in_broker).toBe(true);
    expect(system.environment.deviations['kafka.main.monitoring']?.refs).toEqual(['F-S4-23']);
  });

  it.each(both)('has the four topics in %s (S4-MSG-03, S4-FLOW-09)', (_, system) => {
    expect(topicsOf(system)).toEqual(['events', 'notifications', 'orders', 'users']);
    expect(system.environment.deviations['kafka.main.topics']?.refs).toContain('F-S4-15');
  });

  it.each(both)('gives consumers of %s their group (S4-MSG-04)', (_, { object }) => {
    expect(object('ConfigMap', 'event-consumers').data['KAFKA_GROUP_ID']).toContain(
      'event-consumers',
    );
  });
});

describe('commerce: database', () => {
  const cluster = prod.terraform.one('aws_rds_cluster', 'main');
  const instance = dev.terraform.one('aws_db_instance', 'main');

  it('is an Aurora cluster of a writer and a reader in two zones (S4-DATA-01, S4-DD-14)', () => {
    const members: readonly { availability_zone: string }[] = prod.terraform.list(
      'aws_rds_cluster_instance',
    );

    expect(cluster.engine).toBe('aurora-postgresql');
    expect(new Set(members.map((member) => member.availability_zone)).size).toBe(2);
    expect(members).toHaveLength(2);
  });

  it('is a single RDS instance in development (S4-DATA-02, S4-DD-15)', () => {
    expect(instance).toMatchObject({ engine: 'postgres', multi_az: false });
    expect(instance.instance_class).toBe('db.t4g.medium');
  });

  it('is backed up daily (S4-DATA-03)', () => {
    expect(cluster.backup_retention_period).toBe(30);
    expect(instance.backup_retention_period).toBe(7);
  });

  it('is encrypted with our key (S4-DATA-04, S4-PRIN-05)', () => {
    for (const each of [cluster, instance]) {
      expect(each.storage_encrypted).toBe(true);
      expect(each.kms_key_id).toContain('key_arns["data"]');
    }
    const { encryption_in_transit } = prod.terraform.one('aws_msk_cluster', 'main').encryption_info;
    expect(encryption_in_transit).toEqual({ client_broker: 'TLS', in_cluster: true });
  });

  it('is spread over zones with everything else of production (S4-GOAL-01)', () => {
    expect(prod.environment.aws.zones).toHaveLength(3);
    expect(prod.environment.network?.nat).toBe('perZone');
  });

  it('has no disaster recovery that nobody asked for (S4-DR-01)', () => {
    expect(prod.environment.recovery.objectives).toBeNull();
    expect(prod.environment.aws.recoveryRegion).toBeNull();
  });
});
