import { describe, expect, it } from 'vitest';
import { whatOf } from '../../src/explain/what.ts';

const known = {
  isFile: (path: string) => path === 'dist/shop/prod/README.md',
  environments: ['shop/prod'],
};

describe('what is asked about', () => {
  it.each([
    [['dist/shop/prod/README.md:12'], { type: 'line', file: 'dist/shop/prod/README.md', line: 12 }],
    [
      ['./environments/shop/prod.yaml:3:7'],
      { type: 'line', file: 'environments/shop/prod.yaml', line: 3 },
    ],
    [
      ['dist/a/cdk.tf.json', 'resource.aws_vpc.main'],
      { type: 'path', file: 'dist/a/cdk.tf.json', field: 'resource.aws_vpc.main' },
    ],
    [
      ['aws_db_instance.main.instance_class'],
      {
        type: 'thing',
        name: 'aws_db_instance.main',
        field: 'instance_class',
        environment: undefined,
      },
    ],
    [
      ['data.aws_iam_policy.x.arn', 'shop/prod'],
      { type: 'thing', name: 'data.aws_iam_policy.x', field: 'arn', environment: 'shop/prod' },
    ],
    [
      ['shop/prod', 'Deployment/shop/web', 'spec.replicas'],
      {
        type: 'thing',
        name: 'Deployment/shop/web',
        field: 'spec.replicas',
        environment: 'shop/prod',
      },
    ],
    [
      ['Namespace/shop'],
      { type: 'thing', name: 'Namespace/shop', field: '', environment: undefined },
    ],
    [['check/missing-subnet'], { type: 'code', code: 'check/missing-subnet' }],
    [['port-duplicate'], { type: 'code', code: 'port-duplicate' }],
  ])('%j', (words, what) => {
    expect(whatOf(words, known)).toEqual(what);
  });
});
