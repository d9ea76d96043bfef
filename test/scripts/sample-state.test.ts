import { describe, expect, it } from 'vitest';
import { rehearsalOverride } from '../../scripts/terraform/rehearsal-override.ts';
import { sampleState } from '../../scripts/terraform/sample-state.ts';
import { sampleValue } from '../../scripts/terraform/sample-value.ts';

const WHERE = { account: '111122223333', region: 'eu-west-1' };

describe('sampleValue', () => {
  it.each([
    ['aws_vpc.main.id', /^vpc-[0-9a-f]{17}$/],
    ['aws_subnet.private-a.id', /^subnet-[0-9a-f]{17}$/],
    ['aws_security_group.nodes.id', /^sg-[0-9a-f]{17}$/],
    ['aws_organizations_account.dev.id', /^\d{12}$/],
    ['aws_organizations_organization.main.id', /^o-[0-9a-f]{10}$/],
    ['aws_route53_zone.main.zone_id', /^Z[0-9A-F]{20}$/],
    ['aws_iam_role.x.arn', /^arn:aws:iam::111122223333:role\/sample-[0-9a-f]{8}$/],
    ['aws_cognito_user_pool_domain.main.cloudfront_distribution_zone_id', /^Z[0-9A-F]{20}$/],
    ['aws_kms_key.data.arn', /^arn:aws:kms:eu-west-1:111122223333:key\/[0-9a-f-]{36}$/],
    ['aws_lb.main.arn_suffix', /^app\/sample\/[0-9a-f]{16}$/],
    ['aws_eks_cluster.main.identity[0].oidc[0].issuer', /^oidc\.eks\.eu-west-1\.amazonaws\.com/],
  ])('makes %s up in the form AWS gives it', (expression, form) => {
    expect(sampleValue(`\${${expression}}`, WHERE)).toMatch(form);
  });

  it('gives the same expression the same value and others another', () => {
    const [one, same, other] = ['a', 'a', 'b'].map((key) =>
      sampleValue(`\${aws_subnet.${key}.id}`, WHERE),
    );

    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('keeps the shape of lists, maps and text around expressions', () => {
    const value = { a: ['${aws_vpc.x.id}'], 'b/c': 'https://${aws_eks_cluster.x.endpoint}', d: 1 };

    expect(sampleValue(value, WHERE)).toEqual({
      a: [expect.stringMatching(/^vpc-/)],
      'b/c': expect.stringMatching(/^https:\/\/sample-/),
      d: 1,
    });
  });

  it('gives a splat as a list', () => {
    expect(sampleValue('${aws_subnet.private[*].id}', WHERE)).toHaveLength(3);
    expect(sampleValue('${aws_route53_zone.main.name_servers}', WHERE)).toHaveLength(3);
  });
});

describe('sampleState', () => {
  it('types every output as Terraform writes types', () => {
    const state = sampleState(
      { output: { ids: { value: { data: ['${aws_subnet.a.id}'] } }, size: { value: 3 } } },
      WHERE,
    );

    expect(state).toMatchObject({
      version: 4,
      outputs: {
        ids: { type: ['object', { data: ['tuple', ['string']] }] },
        size: { value: 3, type: 'number' },
      },
    });
  });
});

describe('rehearsalOverride', () => {
  it('turns every provider to the stub and keeps its account and alias', () => {
    const aws = [
      { region: 'eu-west-1', allowed_account_ids: ['111122223333'] },
      { region: 'us-east-1', alias: 'us-east-1', allowed_account_ids: ['111122223333'] },
    ];
    const override = rehearsalOverride({ provider: { aws } }, { network: '/x' }, 'http://stub');

    expect(override).toMatchObject({
      terraform: { backend: { local: {} } },
      provider: {
        aws: [
          { access_key: '111122223333', endpoints: [{ sts: 'http://stub' }] },
          { alias: 'us-east-1', access_key: '111122223333' },
        ],
      },
      data: { terraform_remote_state: { network: { backend: 'local', config: { path: '/x' } } } },
    });
  });
});
