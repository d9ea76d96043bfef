import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkReferences } from '../../src/environment/rules/references.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

function withBackup(changes: Overrides = {}) {
  return {
    addons: { velero: {} },
    buckets: { backups: { purpose: 'Backups' } },
    recovery: { clusterBackup: { bucket: 'backups', ...changes } },
  };
}

const environment = anEnvironment(withBackup());
const output = compilePlatform(environment);
const values = valuesOf(output, 'velero');
const BUCKET = 'shop-prod-backups-210987654321';

describe('the backup of a cluster', () => {
  it('keeps objects in the bucket and volumes as snapshots (S1-DR-05)', () => {
    expect(values['configuration']).toEqual({
      backupStorageLocation: [
        {
          name: 'default',
          provider: 'aws',
          bucket: BUCKET,
          default: true,
          config: { region: 'eu-west-1' },
        },
      ],
      volumeSnapshotLocation: [
        { name: 'default', provider: 'aws', config: { region: 'eu-west-1' } },
      ],
    });
    expect(values['initContainers'][0].image).toMatch(/^velero\/velero-plugin-for-aws:v1\.14\./);
  });

  it('runs every night over all namespaces, and goes after 30 days (S1-DR-05)', () => {
    expect(values['schedules'].cluster).toMatchObject({
      schedule: '0 3 * * *',
      template: { ttl: '720h0m0s', includedNamespaces: ['*'], snapshotVolumes: true },
    });
  });

  it('may be of some namespaces only', () => {
    const some = anEnvironment(withBackup({ namespaces: ['shop', 'external-secrets'] }));
    const { template } = valuesOf(compilePlatform(some), 'velero')['schedules'].cluster;

    expect(template.includedNamespaces).toEqual(['external-secrets', 'shop']);
    expect(checkReferences(some)).toEqual([]);
    expect(findings(checkReferences(anEnvironment(withBackup({ namespaces: ['shopp'] }))))).toEqual(
      ['model/unknown-target at value of recovery.clusterBackup.namespaces[0]'],
    );
  });

  it('names a bucket that exists', () => {
    const wrong = anEnvironment({ recovery: { clusterBackup: { bucket: 'backups' } } });

    expect(findings(checkReferences(wrong))).toEqual([
      'model/unknown-target at value of recovery.clusterBackup.bucket',
    ]);
  });

  it('reaches that bucket alone, and deletes no snapshots but its own', () => {
    const statements = terraformOf(environment).policy('addon-velero');

    expect(statements['Objects'].resources).toEqual([`arn:aws:s3:::${BUCKET}/*`]);
    expect(statements['List'].resources).toEqual([`arn:aws:s3:::${BUCKET}`]);
    expect(statements['Prune']).toMatchObject({
      actions: ['ec2:DeleteSnapshot'],
      condition: [
        { test: 'StringLike', variable: 'aws:ResourceTag/velero.io/backup', values: ['*'] },
      ],
    });
  });

  it('signs in as its role, without a key of its own', () => {
    expect(values['credentials']).toEqual({ useSecret: false });
    expect(values['serviceAccount'].server).toEqual({
      create: true,
      name: 'velero',
      annotations: {
        'eks.amazonaws.com/role-arn': 'arn:aws:iam::210987654321:role/shop-prod-addon-velero',
      },
    });
  });

  it('runs in a namespace that allows no more than it needs', () => {
    const { metadata } = objectOf(output, 'Namespace', 'velero');

    expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    expect(values['podSecurityContext'].runAsNonRoot).toBe(true);
    expect(values['initContainers'][0].securityContext.allowPrivilegeEscalation).toBe(false);
  });

  it('passes every check of what is compiled', () => {
    expect(findings(checkEnvironment(compiledSmall(withBackup())))).toEqual([]);
  });
});
