// What the design of the landing zone states about backups and the recovery region.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../src/model/cidr.ts';
import { networkOf } from '../../../src/model/parts.ts';
import { systemOf } from '../../support/system.ts';

const prod = systemOf('landing-zone/prod');
const standby = systemOf('landing-zone/prod-dr');
const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const hub = systemOf('landing-zone/network');
const shared = systemOf('landing-zone/shared-services');

type System = typeof prod;

const page = standby.text('README.md');
const guide = readFileSync('docs/how-to/fail-over.md', 'utf8');

/** Regions of the providers of a stack, by alias; the one without is `''`. */
function regionsOf({ terraform }: System, stack: string): Readonly<Record<string, string>> {
  // biome-ignore lint/suspicious/noExplicitAny: a block of Terraform
  const { provider } = terraform.stack(stack).document as any;
  const all: readonly { alias?: string; region: string }[] = provider.aws;
  return Object.fromEntries(all.map(({ alias = '', region }) => [alias, region]));
}

describe('landing-zone: backups', () => {
  it('are kept for 7 days (S1-DR-01)', () => {
    for (const { terraform } of [dev, staging, prod, standby]) {
      expect(terraform.one('aws_rds_cluster', 'main').backup_retention_period).toBe(7);
    }
    expect(prod.terraform.one('aws_backup_plan', 'stores').rule[0].lifecycle).toEqual({
      delete_after: 7,
    });
  });

  it('of production are made daily of Aurora, and copied to a vault of the other region (S1-DR-02, S1-DR-06, S1-DR-11)', () => {
    const { rule } = prod.terraform.one('aws_backup_plan', 'stores');
    const vault = prod.terraform.one('aws_backup_vault', 'stores-recovery');

    expect(rule).toHaveLength(1);
    expect(rule[0]).toMatchObject({
      schedule: 'cron(0 9 * * ? *)',
      copy_action: [{ destination_vault_arn: '${aws_backup_vault.stores-recovery.arn}' }],
    });
    expect(prod.terraform.one('aws_backup_selection', 'stores').resources).toEqual([
      'arn:aws:rds:us-west-2:555577779999:cluster:landing-zone-prod-main',
    ]);
    expect(vault.provider).toBe('aws.recovery');
    expect(regionsOf(prod, 'recovery')).toEqual({ '': 'us-west-2', recovery: 'us-east-1' });
    expect(prod.environment.deviations['recovery.backupPlan.copyRetentionDays']?.refs).toEqual([
      'F-S1-24',
    ]);
  });

  it('of Kubernetes go to S3 with Velero (S1-DR-05)', () => {
    const { configuration, schedules } = prod.values('velero');

    expect(prod.objects('Application').map(({ metadata }) => metadata.name)).toContain(
      'landing-zone-prod-velero',
    );
    expect(configuration.backupStorageLocation).toEqual([
      expect.objectContaining({ bucket: prod.terraform.one('aws_s3_bucket', 'backups').bucket }),
    ]);
    expect(schedules.cluster).toMatchObject({ disabled: false, schedule: '0 3 * * *' });
  });
});

describe('landing-zone: production', () => {
  it('is in us-west-2 (S1-DR-03)', () => {
    expect(prod.environment.aws.region).toBe('us-west-2');
    for (const stack of ['cluster', 'data', 'network']) {
      expect(regionsOf(prod, stack)['']).toBe('us-west-2');
    }
  });

  it('has the cluster, the writer and buckets with versions (S1-DR-04)', () => {
    const versions: Readonly<Record<string, { versioning_configuration: { status: string } }>> =
      prod.terraform.all('aws_s3_bucket_versioning');

    expect(prod.terraform.one('aws_eks_cluster', 'main').name).toBe('landing-zone-prod');
    expect(prod.terraform.one('aws_rds_cluster', 'main')).toMatchObject({
      engine: 'aurora-mysql',
      global_cluster_identifier: '${aws_rds_global_cluster.main.id}',
    });
    for (const key of ['assets', 'backups', 'data']) {
      expect(versions[key]?.versioning_configuration.status).toBe('Enabled');
    }
  });

  it('replicates every bucket to us-east-1 (S1-DR-10)', () => {
    const all = prod.terraform.all('aws_s3_bucket_replication_configuration');

    expect(Object.keys(all)).toEqual(['assets', 'backups', 'data']);
    for (const key of Object.keys(all)) {
      expect(all[key].rule).toEqual([
        expect.objectContaining({
          status: 'Enabled',
          destination: expect.objectContaining({
            bucket: `\${aws_s3_bucket.${key}-replica.arn}`,
          }),
        }),
      ]);
      expect(prod.terraform.one('aws_s3_bucket', `${key}-replica`).provider).toBe('aws.recovery');
    }
  });
});

describe('landing-zone: recovery region', () => {
  it('is us-east-1, in the account of production (S1-DR-07)', () => {
    for (const stack of ['cluster', 'data', 'network']) {
      expect(regionsOf(standby, stack)['']).toBe('us-east-1');
    }
    expect(standby.environment.aws.account).toBe(prod.environment.aws.account);
    expect(prod.environment.aws.recoveryRegion).toBe('us-east-1');
  });

  it('has a cluster of one node that can grow (S1-DR-08)', () => {
    expect(standby.terraform.list('aws_eks_cluster')).toHaveLength(1);
    expect(standby.terraform.one('aws_eks_node_group', 'system').scaling_config).toEqual({
      desired_size: 1,
      max_size: 6,
      min_size: 1,
    });
    expect(standby.environment.deviations['cluster.nodeGroups.system.min']?.refs).toEqual([
      'F-S1-21',
    ]);
  });

  it('follows the database of production (S1-DR-09)', () => {
    const follower = standby.terraform.one('aws_rds_cluster', 'main');
    const global = prod.terraform.one('aws_rds_global_cluster', 'main');

    expect(follower).toMatchObject({
      engine: 'aurora-mysql',
      source_region: 'us-west-2',
      global_cluster_identifier: global.global_cluster_identifier,
    });
    expect(follower.master_username).toBeUndefined();
    expect(standby.terraform.list('aws_rds_cluster_instance')).toHaveLength(1);
    expect(prod.environment.deviations['databases.main.global']?.refs).toEqual(['F-S1-23']);
  });

  it('has addresses that no other network has (S1-DR-15)', () => {
    const { cidr } = networkOf(standby.environment);

    for (const { environment } of [dev, staging, prod, hub, shared]) {
      expect(overlaps(cidr, networkOf(environment).cidr)).toBe(false);
    }
    expect(standby.terraform.list('aws_vpc').map((vpc) => vpc.cidr_block)).toEqual([cidr]);
    expect(standby.environment.deviations['network.cidr']?.refs).toEqual(['F-S1-10']);
  });

  it('says what arrives in it (S1-DR-10, S1-DR-11)', () => {
    expect(page).toContain('stack recovery of landing-zone/prod sends them');
  });

  it('says how its database is promoted (S1-DR-12)', () => {
    expect(page).toContain(
      '1. Promote database `main`, which follows `main` of `landing-zone/prod`',
    );
    expect(page).toContain('aws rds failover-global-cluster --region us-east-1');
    expect(page).toContain('--global-cluster-identifier landing-zone-prod-main');
    expect(guide).toContain('1. **Promote the database.**');
  });

  it('says how its nodes are scaled, to as many as production has (S1-DR-13)', () => {
    const { min } = prod.environment.cluster?.nodeGroups['system'] ?? {};

    expect(standby.environment.recovery.activation?.nodeCounts).toEqual({ system: min });
    expect(page).toContain('2. Scale the nodes');
    expect(page).toContain(`--scaling-config minSize=${min},maxSize=6,desiredSize=${min}`);
    expect(guide).toContain('2. **Scale the nodes**');
  });

  it('answers in the name of production when that fails, and says how to switch by hand (S1-DR-14)', () => {
    const primary = prod.terraform.one('aws_route53_record', 'distribution-main');
    const secondary = standby.terraform.one('aws_route53_record', 'load-balancer-main');

    expect(secondary.failover_routing_policy).toEqual({ type: 'SECONDARY' });
    expect(secondary.name).toBe(primary.name);
    expect(primary.failover_routing_policy).toEqual({ type: 'PRIMARY' });
    expect(primary.health_check_id).toBe('${aws_route53_health_check.distribution-main.id}');
    expect(page).toContain('3. Switch `app.landingzone.dev`');
  });
});
