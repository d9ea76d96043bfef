// What the design of Open edX states about its pods, its cluster, and how both are watched and changed.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, object, objects, values, text } = systemOf('openedx/prod');
const page = text('README.md');
const WEB = ['lms', 'cms'];
/** All that run the code of the platform, with what runs their pods. */
const PLATFORM = [
  ['Rollout', 'lms'],
  ['Rollout', 'cms'],
  ['Deployment', 'lms-worker'],
  ['Deployment', 'cms-worker'],
  ['Deployment', 'celery-beat'],
] as const;

function containerOf(kind: string, name: string) {
  return object(kind, name).spec.template.spec.containers[0];
}

function secretOf(service: string): readonly string[] {
  return Object.keys(object('ExternalSecret', service).spec.target.template.data);
}

describe('Open edX: namespaces', () => {
  it('is restricted and denies what no policy allows (S0-APP-01, S0-ID-05, S0-ID-06, S0-ID-07)', () => {
    const { labels } = object('Namespace', 'openedx').metadata;

    expect(labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    expect(objects('PodSecurityPolicy')).toEqual([]);
    const policies = objects('NetworkPolicy')
      .filter(({ metadata }) => metadata.namespace === 'openedx')
      .map(({ metadata }) => metadata.name);
    expect(policies).toEqual(expect.arrayContaining(['default-deny', 'lms', 'cms', 'lms-worker']));
    expect(environment.deviations['namespaces.openedx.podSecurity']?.refs).toEqual(['F-S0-07']);
  });
});

describe('Open edX: LMS and CMS', () => {
  it.each([
    ['S0-APP-02, S0-APP-03', 'lms', 3],
    ['S0-APP-06, S0-APP-07', 'cms', 2],
  ])('%s: %s has %i pods or more, and an autoscaler', (_, service, replicas) => {
    const { spec } = object('HorizontalPodAutoscaler', service);

    expect(spec.minReplicas).toBe(replicas);
    expect(spec.scaleTargetRef).toMatchObject({ kind: 'Rollout', name: service });
  });

  it.each(WEB)(
    'asks %s with the host it knows (S0-APP-04, S0-APP-05, S0-APP-08, S0-APP-09, S0-APP-17)',
    (service) => {
      const { readinessProbe, livenessProbe } = containerOf('Rollout', service);

      expect(readinessProbe.httpGet.path).toBe('/heartbeat');
      expect(readinessProbe.httpGet.httpHeaders[0].name).toBe('Host');
      expect(livenessProbe.httpGet).toBeDefined();
    },
  );

  it.each(WEB)(
    'rolls %s out step by step, and back when requests fail (S0-CD-04, S0-CD-05)',
    (service) => {
      const { canary } = object('Rollout', service).spec.strategy;

      expect(canary.steps.length).toBeGreaterThan(1);
      expect(canary.analysis.templates[0].templateName).toBe(
        object('AnalysisTemplate', service).metadata.name,
      );
    },
  );

  it.each(WEB)(
    'gives %s its stores (S0-FLOW-01, S0-FLOW-02, S0-FLOW-03, S0-FLOW-04)',
    (service) => {
      expect(secretOf(service)).toEqual(
        expect.arrayContaining(['DATABASE_URL', 'MONGODB_URL', 'REDIS_URL', 'OPENSEARCH_URL']),
      );
      const ports = object('NetworkPolicy', service).spec.egress.flatMap(
        (rule: { ports: readonly { port: number }[] }) => rule.ports.map(({ port }) => port),
      );
      expect(ports).toEqual(expect.arrayContaining([3306, 27017, 6379, 443]));
    },
  );
});

interface Read {
  readonly secretKey: string;
  readonly remoteRef: { readonly key: string };
}

/** What a service reads of the logins of a store. */
function loginsOf(service: string, store: string): readonly string[] {
  const data: readonly Read[] = object('ExternalSecret', service).spec.data;
  const keys = data.map(({ remoteRef }) => remoteRef.key);
  return [...new Set(keys.filter((key) => key.includes(`/${store}/main/logins/`)))];
}

describe('Open edX: the platform', () => {
  it.each(PLATFORM)('is one image, built for the LMS: %s %s (S0-CI-03, S0-CD-07)', (kind, name) => {
    expect(containerOf(kind, name).image).toBe(containerOf('Rollout', 'lms').image);
    expect(Object.keys(terraform.all('aws_ecr_repository'))).toEqual(['lms', 'mfe']);
  });

  it.each(PLATFORM)('works in one MySQL database: %s %s (S0-FLOW-01)', (_, name) => {
    expect(loginsOf(name, 'databases')).toEqual(['openedx/prod/databases/main/logins/lms']);
  });

  it.each(PLATFORM.filter(([, name]) => name !== 'celery-beat'))(
    'works in one DocumentDB database: %s %s (S0-FLOW-02)',
    (_, name) => {
      expect(loginsOf(name, 'document-databases')).toEqual([
        'openedx/prod/document-databases/main/logins/lms',
      ]);
    },
  );

  it('has one login to each, made by one job (S0-SEC-04)', () => {
    const logins = Object.keys(terraform.all('aws_secretsmanager_secret')).filter((key) =>
      /database-.*-login-/.test(key),
    );

    expect(logins.sort()).toEqual(['database-main-login-lms', 'document-database-main-login-lms']);
  });

  it.each(PLATFORM)('runs as the user of the image: %s %s (S0-ID-07)', (kind, name) => {
    expect(object(kind, name).spec.template.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
    });
  });

  it('is deployed as a whole when the LMS is built (S0-CD-02)', () => {
    const { env } = parse(text('ci/github/deploy-prod.yml'));
    const [lms] = env.SERVICES.trim()
      .split('\n')
      .map((row: string) => JSON.parse(row));

    expect(lms.service).toBe('lms');
    const applications = lms.workloads.map((each: { application: string }) => each.application);
    for (const [, name] of PLATFORM) expect(applications).toContain(`openedx-prod-${name}`);
  });
});

describe('Open edX: workers', () => {
  it('run Celery tasks and batch jobs, three of the LMS (S0-APP-10, S0-APP-11)', () => {
    const { args, ports } = containerOf('Deployment', 'lms-worker');

    expect(object('Deployment', 'lms-worker').spec.replicas).toBe(3);
    expect(args).toContain('worker');
    expect(ports).toBeUndefined();
  });

  it('are fed by exactly one scheduler (S0-APP-12)', () => {
    const { spec } = object('Deployment', 'celery-beat');

    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(environment.deviations['services.celery-beat.singleton']?.refs).toEqual(['F-S0-26']);
  });

  it.each([
    ['S0-FLOW-05', 'celery-beat'],
    ['S0-FLOW-06, S0-FLOW-07', 'lms-worker'],
  ])('%s: %s has the queue in Redis', (_, service) => {
    expect(secretOf(service)).toContain('REDIS_URL');
  });

  it('spread over the zones, and never hold a node up (S0-APP-15, S0-APP-16, S0-APP-18, S0-APP-19, S0-DR-01)', () => {
    const { spec } = object('Deployment', 'lms-worker');
    const [zone] = spec.template.spec.topologySpreadConstraints;

    expect(zone).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
    });
    expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
    for (const service of [...WEB, 'lms-worker']) {
      expect(object('PodDisruptionBudget', service).spec.maxUnavailable).toBe(1);
    }
  });
});

describe('Open edX: cluster', () => {
  it('has three c5.2xlarge, one per zone, and more under load (S0-CMP-01, S0-CMP-02, S0-CMP-07)', () => {
    const group = terraform.one('aws_eks_node_group', 'main');

    expect(group).toMatchObject({ instance_types: ['c5.2xlarge'], capacity_type: 'ON_DEMAND' });
    expect(group.scaling_config.desired_size).toBe(3);
    expect(values('cluster-autoscaler')).toBeDefined();
  });

  it('has tainted spot capacity for what is not critical (S0-CMP-03)', () => {
    const group = terraform.one('aws_eks_node_group', 'spot');

    expect(group.capacity_type).toBe('SPOT');
    expect(group.taint).toHaveLength(1);
  });

  it('encrypts Secrets in etcd with KMS (S0-SEC-07)', () => {
    expect(terraform.one('aws_eks_cluster', 'main').encryption_config.resources).toEqual([
      'secrets',
    ]);
  });

  it('logs its control plane (S0-AUD-02)', () => {
    expect(terraform.one('aws_eks_cluster', 'main').enabled_cluster_log_types).toEqual(
      expect.arrayContaining(['api', 'audit', 'controllerManager', 'scheduler']),
    );
  });

  it('gives every pod an identity of its own, and no key (S0-ID-01, S0-ID-02, S0-ID-03)', () => {
    const { annotations } = object('ServiceAccount', 'lms').metadata;

    expect(annotations['eks.amazonaws.com/role-arn']).toBe(
      'arn:aws:iam::444455556666:role/openedx-prod-lms',
    );
    expect(terraform.all('aws_iam_access_key')).toEqual({});
    expect(JSON.stringify(objects('ConfigMap'))).not.toContain('AWS_ACCESS_KEY_ID');
  });

  it('lets people in by RBAC, away from Secrets (S0-ID-04, S0-SEC-08)', () => {
    expect(objects('RoleBinding').map(({ metadata }) => metadata.name)).toEqual([
      'rollouts',
      'members-deploy',
      'members-view',
      'rollouts',
    ]);
    expect(JSON.stringify(objects('Role'))).not.toContain('"secrets"');
  });
});

describe('Open edX: observability', () => {
  it('has Prometheus, Grafana, Fluentd and alerts (S0-OBS-01, S0-OBS-02, S0-OBS-03, S0-OBS-04, S0-OBS-05, S0-OBS-06)', () => {
    expect(values('kube-prometheus-stack').grafana.enabled).toBe(true);
    expect(values('fluentd')).toBeDefined();
    expect(objects('PrometheusRule').length).toBeGreaterThan(0);
    expect(
      object('Application', 'openedx-prod-kube-prometheus-stack').spec.destination.namespace,
    ).toBe('monitoring');
    expect(terraform.all('aws_cloudwatch_log_group')).toHaveProperty('lms');
  });
});

describe('Open edX: delivery', () => {
  it('is synced by Argo CD, which can go back (S0-CD-01, S0-CD-02, S0-CD-03)', () => {
    const { spec, metadata } = object('Application', 'openedx-prod-lms');

    expect(metadata.namespace).toBe('argocd');
    expect(spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
    expect(spec.revisionHistoryLimit).toBe(10);
  });

  it('keeps a trail of all deployments in Git, and tells of each by mail (S0-CD-06)', () => {
    const { notifications } = values('argo-cd');

    expect(page).toContain('Git history is the audit trail');
    expect(notifications.subscriptions).toEqual([
      {
        recipients: ['alertmanager'],
        triggers: ['on-deployed'],
        selector: 'app.kubernetes.io/part-of=openedx-prod',
      },
    ]);
    expect(object('Application', 'openedx-prod-lms').metadata.labels).toEqual({
      'app.kubernetes.io/part-of': 'openedx-prod',
    });
    expect(terraform.one('aws_sns_topic_subscription', 'on-call').protocol).toBe('email');
  });

  it('takes the image tag from the environment (S0-CD-07)', () => {
    expect(containerOf('Rollout', 'lms').image).toMatch(/openedx\/lms:1\.0\.0$/);
  });

  it('tests, builds, scans, pushes and releases on a push to main (S0-CI-01, S0-CI-02, S0-CI-03)', () => {
    const workflow = parse(text('ci/github/build-push.yml'));
    const jobs: readonly { name: string; steps?: readonly { name: string }[] }[] = Object.values(
      workflow.jobs,
    );
    const steps = jobs.flatMap(({ steps: all = [] }) => all.map(({ name }) => name));
    const wanted = ['Test code', 'Build image', 'Scan image', 'Push to ECR', 'Create release'];

    expect(workflow.on.push.branches).toEqual(['main']);
    expect(steps.filter((name) => wanted.includes(name))).toEqual(wanted);
    expect(terraform.one('aws_ecr_repository', 'lms').image_scanning_configuration).toEqual({
      scan_on_push: true,
    });
  });

  it.each([
    ['S0-CMP-04', '`reserved-instances` for EKS nodes'],
    ['S0-CMP-05', 'Instance types follow actual usage'],
    ['S0-CMP-06', 'Graviton is advice of the design'],
    ['S0-CACHE-05', '`reserved-nodes` for ElastiCache'],
    ['S0-DATA-12', 'DocumentDB runs on demand'],
    ['S0-DOC-01', 'When the region fails, people restore backups elsewhere'],
    ['S0-DOC-02', 'last updated February 2026'],
    ['S0-DR-02', 'fail over by themselves in under 2 minutes'],
    ['S0-DR-03', 'Recovery time (RTO): 1h'],
    ['S0-SRCH-05', 'Reserved capacity of OpenSearch'],
    ['S0-STO-10', 'Backups are compressed'],
  ])('%s: states: %s', (_, statement) => {
    expect(page).toContain(statement);
  });
});
