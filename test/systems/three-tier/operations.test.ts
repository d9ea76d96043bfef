// What the design of the three-tier application states about security, recovery, cost and delivery.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, text } = systemOf('three-tier/prod');
const page = text('README.md');

describe('three-tier: security', () => {
  it('encrypts at rest and in transit everywhere (S2-SEC-01, S2-SEC-06)', () => {
    const templates: readonly {
      block_device_mappings: readonly { ebs: { encrypted: string } }[];
    }[] = terraform.list('aws_launch_template');

    expect(terraform.one('aws_elasticache_replication_group', 'main')).toMatchObject({
      at_rest_encryption_enabled: 'true',
      transit_encryption_enabled: true,
    });
    expect(templates.every((each) => each.block_device_mappings[0]?.ebs.encrypted === 'true')).toBe(
      true,
    );
    expect(terraform.one('aws_db_parameter_group', 'database-main').parameter).toContainEqual(
      expect.objectContaining({ name: 'require_secure_transport', value: '1' }),
    );
  });

  it('gives no role everything (S2-ID-01)', () => {
    const documents = terraform.stacks.flatMap(({ document }) =>
      JSON.stringify(document['data'] ?? {}),
    );

    expect(documents.filter((each) => each.includes('"actions":["*"]'))).toEqual([]);
  });

  it('watches with GuardDuty (S2-AUD-01)', () => {
    expect(terraform.list('aws_guardduty_detector')).toEqual([
      expect.objectContaining({ enable: true }),
    ]);
  });

  it('collects findings in Security Hub (S2-AUD-02)', () => {
    expect(terraform.list('aws_securityhub_account')).toHaveLength(1);
  });

  it('records API calls with CloudTrail (S2-AUD-03)', () => {
    expect(terraform.list('aws_cloudtrail')).toEqual([
      expect.objectContaining({ is_multi_region_trail: true, enable_log_file_validation: true }),
    ]);
  });

  it.each([
    ['S2-DOC-01', 'SOC 2 Type II, HIPAA, PCI-DSS and GDPR'],
    ['S2-DOC-02', 'AWS Well-Architected'],
    ['S2-EDGE-07', 'AWS Shield Standard'],
    ['S2-DR-15', 'recovery is automatic and takes under 2 minutes'],
    ['S2-DR-16', 'under 30 minutes (F-S2-02)'],
    ['S2-FLOW-08', 'Answers go back through the load balancer and CloudFront'],
    ['S2-FLOW-09', 'A request passes the rate limiter (Redis), the JWT check'],
    ['S2-COST-06', 'Instance types are reviewed each quarter'],
  ])('%s: states on its page: %s', (_, statement) => {
    expect(page).toContain(statement);
  });
});

describe('three-tier: recovery', () => {
  it('promises 15 and 5 minutes (S2-DR-13, S2-DR-14)', () => {
    expect(page).toContain('Recovery time (RTO): 15m');
    expect(page).toContain('Recovery point (RPO): 5m');
    expect(environment.deviations['recovery.objectives.recoveryTime']?.refs).toContain('F-S2-02');
  });
});

describe('three-tier: cost', () => {
  it.each([
    ['S2-COST-07', 'eks-cluster', '$150', '$300'],
    ['S2-COST-08', 'rds-mysql', '$200', '$400'],
    ['S2-COST-09', 'documentdb', '$150', '$300'],
    ['S2-COST-10', 'elasticache', '$100', '$200'],
    ['S2-COST-11', 'alb-nlb', '$50', '$100'],
    ['S2-COST-12', 'cloudfront', '$50', '$150'],
    ['S2-COST-13', 's3-storage', '$20', '$50'],
    ['S2-COST-14', 'data-transfer', '$50', '$100'],
    ['S2-COST-15', 'monitoring', '$50', '$100'],
  ])('%s: %s costs %s to %s', (_, row, low, high) => {
    const line = page.split('\n').find((each) => each.startsWith(`| \`${row}\` |`));

    expect(line?.endsWith(`| ${low} | ${high} |`)).toBe(true);
  });

  it('is held against the sums of the rows (S2-COST-16)', () => {
    expect(terraform.one('aws_budgets_budget', 'baseline').limit_amount).toBe('820');
    expect(terraform.one('aws_budgets_budget', 'peak').limit_amount).toBe('1700');
    expect(environment.deviations['cost.baseline']?.design).toBe(700);
  });

  it('names the commitment to buy by hand (S2-COST-03)', () => {
    expect(page).toContain('Stable workloads, 1-year term');
  });
});

describe('three-tier: delivery', () => {
  it('builds the API into ECR with GitHub Actions (S2-CI-01)', () => {
    const workflow = parse(text('ci/github/build-push.yml'));

    expect(workflow.on).toEqual({ push: { branches: ['main'] } });
    expect(terraform.all('aws_ecr_repository')).toHaveProperty('api');
    expect(environment.deviations['delivery.pipeline']?.refs).toEqual(['F-S2-24']);
  });
});
