import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkBeside, checkStandingNamed } from '../../../src/environment/rules/existing/stores.ts';
import { bucketPage } from '../../../src/kinds/buckets/page.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const KEY = 'arn:aws:kms:eu-west-1:210987654321:key/0f0e0d0c-1111-2222-3333-444455556666';

function withInvoices(existing: Overrides, use: 'read' | 'write' = 'write'): Overrides {
  return {
    buckets: { invoices: { existing: { name: 'invoices.of-old', ...existing }, purpose: 'PDF' } },
    services: { billing: aService({ uses: { buckets: { invoices: use } } }) },
  };
}

describe('a bucket that stands already', () => {
  it('is found, and nothing of it is made', () => {
    const terraform = terraformOf(anEnvironment(withInvoices({ kmsKey: KEY })));
    const { document } = terraform.stack('data');

    expect(JSON.stringify(document['resource'])).not.toContain('invoices');
    expect(Object(document['data']).aws_s3_bucket).toEqual({
      invoices: {
        bucket: 'invoices.of-old',
        lifecycle: {
          postcondition: [
            {
              condition:
                '${endswith(self.bucket_regional_domain_name, ".eu-west-1.amazonaws.com")}',
              error_message:
                'Bucket invoices.of-old, buckets.invoices.existing, is not in eu-west-1.',
            },
          ],
        },
      },
    });
  });

  it('grants what edges need, on its name, its key and no other owner', () => {
    const environment = anEnvironment(withInvoices({ kmsKey: KEY }));
    const statements = terraformOf(environment).policy('billing');
    const condition = [
      { test: 'StringEquals', variable: 's3:ResourceAccount', values: ['210987654321'] },
    ];

    expect(statements['ObjectsInvoices']).toEqual(
      expect.objectContaining({ resources: ['arn:aws:s3:::invoices.of-old/*'], condition }),
    );
    expect(statements['ListInvoices']).toEqual(
      expect.objectContaining({ resources: ['arn:aws:s3:::invoices.of-old'], condition }),
    );
    expect(statements['KeyInvoices']).toEqual(
      expect.objectContaining({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [KEY],
      }),
    );
  });

  it('needs no key where S3 has its own, and is not looked for in another account', () => {
    const terraform = terraformOf(anEnvironment(withInvoices({ account: '111122223333' }, 'read')));
    const statements = terraform.policy('billing');

    expect(Object.keys(statements).sort()).toEqual(['ListInvoices', 'ObjectsInvoices']);
    expect(statements['ListInvoices'].condition[0].values).toEqual(['111122223333']);
    expect(Object(terraform.stack('data').document['data']).aws_s3_bucket).toBeUndefined();
  });

  it.each([{}, { kmsKey: KEY }, { account: '111122223333', kmsKey: KEY }])(
    'passes all checks: %o',
    (existing) => {
      expect(findings(checkEnvironment(compiledSmall(withInvoices(existing))))).toEqual([]);
    },
  );

  it('takes no defaults, and lets nothing stand beside but its purpose', () => {
    const environment = anEnvironment({
      ...withInvoices({}),
      defaults: { bucket: { replicate: true } },
    });
    const written = {
      buckets: { invoices: { existing: {}, purpose: 'PDF', replicate: true }, other: 3 },
    };

    expect(environment.buckets['invoices']?.replicate).toBe(false);
    expect(findings(checkBeside(written))).toEqual([
      'model/existing-beside at key of buckets.invoices.replicate',
    ]);
    expect(findings(checkBeside(undefined))).toEqual([]);
  });

  it('is named by what asks nothing of it, and by nobody else', () => {
    const environment = anEnvironment({
      ...withInvoices({}),
      audit: { trail: { dataEvents: ['invoices'] } },
      delivery: { sites: { shop: { bucket: 'invoices', repository: 'shop' } } },
      observability: { logs: { archiveBucket: 'invoices' } },
    });

    expect(findings(checkStandingNamed(environment))).toEqual([
      'model/existing-named at value of delivery.sites.shop.bucket',
      'model/existing-named at value of observability.logs.archiveBucket',
    ]);
  });

  it('says on the page what its owner keeps', () => {
    const environment = anEnvironment(withInvoices({ account: '111122223333', kmsKey: KEY }));

    expect(bucketPage.standing?.(environment)).toEqual([
      [
        'Bucket `invoices`',
        'its name, `invoices.of-old`: no plan proves it',
        `a policy that lets the roles of its consumers in; a policy of \`${KEY}\` that lets account 210987654321 use it`,
      ],
    ]);
    expect(bucketPage.rows?.(environment)).toContainEqual([
      'bucket `invoices`',
      'invoices.of-old, stands already',
      'PDF',
    ]);
  });
});
