import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const BUCKET = 'data/aws_s3_bucket.media';

function importsOf(adopt: object, stack: string) {
  return terraformOf(anEnvironment({ adopt })).stack(stack).document['import'];
}

describe('what is adopted', () => {
  it('is imported by the stack that has its address, and by no other', () => {
    const adopt = { [BUCKET]: 'shop-media-of-old', 'dns/aws_route53_zone.main': 'Z0123456789' };

    expect(importsOf(adopt, 'data')).toEqual([
      { to: 'aws_s3_bucket.media', id: 'shop-media-of-old' },
    ]);
    expect(importsOf(adopt, 'dns')).toEqual([{ to: 'aws_route53_zone.main', id: 'Z0123456789' }]);
    expect(importsOf(adopt, 'network')).toBeUndefined();
    expect(importsOf({}, 'data')).toBeUndefined();
  });

  it('has an id that Terraform does not evaluate', () => {
    expect(importsOf({ [BUCKET]: 'a${b}' }, 'data')).toEqual([
      { to: 'aws_s3_bucket.media', id: 'a$${b}' },
    ]);
  });

  it('is a resource of the stacks: an address without one is an error with the nearest', () => {
    const found = checkEnvironment(compiledSmall({ adopt: { 'data/aws_s3_bucket.medja': 'old' } }));

    expect(findings(found)).toEqual([
      'check/adoption-unknown at key of adopt["data/aws_s3_bucket.medja"]',
    ]);
    expect(JSON.stringify(found)).toContain(BUCKET);
  });

  it('has the name of ours, or Terraform would destroy it', () => {
    const named = { buckets: { media: { name: 'shop-media-of-old' } } };
    const adopt = { [BUCKET]: 'shop-media-of-old' };
    const found = checkEnvironment(compiledSmall({ adopt }));

    expect(findings(found)).toEqual([
      'check/adoption-replaces at value of adopt["data/aws_s3_bucket.media"]',
    ]);
    expect(checkEnvironment(compiledSmall({ ...named, adopt }))).toEqual([]);
  });

  it('may have a name inside of its id, or an id that AWS invents', () => {
    const adopt = {
      'registry/aws_ecr_repository.web': 'shop/web',
      'network/aws_vpc.main': 'vpc-0123456789abcdef0',
    };
    expect(findings(checkEnvironment(compiledSmall({ adopt })))).toEqual([]);
  });

  it('is no data source, which is read and not owned', () => {
    const adopt = { 'network/aws_iam_policy_document.nodes': 'x' };

    expect(findings(checkEnvironment(compiledSmall({ adopt })))).toEqual([
      'check/adoption-unknown at key of adopt["network/aws_iam_policy_document.nodes"]',
    ]);
  });

  it('stands on the page, with when it may go', () => {
    const { texts } = compiledSmall({ adopt: { [BUCKET]: 'shop-media-of-old' } });
    const page = texts.find(({ path }) => path.endsWith('README.md'))?.content ?? '';

    expect(page).toContain('| `data` | `aws_s3_bucket.media` | `shop-media-of-old` |');
    expect(page).toContain('Once it is applied, remove the entry');
  });
});
