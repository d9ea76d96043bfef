// Stores of others that the staging of examples/parcelwise uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise/staging');

function read(path: string): string {
  return readFileSync(join(DIST, path), 'utf8');
}

describe('stores that stand already, in examples/parcelwise', () => {
  it('are read in staging and told to the services that use them', () => {
    const { data, resource } = JSON.parse(read('terraform/data/cdk.tf.json'));

    expect(Object.keys(data.aws_s3_bucket)).toEqual(['tariffs']);
    expect(Object.keys(resource.aws_s3_bucket)).not.toContain('tariffs');
    expect(read('kubernetes/billing/configmap-billing.yaml')).toContain(
      'TARIFFS_BUCKET: core-staging-tariffs',
    );
  });

  it('give the staging of billing a login on the server of the company', () => {
    const { data, resource } = JSON.parse(read('terraform/network/cdk.tf.json'));
    const group = 'standing-sg-0d1c2b3a4f5e60718';
    const rules = resource.aws_vpc_security_group_ingress_rule;

    expect(Object.keys(data.aws_security_group)).toEqual([group]);
    expect(rules[`${group}-from-nodes-5432`].security_group_id).toBe(
      `\${data.aws_security_group.${group}.id}`,
    );
    const stores = JSON.parse(read('terraform/data/cdk.tf.json')).resource;
    expect(Object.keys(stores.aws_db_instance)).toEqual(['parcels']);
    expect(read('kubernetes/database-billing/externalsecret-billing-logins.yaml')).toContain(
      'key: core-staging/databases/parcelwise',
    );
  });

  it('stand on the page with what their owners keep', () => {
    expect(read('README.md')).toContain('| Bucket `tariffs` | its name, `core-staging-tariffs` |');
  });
});
