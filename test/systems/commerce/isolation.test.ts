// What holds between the environments of the commerce platform, and no single file says.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/systems/system-of.ts';

const prod = systemOf('commerce/prod');
const dev = systemOf('commerce/dev');
const shared = systemOf('commerce/shared');

describe.each([
  ['prod', prod, 'dev'],
  ['dev', dev, 'prod'],
] as const)('commerce/%s', (_, { terraform }, other) => {
  it('names nothing of the other environment', () => {
    const documents = JSON.stringify(terraform.stacks.map(({ document }) => document));

    expect(documents).not.toMatch(new RegExp(`commerce[/-]${other}\\b`));
  });

  it('has no role that may push images', () => {
    expect(Object.keys(terraform.all('aws_iam_role'))).not.toContain('image-push');
  });
});

describe('commerce/shared', () => {
  it('is no network, cluster or store', () => {
    for (const type of ['aws_vpc', 'aws_eks_cluster', 'aws_msk_cluster', 'aws_db_instance']) {
      expect(shared.terraform.list(type)).toEqual([]);
    }
  });

  it('holds all records of production', () => {
    const records: readonly { readonly zone_id: string }[] =
      prod.terraform.list('aws_route53_record');

    expect(prod.terraform.list('aws_route53_zone')).toEqual([]);
    expect(new Set(records.map(({ zone_id }) => zone_id))).toEqual(
      new Set(['${data.terraform_remote_state.commerce-shared_dns.outputs.zone_id}']),
    );
  });
});
