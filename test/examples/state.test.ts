// The states of the staging of examples/parcelwise are in a bucket of another team.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise');

function stack(path: string) {
  const [environment = '', name = ''] = path.split('/');
  return JSON.parse(
    readFileSync(join(DIST, environment, 'terraform', name, 'cdk.tf.json'), 'utf8'),
  );
}

describe('the staging of examples/parcelwise', () => {
  it('makes no bucket of states and says where they are', () => {
    expect(existsSync(join(DIST, 'staging/terraform/state'))).toBe(false);
    expect(existsSync(join(DIST, 'prod/terraform/state'))).toBe(true);
    expect(readFileSync(join(DIST, 'staging/README.md'), 'utf8')).toContain(
      'States are kept in bucket `core-staging-terraform-states`, which stands already in eu-central-1, as `parcels/parcelwise-staging/<stack>.tfstate`.',
    );
  });

  it('keeps its states there, where production reads them too', () => {
    const place = {
      bucket: 'core-staging-terraform-states',
      key: 'parcels/parcelwise-staging/dns.tfstate',
      region: 'eu-central-1',
    };

    expect(stack('staging/dns').terraform.backend.s3).toMatchObject({ ...place, encrypt: true });
    expect(stack('prod/edge').data.terraform_remote_state['parcelwise-staging_dns'].config).toEqual(
      place,
    );
  });
});
