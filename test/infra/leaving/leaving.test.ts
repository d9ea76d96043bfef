import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { type Terraform, terraformOf } from '../../support/terraform-documents.ts';

/** Nobody uses the stores any more. */
const UNUSED = {
  uses: { databases: null, caches: [], kafka: null, search: null },
};

function terraform(leaving: object, rest: Overrides = {}): Terraform {
  return terraformOf(anEnvironment({ services: { web: UNUSED }, ...rest, leaving }));
}

function removedFrom(of: Terraform, stack: string): readonly string[] {
  const removed = of.stack(stack).document['removed'] as readonly { readonly from: string }[];
  return (removed ?? []).map(({ from }) => from);
}

const STANDING = terraform({});

describe('a store that leaves', () => {
  it('stands without protection, and with the name of its last snapshot, while that is prepared', () => {
    const leaving = { databases: { main: { data: 'snapshot', finalSnapshot: 'orders-2026-11' } } };
    const database = terraform(leaving).one('aws_db_instance', 'main');

    expect(database).toMatchObject({
      deletion_protection: false,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'orders-2026-11',
    });
    expect(database.lifecycle?.prevent_destroy).toBeUndefined();
  });

  it('changes nothing but itself while that is prepared', () => {
    const prepared = terraform({ databases: { main: { data: 'destroy' } } });
    const differing = prepared.stacks
      .filter(({ stack, document }) => {
        const before = STANDING.stack(stack).document;
        return JSON.stringify(document) !== JSON.stringify(before);
      })
      .map(({ stack }) => stack);

    expect(differing).toEqual(['data']);
    expect(prepared.one('aws_db_instance', 'main')).toMatchObject({ skip_final_snapshot: true });
    expect(prepared.one('aws_db_instance', 'main').final_snapshot_identifier).toBeUndefined();
  });

  it('is gone from its own stack, and its group stays as it was, while it is removed', () => {
    const removed = terraform({ databases: { main: { data: 'destroy', step: 'remove' } } });

    expect(removed.all('aws_db_instance')).toEqual({});
    expect(removed.all('aws_db_subnet_group')).toEqual({});
    expect(removed.stack('network').document).toEqual(STANDING.stack('network').document);
    expect(removed.one('aws_security_group', 'database-main').name).toBe('shop-prod-database-main');
  });

  it('takes along what stood there for the last of its kind only with the last', () => {
    const caches = {
      spare: { nodeType: 'cache.r6g.large', shards: 1, replicasPerShard: 1, purpose: 'Spare' },
    };
    const leaving = { caches: { main: { data: 'destroy', step: 'remove' } } };
    const one = terraform(leaving, { caches });

    expect(Object.keys(one.all('aws_elasticache_replication_group'))).toEqual(['spare']);
    expect(Object.keys(one.all('aws_elasticache_subnet_group'))).toEqual(['main']);
    expect(terraform(leaving).all('aws_elasticache_subnet_group')).toEqual({});
  });

  it('is forgotten with all that it stands on where its data is retained, in one step', () => {
    const retained = terraform({ databases: { main: { data: 'retain' } } });

    expect(removedFrom(retained, 'network')).toEqual(['aws_security_group.database-main']);
    expect(removedFrom(retained, 'data')).toEqual(
      expect.arrayContaining([
        'aws_db_instance.main',
        'aws_db_parameter_group.database-main',
        'aws_db_subnet_group.main',
      ]),
    );
    expect(retained.stack('data').document['removed']).toContainEqual({
      from: 'aws_db_instance.main',
      lifecycle: { destroy: false },
    });
    expect(retained.all('aws_db_instance')).toEqual({});
  });

  it('takes each kind at its own pace', () => {
    const all = terraform({
      databases: { main: { data: 'snapshot', step: 'remove' } },
      caches: { main: { data: 'snapshot' } },
      kafka: { main: { data: 'retain' } },
    });

    expect(all.all('aws_db_instance')).toEqual({});
    expect(all.one('aws_elasticache_replication_group', 'main')).toMatchObject({
      final_snapshot_identifier: 'shop-prod-main-final',
    });
    expect(removedFrom(all, 'data')).toEqual(
      expect.arrayContaining(['aws_msk_cluster.main', 'aws_msk_configuration.main']),
    );
    expect(Object.keys(all.all('aws_security_group'))).toEqual(
      expect.arrayContaining(['database-main', 'cache-main']),
    );
    expect(Object.keys(all.all('aws_security_group'))).not.toContain('kafka-main');
  });

  it('finds nothing to complain about in either step', () => {
    for (const step of ['prepare', 'remove'] as const) {
      const leaving = {
        databases: { main: { data: 'destroy', step } },
        caches: { main: { data: 'destroy', step } },
        kafka: { main: { data: 'destroy', step } },
        search: { main: { data: 'destroy', step } },
      };
      const small = compiledSmall({ services: { web: UNUSED }, leaving });

      expect(findings(checkEnvironment(small))).toEqual([]);
    }
  });
});

describe('whatever holds on to a store that leaves', () => {
  const unserved = {
    services: { web: { uses: { buckets: null } } },
    edge: { distributions: null },
    aws: { recoveryRegion: 'eu-central-1' },
    buckets: { media: { replicate: true } },
  };

  it('lets go of it first: the copy of a bucket in the recovery region', () => {
    const prepared = terraformOf(
      anEnvironment({ ...unserved, leaving: { buckets: { media: { data: 'destroy' } } } }),
    );

    expect(prepared.all('aws_s3_bucket_replication_configuration')).toEqual({});
    expect(prepared.one('aws_s3_bucket', 'media')).toMatchObject({ force_destroy: true });
  });
});

describe('a function that leaves', () => {
  const functions = {
    resize: {
      ...{ package: { bucket: 'media', key: 'resize.zip' }, runtime: 'python3.13' },
      ...{ handler: 'resize.run', vpc: true, purpose: 'Small pictures' },
    },
  };

  it('leaves an empty stack behind, which Atlantis applies', () => {
    const removed = terraform({ functions: { resize: { step: 'remove' } } }, { functions });
    const { document, origins } = removed.stack('functions');

    expect(Object.keys(document).sort()).toEqual(['provider', 'terraform']);
    expect(origins).toEqual({});
    expect(removed.one('aws_security_group', 'function-resize').name).toBe(
      'shop-prod-function-resize',
    );
    expect(Object.keys(removed.all('aws_iam_role'))).toContain('resize');
  });
});

describe('KMS keys that something took the place of', () => {
  it('stay for one apply beside it', () => {
    const arn = 'arn:aws:kms:eu-west-1:210987654321:key/01234567-89ab-cdef-0123-456789abcdef';
    const both = terraform({ keys: ['data'] }, { aws: { keys: { data: arn } } });

    expect(both.one('aws_kms_key', 'data')).toEqual(STANDING.one('aws_kms_key', 'data'));
    expect(Object(both.stack('security').document['output']).key_arns.value.data).toBe(
      '${data.aws_kms_key.data.arn}',
    );
  });
});

describe('stacks that leave', () => {
  const ALL = STANDING.stacks.map(({ stack }) => stack).filter((stack) => stack !== 'state');
  const leaving = (step: string) => ({
    stacks: Object.fromEntries(ALL.map((stack) => [stack, { data: 'destroy', step }])),
  });

  it('are emptied from the last to the first, each with the providers that destroy', () => {
    const empty = terraform(leaving('remove'));

    expect(empty.stack('network').dependsOn).toEqual(
      expect.arrayContaining(['cluster', 'data', 'edge']),
    );
    expect(empty.stack('security').dependsOn).toEqual(
      expect.arrayContaining(['data', 'identity', 'observability']),
    );
    expect(empty.stack('data').dependsOn).not.toContain('network');
    expect(Object.keys(empty.stack('edge').document['provider'] as object)).toEqual(['aws']);
    expect(empty.list('aws_vpc')).toEqual([]);
  });

  it('are without protection before', () => {
    const prepared = terraform(leaving('prepare'));

    const documents = prepared.stacks
      .filter(({ stack }) => stack !== 'state')
      .map(({ document }) => document);
    expect(JSON.stringify(documents)).not.toMatch(
      /"(prevent_destroy|deletion_protection|enable_deletion_protection)":true/,
    );
  });

  it('are not missed by the checks', () => {
    const small = compiledSmall({ leaving: leaving('remove') });

    expect(findings(checkEnvironment(small))).toEqual([]);
  });

  it('are refused while another one reads them: check/leaving-stack-read', () => {
    const small = compiledSmall({ leaving: { stacks: { cluster: { step: 'remove' } } } });

    expect(findings(checkEnvironment(small))).toEqual([
      'check/leaving-stack-read at key of leaving.stacks.cluster',
    ]);
  });
});

describe('a load balancer that leaves', () => {
  it('opens nothing to the internet any more while network keeps its group', () => {
    const edge = { distributions: null, loadBalancers: { main: { source: 'internet' } } };
    const leaving = { loadBalancers: { main: { step: 'remove' } } };
    const small = compiledSmall({ edge, leaving });

    expect(findings(checkEnvironment(small))).toEqual([]);
    const network = terraform(leaving, { edge }).stack('network');
    expect(Object.keys(network.document['resource'] as object)).toContain('aws_security_group');
    expect(JSON.stringify(network.document)).toContain('load-balancer-main-from-everywhere-443');
    expect(JSON.stringify(network.standing)).not.toContain('load-balancer-main');
  });
});
