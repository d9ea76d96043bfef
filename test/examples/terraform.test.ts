// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is what Terraform reads
// The stack of its own that Parcelwise has beside ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../examples/parcelwise');

describe.each([
  ['staging', 2],
  ['prod', 3],
])('Terraform of Parcelwise’s own in %s', (environment, zones) => {
  const dist = join(ROOT, 'dist/parcelwise', environment);
  const stack = join(dist, 'terraform/depot-names');
  const { module, resource, terraform } = JSON.parse(
    readFileSync(join(stack, 'cdk.tf.json'), 'utf8'),
  );

  it('is the folder, file by file as it is', () => {
    const folder = join(ROOT, 'terraform/depot-names');

    expect(readdirSync(join(stack, 'module'))).toEqual(readdirSync(folder));
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(stack, 'module', file))).toEqual(readFileSync(join(folder, file)));
    }
  });

  it('reads the network, which stands already in staging', () => {
    expect(module['depot-names']).toMatchObject({
      source: './module',
      prefix: `parcelwise-${environment}`,
      vpc_id: '${data.terraform_remote_state.network.outputs.vpc_id}',
      subnet_ids: Array.from(
        { length: zones },
        (_, index) =>
          `\${data.terraform_remote_state.network.outputs.subnet_ids["private"][${index}]}`,
      ),
    });
    expect(terraform.backend.s3.key).toMatch(
      new RegExp(`parcelwise[/-]${environment}/depot-names\\.tfstate$`),
    );
  });

  it('hands its zone to the service that scanners ask', () => {
    expect(resource.aws_secretsmanager_secret.outputs.name).toBe(
      `parcelwise/${environment}/terraform/depot-names`,
    );
    const file = join(dist, 'kubernetes/depot/externalsecret-depot.yaml');
    expect(readFileSync(file, 'utf8')).toContain('DEPOT_NAMES_DOMAIN');
  });
});
