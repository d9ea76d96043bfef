import { describe, expect, it } from 'vitest';
import { judgePolicies } from '../../../../src/review/dangers/permissions/policies.ts';
import { changedStack, saidBy } from '../changed.ts';

type Statement = Readonly<Record<string, unknown>>;

const read: Statement = {
  Effect: 'Allow',
  Action: ['s3:GetObject'],
  Resource: ['arn:aws:s3:::a/*'],
};

/** Of a role, as JSON. */
const inline = (...statements: readonly Statement[]) => ({
  resource: {
    aws_iam_role: { web: { name: 'shop-web' } },
    aws_iam_role_policy: {
      web: { role: '${aws_iam_role.web.id}', policy: JSON.stringify({ Statement: statements }) },
    },
  },
});
/** The same as documents of Terraform. */
const documented = (...statement: readonly Statement[]) => ({
  data: { aws_iam_policy_document: { web: { statement } } },
  resource: {
    aws_iam_role: { web: { name: 'shop-web' } },
    aws_iam_role_policy: {
      web: {
        role: '${aws_iam_role.web.id}',
        policy: '${data.aws_iam_policy_document.web.json}',
      },
    },
  },
});
const bucket = (...statements: readonly Statement[]) => ({
  resource: {
    aws_s3_bucket: { a: {} },
    aws_s3_bucket_policy: {
      a: { bucket: '${aws_s3_bucket.a.id}', policy: JSON.stringify({ Statement: statements }) },
    },
  },
});

const told = (before: object, after: object) =>
  saidBy(judgePolicies, changedStack({ before, after } as never));

describe('what policies allow', () => {
  it('is told with whose, which action and which resource', () => {
    const more = { ...read, Action: ['s3:GetObject', 's3:PutObject'] };

    expect(told(inline(read), inline(more))).toEqual([
      'widens permission: role shop-web may s3:PutObject on arn:aws:s3:::a/*',
    ]);
    expect(told(inline(more), inline(read))).toEqual([]);
  });

  it('is read out of documents of Terraform, of which no resource differs', () => {
    const plain = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/*'], sid: 'Read' };

    expect(told(documented(plain), documented({ ...plain, actions: ['s3:*'] }))).toEqual([
      'widens permission: role shop-web may s3:* on arn:aws:s3:::a/*',
    ]);
    expect(told(inline(read), documented({ ...plain, sid: 'Other' }))).toEqual([]);
  });

  it('understands wildcards, in any case', () => {
    const all = { ...read, Action: 'S3:*' };
    const get = { ...read, Action: 's3:Get*', Resource: 'arn:aws:s3:::a/b?' };

    expect(told(inline(all), inline(read))).toEqual([]);
    expect(told(inline(all), inline(get))).toEqual([]);
    expect(told(inline(get), inline(all))).toHaveLength(1);
    expect(told(inline(read), inline({ ...read, Resource: '*' }))).toEqual([
      'widens permission: role shop-web may s3:GetObject on anything',
    ]);
  });

  it('does not mind another order, other names, one statement of two, or another resource for it', () => {
    const put = { ...read, Action: 's3:PutObject' };
    const both = { ...read, Sid: 'Both', Action: ['s3:PutObject', 's3:GetObject'] };
    const moved = inline(both);
    const { web } = moved.resource.aws_iam_role_policy;
    const renamed = { resource: { ...moved.resource, aws_iam_role_policy: { other: web } } };

    expect(told(inline(read, put), inline(both))).toEqual([]);
    expect(told(inline(both), inline(put, read))).toEqual([]);
    expect(told(inline(read, put), renamed)).toEqual([]);
  });

  it('is more where a condition goes or takes more values, and less where one comes', () => {
    const only = (...values: readonly string[]) => ({
      ...read,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': values } },
    });

    expect(told(inline(only('o-1')), inline(read))).toHaveLength(1);
    expect(told(inline(only('o-1')), inline(only('o-2', 'o-1')))).toEqual([
      'widens permission: role shop-web may s3:GetObject on arn:aws:s3:::a/* if aws:principalorgid stringequals o-2',
    ]);
    expect(told(inline(read), inline(only('o-1')))).toEqual([]);
    expect(told(inline(only('o-2', 'o-1')), inline(only('o-1', 'o-2')))).toEqual([]);
  });

  it('compares ranges of addresses in conditions', () => {
    const at = (range: string) => ({
      ...read,
      Condition: { IpAddress: { 'aws:SourceIp': range } },
    });

    expect(told(inline(at('10.0.0.0/8')), inline(at('10.1.0.0/16')))).toEqual([]);
    expect(told(inline(at('10.1.0.0/16')), inline(at('10.0.0.0/8')))).toHaveLength(1);
  });

  it('is more where everything but something is allowed', () => {
    const but = (...NotAction: readonly string[]) => ({
      Effect: 'Allow',
      NotAction,
      Resource: '*',
    });

    expect(told(inline(but('iam:*', 's3:*')), inline(but('iam:*')))).toEqual([
      'widens permission: role shop-web may everything but iam:* on anything',
    ]);
    expect(told(inline(but('iam:*')), inline(but('iam:*', 's3:*')))).toEqual([]);
    expect(told(inline(but('iam:*')), inline({ ...read, Resource: '*' }))).toEqual([]);
    expect(told(inline(read), inline(but('iam:*')))).toHaveLength(1);
  });

  it('is more where less is denied', () => {
    const insecure = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const allow = { ...read, Principal: { AWS: 'arn:aws:iam::1:root' } };

    expect(told(bucket(allow, insecure), bucket(allow))).toEqual([
      'widens permission: aws_s3_bucket_policy.a no longer denies anybody s3:* on aws_s3_bucket_policy.a if aws:securetransport bool false',
    ]);
    expect(told(bucket(allow), bucket(insecure, allow))).toEqual([]);
    const gone = { resource: { aws_s3_bucket: { a: {} } } };
    expect(told(bucket(insecure), gone)).toHaveLength(1);
    expect(told(bucket(insecure), { resource: {} })).toEqual([]);
  });

  it('says who may take on a role', () => {
    const trust = (...who: readonly string[]) => ({
      resource: {
        aws_iam_role: {
          web: {
            name: 'shop-web',
            assume_role_policy: JSON.stringify({
              Statement: { Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' },
            }),
          },
        },
      },
    });

    expect(told(trust('arn:aws:iam::1:root'), trust('*'))).toEqual([
      'widens permission: anybody may take on role shop-web by sts:AssumeRole',
    ]);
    expect(told(trust('*'), trust('arn:aws:iam::1:root'))).toEqual([]);
    expect(told(trust('arn:aws:iam::1:root'), trust('arn:aws:iam::1:role/a'))).toEqual([]);
    expect(told(trust('arn:aws:iam::1:role/a'), trust('arn:aws:iam::1:root'))).toHaveLength(1);
  });

  it('does not mind tags', () => {
    const tagged = inline(read);
    const { aws_iam_role: role } = tagged.resource;
    const after = {
      resource: { ...tagged.resource, aws_iam_role: { web: { ...role.web, tags: { A: 'b' } } } },
    };

    expect(told(tagged, after)).toEqual([]);
  });
});
