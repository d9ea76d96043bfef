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

  it('stand on the page with what their owners keep', () => {
    expect(read('README.md')).toContain('| Bucket `tariffs` | its name, `core-staging-tariffs` |');
  });
});
