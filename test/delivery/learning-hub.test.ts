// What the design of Learning Hub states about delivery, recovery and cost, on the real environment.

import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { compileDelivery } from '../../src/delivery/compile-delivery.ts';
import { compileRepository } from '../../src/delivery/compile-repository.ts';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import type { Artifact } from '../../src/model/artifact.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { learningHub } from '../support/learning-hub.ts';

const environment = learningHub();
const stacks = compileInfra(environment);
const platform = compilePlatform(environment);
const apps = compileApps(environment);
const components = [...platform.components, ...apps.components];
const compiled = {
  landscape: ALONE,
  stacks,
  components,
  artifacts: [...platform.artifacts, ...apps.artifacts],
};
const delivered = compileDelivery(environment, compiled);

function textOf(artifacts: readonly Artifact[], path: string): string {
  const found = artifacts.find((each) => each.type === 'text' && each.path === path);
  return found?.type === 'text' ? found.content : '';
}

const page = textOf(delivered, 'README.md');
const jenkinsfile = textOf(delivered, 'ci/Jenkinsfile');

const applications = delivered.flatMap((each) =>
  each.type === 'kubernetes' && each.object.kind === 'Application' ? [each.object] : [],
);

describe('Learning Hub: Argo CD and Atlantis', () => {
  it('has one child per component, and the root (S3-CD-05)', () => {
    expect(applications).toHaveLength(components.length + 1);
  });

  it('creates both projects before every child', () => {
    expect(Math.min(...components.map(({ wave }) => wave))).toBeGreaterThan(-50);
  });

  it('has one Atlantis project per stack (S3-CD-05)', () => {
    const atlantis = textOf(compileRepository([{ environment, stacks }]), 'atlantis.yaml');
    const names = [...atlantis.matchAll(/^ {2}- name: (.+)$/gm)].map((match) => match[1]);

    expect(names).toEqual(stacks.map(({ stack }) => `learning-hub-prod-${stack}`).sort());
  });
});

describe('Learning Hub: pipeline', () => {
  it('delivers all 38 services (S3-CI-06)', () => {
    const services = [...jenkinsfile.matchAll(/^ {2}'([\w-]+)': \[repository:/gm)];

    expect(services.map((match) => match[1])).toEqual(Object.keys(environment.services).sort());
  });

  it('runs for GitHub, Jenkins, build, test, ECR and EKS in this order (S3-CI-01, S3-CI-04, S3-CI-05, S3-CI-07)', () => {
    const order = [
      'githubPush()',
      "'Unit tests'",
      "'Build image'",
      "'Push to ECR'",
      "'Bump image tag'",
    ];
    const places = order.map((text) => jenkinsfile.indexOf(text));

    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(places).not.toContain(-1);
    expect(jenkinsfile).not.toContain('kubectl');
  });

  it('rolls back by itself (S3-CD-03)', () => {
    expect(jenkinsfile).toMatch(
      /post \{\s*unsuccessful \{[\s\S]*npm run set-image [^\n]*"\$before"/,
    );
  });
});

describe('Learning Hub: Kubernetes objects', () => {
  it('keep the configuration of every service in Git (S3-DR-04)', () => {
    const configured = apps.artifacts.filter(({ object }) => object.kind === 'ConfigMap');

    expect(configured.map(({ object }) => object.metadata.name).sort()).toEqual(
      Object.keys(environment.services).sort(),
    );
  });

  it('have the metrics of every service scraped (S3-OBS-07)', () => {
    const monitors = apps.artifacts.filter(({ object }) => object.kind === 'ServiceMonitor');

    expect(monitors).toHaveLength(38);
  });
});

describe('Learning Hub: page', () => {
  it.each([
    ['S3-COST-01', '| `eks-cluster` | $0.10/hour | $73 | – |'],
    ['S3-COST-02', '| `eks-nodes` | 6-30 × t3.xlarge | $600 | $3,000 |'],
    ['S3-COST-03', '| `rds-postgresql` | db.r5.xlarge Multi-AZ | $800 | – |'],
    ['S3-COST-04', '| `rds-read-replicas` | 2 × db.r5.large | $600 | – |'],
    ['S3-COST-05', '| `elasticache-redis` | 9 nodes cache.r5.large | $1,350 | – |'],
    ['S3-COST-06', '| `amazon-msk` | 3 × kafka.m5.large | $550 | – |'],
    ['S3-COST-07', '| `opensearch` | 6 nodes t3.medium | $400 | – |'],
    ['S3-COST-08', '| `s3-storage` | 6 TB total | $150 | – |'],
    ['S3-COST-09', '| `cloudfront` | 2 TB transfer | $170 | – |'],
    ['S3-COST-10', '| `alb` | 1 load balancer | $25 | – |'],
    ['S3-COST-11', '| `data-transfer` | Inter-AZ, outbound | $200 | – |'],
    ['S3-COST-12', '| `backups` | RDS + S3 | $100 | – |'],
    ['S3-COST-13', '| `cloudwatch` | Logs + Metrics | $150 | – |'],
    ['S3-COST-14', 'Stated total: $5,168 a month'],
    ['S3-COST-15', 'Stated total at peak: $7,568 a month'],
    ['S3-COST-16', '`reserved-instances` for RDS, ElastiCache, saves 40%'],
    ['S3-COST-17', '`savings-plans` for EKS compute, saves 30%'],
    ['S3-COST-18', '**spot**'],
    ['S3-COST-21', 'after optimization: $3,500 to $4,500 a month'],
    ['S3-DR-01', '**snapshots**: A manual database snapshot is taken before a major change'],
    ['S3-DR-02', 'restores to any second of the last 30 days'],
    ['S3-DR-06', 'Recovery time (RTO): 4h'],
    ['S3-DR-07', 'Recovery point (RPO): 5m'],
    ['S3-CI-02', '**push-to-github**'],
    ['S3-MSG-07', 'Event streaming, async communication'],
    ['S3-CACHE-07', 'Session store, API cache, real-time data'],
    ['S3-SRCH-08', 'Course search, forum search, full-text indexing'],
    ['S3-DOC-01', '**compliance**: GDPR-compliant data handling, SOC 2 controls'],
    ['S3-DOC-02', '**scale**: The design expects millions of users'],
  ])('states what %s asks for', (_row, text) => {
    expect(page).toContain(text);
  });

  it('shows every deviation with its reference', () => {
    const rows = page.split('\n');

    for (const [path, { refs }] of Object.entries(environment.deviations)) {
      const row = rows.find((line) => line.startsWith(`| \`${path}\` |`));
      for (const ref of refs) expect(row, path).toContain(ref);
    }
  });

  it('draws the way in as the design does (S3-EDGE-01)', () => {
    expect(page).toMatch(
      /users --> distribution__main\n {2}distribution__main --> webAcl__load_balancer/,
    );
    expect(page).toContain('loadBalancer__main --> service__api_gateway');
  });
});
