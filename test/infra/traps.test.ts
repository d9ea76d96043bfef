// What the libraries do behind one's back, each seen once and shut out here.

import { readdirSync } from 'node:fs';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { describe, expect, it } from 'vitest';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { escapeTemplates } from '../../src/terraform/escape-templates.ts';
import { detachedScope, openModule } from '../../src/terraform/root-module.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';

const ORIGIN = ['buckets'];

function open() {
  return openModule({ environment: nightSchool(), landscape: ALONE }, 'data', detachedScope());
}

function closed(build: (module: ReturnType<typeof open>['module']) => void): AnyObject {
  const { module, close } = open();
  build(module);
  return close(new Set()).document;
}

describe('openModule', () => {
  it('uses the key as the address, without a hash', () => {
    const document = closed((module) => module.resource(S3Bucket, 'media', ORIGIN, {}));

    expect(Object.keys(document['resource'].aws_s3_bucket)).toEqual(['media']);
  });

  it('throws when two resources share an address, where cdktf would merge them', () => {
    const { module } = open();
    module.resource(S3Bucket, 'media', ORIGIN, {});

    expect(() => module.resource(S3Bucket, 'media', ORIGIN, {})).toThrow(/aws_s3_bucket\.media/);
  });

  it('keeps both of two keys that come to one address, for a check to report', () => {
    const { module, close } = open();
    const again = ['buckets', 'media-replica'];
    module.resource(S3Bucket, 'media-replica', ['buckets', 'media'], { bucket: 'a' });
    module.resource(S3Bucket, 'media-replica', again, { bucket: 'b' });
    const { document, repeats } = close(new Set());

    expect(Object.keys((document as AnyObject)['resource'].aws_s3_bucket)).toHaveLength(2);
    expect(repeats).toEqual([
      { address: 'aws_s3_bucket.media-replica', first: ['buckets', 'media'], again },
    ]);
  });

  it('lets resources of different types share a key', () => {
    const document = closed((module) => {
      module.resource(S3Bucket, 'media', ORIGIN, {});
      module.resource(SqsQueue, 'media', ORIGIN, {});
    });

    expect(Object.keys(document['resource'])).toEqual(['aws_s3_bucket', 'aws_sqs_queue']);
  });

  it.each(['a.b', 'a b', '1a', ''])('throws for the key "%s", which cdktf would change', (key) => {
    const { module } = open();

    expect(() => module.resource(S3Bucket, key, ORIGIN, {})).toThrow(/Not a Terraform name/);
  });

  it('escapes what Terraform would evaluate in text of the user', () => {
    const bucket = `\${file("/etc/passwd")} %{ if true }`;
    const document = closed((module) => module.resource(S3Bucket, 'media', ORIGIN, { bucket }));

    expect(document['resource'].aws_s3_bucket.media.bucket).toBe(
      `$\${file("/etc/passwd")} %%{ if true }`,
    );
  });

  it('keeps references between resources', () => {
    const document = closed((module) => {
      const { arn } = module.resource(S3Bucket, 'media', ORIGIN, {});
      module.resource(SqsQueue, 'q', ORIGIN, { name: `queue of ${arn}` });
    });

    expect(document['resource'].aws_sqs_queue.q.name).toBe(`queue of \${aws_s3_bucket.media.arn}`);
  });

  it('reads other stacks through declared outputs, and says which', () => {
    const { module, close } = open();
    module.resource(SqsQueue, 'q', ORIGIN, { name: module.stateOf('network').text('vpc_id') });
    const { document, dependsOn } = close(new Set(['network', 'security']));

    expect(dependsOn).toEqual(['network']);
    expect((document['resource'] as AnyObject)['aws_sqs_queue'].q.name).toBe(
      `\${data.terraform_remote_state.network.outputs.vpc_id}`,
    );
  });

  it('writes no cdktf metadata, version or working directory', () => {
    const text = JSON.stringify(closed((module) => module.resource(S3Bucket, 'media', ORIGIN, {})));

    expect(text).not.toMatch(/"\/\/"|cdktf|0\.21|local/);
    expect(text).not.toContain(process.cwd());
  });

  it('names the provider by its full source and a range', () => {
    expect(closed(() => undefined)['terraform'].required_providers).toEqual({
      aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
    });
  });
});

describe('escapeTemplates', () => {
  it('leaves IAM policy variables to IAM', () => {
    expect(escapeTemplates({ arn: `arn:aws:s3:::b/\${aws:username}` })).toEqual({
      arn: `arn:aws:s3:::b/$\${aws:username}`,
    });
  });

  it('reaches into lists and maps', () => {
    expect(escapeTemplates({ a: [{ b: `\${x}` }] })).toEqual({ a: [{ b: `$\${x}` }] });
  });
});

describe('compileInfra', () => {
  it('creates no folder, where a cdktf App would make one at once', () => {
    const before = readdirSync('.');
    compileInfra(nightSchool());

    expect(readdirSync('.')).toEqual(before);
  });

  it('puts Error.captureStackTrace back', () => {
    const capture = Error.captureStackTrace;
    compileInfra(nightSchool());

    expect(Error.captureStackTrace).toBe(capture);
  });

  it('remembers for every resource which part of the environment made it', () => {
    for (const { document, origins } of compileInfra(nightSchool())) {
      const addresses = Object.entries((document['resource'] ?? {}) as AnyObject).flatMap(
        ([type, keys]) => Object.keys(keys as AnyObject).map((key) => `${type}.${key}`),
      );

      expect(addresses.filter((address) => origins[address] === undefined)).toEqual([]);
    }
  });

  it('reads only from stacks that read nothing back', () => {
    const reads = new Map(compileInfra(nightSchool()).map((one) => [one.stack, one.dependsOn]));
    const reaches = (from: string, goal: string): boolean =>
      (reads.get(from) ?? []).some((next) => next === goal || reaches(next, goal));

    expect([...reads.keys()].filter((stack) => reaches(stack, stack))).toEqual([]);
  });
});
