import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const SHIPPER = 'aws-for-fluent-bit';

const withLogs = (logs: object) =>
  anEnvironment({ addons: { [SHIPPER]: {} }, observability: { logs } });

describe('the archive of logs', () => {
  const archived = withLogs({ archiveBucket: 'media' });

  it('gets the logs of all pods, below a prefix of its own', () => {
    const { s3 } = valuesOf(compilePlatform(archived), SHIPPER);

    expect(s3).toMatchObject({
      enabled: true,
      match: '*',
      bucket: 'shop-prod-media-210987654321',
      region: 'eu-west-1',
    });
    expect(s3.s3KeyFormat).toMatch(/^\/logs\/.*\$UUID\.gz$/);
  });

  it('is added to, and neither read nor changed', () => {
    const { ArchiveLogs } = terraformOf(archived).policy(`addon-${SHIPPER}`);

    expect(ArchiveLogs).toMatchObject({
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::shop-prod-media-210987654321/logs/*'],
    });
  });

  it('keeps what waits for its upload on the node, and no more than fits there', () => {
    const { s3 } = valuesOf(compilePlatform(archived), SHIPPER);

    expect(s3.storeDir).toMatch(/^\/var\/log\//);
    expect(s3.extraOutputs).toBe('store_dir_limit_size 2G');
  });

  it('is not there unless asked for', () => {
    const plain = withLogs({});

    expect(valuesOf(compilePlatform(plain), SHIPPER)).not.toHaveProperty('s3');
    expect(terraformOf(plain).policy(`addon-${SHIPPER}`)).not.toHaveProperty('ArchiveLogs');
  });
});
