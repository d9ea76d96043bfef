import { describe, expect, it } from 'vitest';
import {
  commentDifferences,
  differencesOf,
  withoutComments,
} from '../../../scripts/fork/differences.ts';

const files = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

describe('two folders', () => {
  it('are the same when every byte is', () => {
    expect(differencesOf(files({ a: 'x\n' }), files({ a: 'x\n' }))).toEqual([]);
  });

  it('differ in a line, in an end, and in files that only one of them has', () => {
    const ours = files({ end: 'x\n', line: 'x\n  y\n', ours: '' });
    const theirs = files({ end: 'x', line: 'x\n  z\n', theirs: '' });

    expect(differencesOf(ours, theirs)).toEqual([
      'end:2:  → the end',
      'line:2: y → z',
      'ours: not written with the fork',
      'theirs: written with the fork only',
    ]);
  });
});

describe('documents of a library', () => {
  const document = (version: string, name: string) =>
    JSON.stringify({ '//': { metadata: { version, outputs: {} } }, resource: { name } });

  it('say the same to Terraform when they differ in comments and spaces', () => {
    const ours = files({ a: document('1', 'x') });
    const theirs = files({ a: JSON.stringify(JSON.parse(document('2', 'x')), null, 2) });

    expect(differencesOf(withoutComments(ours), withoutComments(theirs))).toEqual([]);
    expect(commentDifferences(ours, theirs)).toEqual(['//.metadata.version: "1" → "2" (1×)']);
  });

  it('do not when a value is another one', () => {
    const ours = withoutComments(files({ a: document('1', 'x') }));
    const theirs = withoutComments(files({ a: document('1', 'y') }));

    expect(differencesOf(ours, theirs)).toHaveLength(1);
  });
});
