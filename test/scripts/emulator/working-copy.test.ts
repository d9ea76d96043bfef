import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../scripts/emulator/gap.ts';
import { workingCopy } from '../../../scripts/emulator/working-copy.ts';

const document = {
  provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['111122223333'] }] },
  resource: {
    aws_msk_cluster: { main: { cluster_name: 'shop' } },
    aws_secretsmanager_secret_version: {
      brokers: {
        secret_string: 'brokers ${aws_msk_cluster.main.bootstrap_brokers} of ${aws_vpc.main.id}',
        depends_on: ['aws_msk_cluster.main', 'aws_vpc.main'],
      },
    },
    aws_s3_bucket: { logs: { rule: [{ keep: 1, forget: 2 }, { keep: 3 }] } },
  },
  output: { arn: { value: '${aws_msk_cluster.main.arn}' } },
};

const cluster: Gap = { type: 'aws_msk_cluster', missing: 'all', instead: { leaves: 'resource' } };
const argument: Gap = {
  type: 'aws_s3_bucket',
  missing: 'one argument',
  instead: { leaves: 'argument', path: 'rule.forget' },
};

function copy(gaps: readonly Gap[], except?: { gap: Gap; address: string }) {
  const options = { stack: 'shop/prod/data', document, gaps, instancesInAccount: 0 };
  return workingCopy({ ...options, ...(except && { except }) });
}

describe('workingCopy', () => {
  it('leaves a resource out, and makes up what others read from it', () => {
    const { document: left, concerned } = copy([cluster]);

    expect(left).not.toHaveProperty('resource.aws_msk_cluster');
    expect(left).toHaveProperty('resource.aws_secretsmanager_secret_version.brokers', {
      secret_string: expect.stringMatching(/^brokers sample-\w+\.example\.internal of \$\{aws_vpc/),
      depends_on: ['aws_vpc.main'],
    });
    expect(left).toHaveProperty(
      'output.arn.value',
      expect.stringMatching(/^arn:aws:kafka:eu-west-1:111122223333:cluster\/sample\//),
    );
    expect(concerned).toEqual([{ gap: cluster, address: 'aws_msk_cluster.main' }]);
  });

  it('leaves an argument out, in every block of a list', () => {
    expect(copy([argument]).document).toHaveProperty('resource.aws_s3_bucket.logs.rule', [
      { keep: 1 },
      { keep: 3 },
    ]);
  });

  it('tells Terraform never to look again at an argument, where other applies follow', () => {
    const forgets: Gap = {
      type: 'aws_s3_bucket',
      missing: 'one argument',
      instead: { leaves: 'drift', paths: ['rule.forget'] },
    };
    const lifecycleOf = (settles: boolean) => {
      const options = { stack: 'shop/prod/data', document, gaps: [forgets], instancesInAccount: 0 };
      const { resource } = workingCopy({ ...options, settles }).document as typeof document;
      return 'lifecycle' in resource.aws_s3_bucket.logs && resource.aws_s3_bucket.logs.lifecycle;
    };

    expect(lifecycleOf(true)).toEqual({ ignore_changes: ['rule'] });
    expect(lifecycleOf(false)).toBe(false);
  });

  it('makes up one value for an expression with braces', () => {
    const hosts = '${[for host in aws_msk_cluster.main.hosts : host if can(regex("a{7}", host))]}';
    const whole = { ...document, output: { hosts: { value: hosts } } };
    const options = { stack: 'a/b/c', document: whole, gaps: [cluster], instancesInAccount: 0 };

    expect(workingCopy(options).document).toHaveProperty(
      'output.hosts.value',
      expect.stringMatching(/^sample-\w+\.example\.internal$/),
    );
  });

  it('leaves nothing out of a resource that a gap is not about', () => {
    const elsewhere = { ...cluster, only: ({ stack }: { stack: string }) => stack === 'other' };

    expect(copy([elsewhere]).document).toHaveProperty('resource.aws_msk_cluster.main');
    expect(copy([elsewhere]).concerned).toEqual([]);
  });

  it('keeps one as it stands for a probe, and the others as the list says', () => {
    const except = { gap: cluster, address: 'aws_msk_cluster.main' };
    const { document: left } = copy([cluster, argument], except);

    expect(left).toHaveProperty('resource.aws_msk_cluster.main');
    expect(left).toHaveProperty('resource.aws_s3_bucket.logs.rule', [{ keep: 1 }, { keep: 3 }]);
  });

  it('asks few times, because what an emulator refuses it refuses again', () => {
    expect(copy([]).document).toHaveProperty('provider.aws[0].max_retries', 5);
  });
});
