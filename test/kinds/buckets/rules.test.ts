import { describe, expect, it } from 'vitest';
import { checkBuckets } from '../../../src/kinds/buckets/rules/check-buckets.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

/** The bucket `media` is served by a distribution, `logs` by none. */
function check(bucket: string, overrides: Overrides): readonly string[] {
  const buckets = { logs: { purpose: 'Logs' }, [bucket]: { purpose: 'Any', ...overrides } };
  return findings(checkBuckets(anEnvironment({ buckets })));
}

function rule(definition: Overrides): Overrides {
  return { lifecycle: { old: definition } };
}

const archive = { moveTo: 'GLACIER', afterDays: 0 };

describe('checkBuckets', () => {
  it.each([
    ['neither moves nor deletes', { afterDays: 90 }],
    ['moves and deletes', { ...archive, expire: true }],
  ])('reports a rule that %s', (_, definition) => {
    expect(check('logs', rule(definition))).toEqual([
      'model/lifecycle-no-action at key of buckets.logs.lifecycle.old',
    ]);
  });

  it.each([
    ['moves', archive],
    ['deletes', { expire: true, afterDays: 1 }],
  ])('accepts a rule that only %s', (_, definition) => {
    expect(check('logs', rule(definition))).toEqual([]);
  });

  it.each(['current', 'noncurrent'])(
    'reports a move of %s objects to infrequent access before 30 days',
    (applyTo) => {
      expect(check('logs', rule({ applyTo, moveTo: 'STANDARD_IA', afterDays: 29 }))).toEqual([
        'model/lifecycle-too-early at value of buckets.logs.lifecycle.old.afterDays',
      ]);
    },
  );

  it('accepts a move to infrequent access after 30 days', () => {
    expect(check('logs', rule({ moveTo: 'STANDARD_IA', afterDays: 30 }))).toEqual([]);
  });

  it.each(['GLACIER', 'DEEP_ARCHIVE'])(
    'reports objects that are read and sleep in %s',
    (moveTo) => {
      expect(check('media', rule({ moveTo, afterDays: 180 }))).toEqual([
        'model/lifecycle-archives-live at value of buckets.media.lifecycle.old.moveTo',
      ]);
    },
  );

  it.each([
    ['media', { moveTo: 'GLACIER_IR', afterDays: 180 }],
    ['media', { moveTo: 'GLACIER', afterDays: 180, applyTo: 'noncurrent' }],
    ['logs', { moveTo: 'GLACIER', afterDays: 180 }],
  ])('accepts for %s the rule %j', (bucket, definition) => {
    expect(check(bucket, rule(definition))).toEqual([]);
  });

  it('reports a deletion at once', () => {
    expect(check('logs', rule({ expire: true, afterDays: 0 }))).toEqual([
      'model/lifecycle-expires-at-once at value of buckets.logs.lifecycle.old.afterDays',
    ]);
  });

  it('reports that current objects of a site are deleted', () => {
    expect(check('media', rule({ expire: true, afterDays: 90 }))).toEqual([
      'model/lifecycle-expires-site at value of buckets.media.lifecycle.old',
    ]);
  });

  it('accepts that replaced objects of a site are deleted', () => {
    expect(check('media', rule({ applyTo: 'noncurrent', expire: true, afterDays: 90 }))).toEqual(
      [],
    );
  });

  it('reports a replicated bucket without versions', () => {
    expect(check('logs', { replicate: true, versioning: false })).toEqual([
      'model/replication-unversioned at value of buckets.logs.versioning',
    ]);
  });

  it.each([
    ['replicated with versions', { replicate: true }],
    ['neither replicated nor versioned', { versioning: false }],
  ])('accepts a bucket that is %s', (_, overrides) => {
    expect(check('logs', overrides)).toEqual([]);
  });
});
