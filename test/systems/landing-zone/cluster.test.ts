// What the design of the landing zone states about add-ons, and about who may do what inside a cluster.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const standby = systemOf('landing-zone/prod-dr');
const shared = systemOf('landing-zone/shared-services');
const workloads = [dev, staging, prod];

type System = typeof prod;

function waveOf({ environment, object }: System, addon: string): number {
  const name = `landing-zone-${environment.environment}-${addon}`;
  return Number(object('Application', name).metadata.annotations['argocd.argoproj.io/sync-wave']);
}

describe('landing-zone: add-ons', () => {
  it.each([
    ['S1-ADD-01', ['aws-load-balancer-controller']],
    ['S1-ADD-02', ['istio-base', 'istiod', 'istio-ingressgateway']],
    ['S1-ADD-03', ['external-dns']],
    ['S1-ADD-04', ['karpenter']],
    ['S1-ADD-05', ['keda']],
    ['S1-ADD-06', ['metrics-server']],
    ['S1-ADD-07', ['cert-manager']],
    ['S1-ADD-08', ['external-secrets']],
    ['S1-ADD-10', ['kube-prometheus-stack']],
    ['S1-ADD-11', ['aws-for-fluent-bit']],
    ['S1-ADD-12', ['opentelemetry-collector']],
  ])('%s: every cluster has %j', (_, addons) => {
    for (const system of [...workloads, standby]) {
      for (const addon of addons) expect(waveOf(system, addon)).toBeLessThan(0);
    }
  });

  it('read secrets from Secrets Manager of their account (S1-ADD-08)', () => {
    for (const { object } of workloads) {
      expect(object('ClusterSecretStore', 'secrets-manager').spec.provider.aws.service).toBe(
        'SecretsManager',
      );
    }
  });

  it('ship logs of pods to CloudWatch (S1-ADD-11)', () => {
    for (const { values, environment } of workloads) {
      expect(values('aws-for-fluent-bit').cloudWatchLogs.enabled).toBe(true);
      expect(environment.deviations['observability.logs']?.refs).toEqual(['F-S1-27']);
    }
  });

  it('collect traces with ADOT, which hands them to X-Ray (S1-ADD-12)', () => {
    for (const { values, environment } of workloads) {
      const { image, command, alternateConfig } = values('opentelemetry-collector');
      expect(image.repository).toBe('public.ecr.aws/aws-observability/aws-otel-collector');
      expect(command.name).toBe('awscollector');
      expect(alternateConfig.service.pipelines.traces.exporters).toEqual(['awsxray']);
      expect(environment.deviations['addons.opentelemetry-collector']?.refs).toEqual(['S1-ADD-12']);
    }
  });

  it('come in the order of the diagram (S1-FLOW-01)', () => {
    const pairs = [
      ['aws-load-balancer-controller', 'istio-ingressgateway'],
      ['cert-manager', 'external-secrets'],
      ['kube-prometheus-stack', 'opentelemetry-collector'],
    ] as const;

    for (const system of workloads) {
      for (const [first, second] of pairs) {
        expect(waveOf(system, first)).toBeLessThan(waveOf(system, second));
      }
    }
  });

  it('that make nodes wait for none themselves', () => {
    for (const { values, environment } of [...workloads, standby]) {
      const { min = 0 } = environment.cluster?.nodeGroups['system'] ?? {};
      expect(values('karpenter').replicas).toBeLessThanOrEqual(min);
      expect(values('cluster-autoscaler').tolerations).toEqual([
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
      ]);
    }
  });
});

describe('landing-zone: rights in the cluster', () => {
  it('let nothing talk that no policy allows (S1-ADD-09)', () => {
    for (const { objects, terraform } of workloads) {
      const denied = objects('NetworkPolicy').find(
        ({ metadata }) => metadata.name === 'default-deny' && metadata.namespace === 'apps',
      );
      expect(denied.spec).toMatchObject({ podSelector: {}, ingress: [] });
      expect(
        JSON.parse(terraform.one('aws_eks_addon', 'vpc-cni').configuration_values)
          .enableNetworkPolicy,
      ).toBe('true');
    }
  });

  it('encrypt what services say to each other (S1-SEC-09)', () => {
    for (const { objects, object } of workloads) {
      const everywhere = objects('PeerAuthentication').find(
        ({ metadata, spec }) => metadata.namespace === 'istio-system' && !spec.selector,
      );
      expect(everywhere.spec.mtls.mode).toBe('STRICT');
      expect(object('Namespace', 'apps').metadata.labels['istio-injection']).toBe('enabled');
      // The port of metrics alone: Prometheus is not in the mesh.
      expect(object('PeerAuthentication', 'jobs').spec).toMatchObject({
        portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
      });
      expect(objects('PeerAuthentication')).toHaveLength(2);
    }
  });

  it('are of roles, which people have by name (S1-SEC-10)', () => {
    for (const { object, terraform, environment } of workloads) {
      const { account } = environment.aws;
      const entry = terraform.one('aws_eks_access_entry', 'member-landing-zone-developer');
      const { subjects, roleRef } = object('RoleBinding', 'members-view');
      expect(entry.principal_arn).toBe(`arn:aws:iam::${account}:role/landing-zone-developer`);
      expect(subjects).toEqual([
        expect.objectContaining({ kind: 'Group', name: entry.kubernetes_groups[0] }),
      ]);
      expect(JSON.stringify(object('Role', roleRef.name))).not.toContain('"secrets"');
    }
  });

  it.each([
    ['baseline', dev],
    ['restricted', staging],
    ['restricted', prod],
  ])('hold pods to a level of Pod Security: %s (S1-SEC-11)', (level, system) => {
    const { labels } = system.object('Namespace', 'apps').metadata;

    expect(labels['pod-security.kubernetes.io/enforce']).toBe(level);
    expect(system.objects('PodSecurityPolicy')).toEqual([]);
    expect(system.environment.deviations['namespaces.apps.podSecurity']?.refs).toEqual(['F-S1-32']);
  });
});

describe('landing-zone: encryption', () => {
  it('uses keys of the account, except for volumes (S1-SEC-12)', () => {
    for (const { terraform, environment } of workloads) {
      const keyed = (key: string) => expect.stringContaining(`outputs.key_arns["${key}"]`);
      expect(terraform.one('aws_rds_cluster', 'main')).toMatchObject({
        storage_encrypted: true,
        kms_key_id: keyed('data'),
      });
      expect(terraform.one('aws_elasticache_replication_group', 'main').kms_key_id).toEqual(
        keyed('data'),
      );
      expect(terraform.one('aws_eks_cluster', 'main').encryption_config.provider.key_arn).toEqual(
        keyed('cluster'),
      );
      const buckets = Object.keys(terraform.all('aws_s3_bucket')).filter(
        (key) => environment.buckets[key],
      );
      expect(buckets.length).toBeGreaterThan(1);
      for (const bucket of buckets) {
        const written = terraform.one('aws_s3_bucket_server_side_encryption_configuration', bucket);
        expect(JSON.stringify(written)).toContain('aws:kms');
      }
      for (const key of terraform.list('aws_kms_key')) {
        expect(key.enable_key_rotation).toBe(true);
      }
    }
  });

  it('of volumes uses the key that KMS keeps for EBS (S1-SEC-12)', () => {
    for (const { terraform, objects, environment } of workloads) {
      expect(terraform.one('aws_ebs_encryption_by_default', 'main').enabled).toBe(true);
      for (const { parameters } of objects('StorageClass')) {
        expect(parameters.encrypted).toBe('true');
      }
      for (const { spec } of objects('EC2NodeClass')) {
        expect(spec.blockDeviceMappings[0].ebs.encrypted).toBe(true);
      }
      expect(environment.deviations['audit.ebsEncryption']?.refs).toEqual(['S1-SEC-12']);
    }
  });

  it('of passwords has no rotation by itself (S1-SEC-14)', () => {
    for (const { terraform, environment } of workloads) {
      expect(terraform.list('aws_secretsmanager_secret_version').length).toBeGreaterThan(0);
      expect(terraform.all('aws_secretsmanager_secret_rotation')).toEqual({});
      expect(environment.deviations['addons.external-secrets']?.refs).toEqual(['S1-SEC-14']);
    }
  });
});

describe('landing-zone: images', () => {
  it('are pulled by every workload account from the shared services (S1-CI-01)', () => {
    const { terraform, environment } = shared;
    const accounts = workloads.map(
      (system) => `arn:aws:iam::${system.environment.aws.account}:root`,
    );

    expect(Object.keys(terraform.all('aws_ecr_repository'))).toEqual(['jobs', 'web']);
    expect(Object.keys(terraform.all('aws_ecr_repository_policy'))).toEqual(['jobs', 'web']);
    const { actions, principals } = terraform.policy('pull')['PullFromOtherAccounts'];
    expect(actions).toContain('ecr:BatchGetImage');
    expect([...principals[0].identifiers].sort()).toEqual(accounts.sort());
    for (const { object } of workloads) {
      for (const service of ['jobs', 'web']) {
        const [container] = object('Deployment', service).spec.template.spec.containers;
        expect(container.image).toBe(
          `${environment.aws.account}.dkr.ecr.us-west-2.amazonaws.com/landing-zone/${service}:1.0.0`,
        );
      }
    }
  });
});
