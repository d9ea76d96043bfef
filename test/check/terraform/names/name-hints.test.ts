// What is advised where two environments take one name, by what AWS keeps the name for.
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../../src/diagnostics/diagnostic.ts';

describe('check/aws-name-duplicate', () => {
  it.each([
    ['aws_ecr_repository', 'delivery.registry.shared'],
    ['aws_iam_openid_connect_provider', 'oidcProvider of the other'],
    ['aws_iam_role', 'aws.namePrefix'],
  ])('of %s names %s', (type, key) => {
    const args = { type, name: 'x', holder: 'shop/dev/a', other: 'shop/prod/a' };

    expect(diagnostic('check/aws-name-duplicate', args).hint).toContain(key);
  });
});
