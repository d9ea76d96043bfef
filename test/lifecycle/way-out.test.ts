import { describe, expect, it } from 'vitest';
import { wayOut } from '../../src/lifecycle/way-out.ts';

const writtenFor = (type: string, origin: string[]) => wayOut(type, 'main', origin)?.written;

describe('wayOut', () => {
  it('keeps the data where AWS takes a last snapshot', () => {
    expect(writtenFor('aws_db_instance', ['databases', 'main'])).toBe(
      'leaving: { databases: { main: { data: snapshot } } }',
    );
    expect(writtenFor('aws_elasticache_replication_group', ['caches', 'main'])).toBe(
      'leaving: { caches: { main: { data: snapshot } } }',
    );
  });

  it('says what becomes of the data of others', () => {
    expect(writtenFor('aws_s3_bucket', ['buckets', 'main'])).toBe(
      'leaving: { buckets: { main: { data: destroy } } }',
    );
  });
});
