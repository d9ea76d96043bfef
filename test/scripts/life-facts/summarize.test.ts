import { describe, expect, it } from 'vitest';
import type { Answer, Asked } from '../../../scripts/life-facts/question-types.ts';
import { summarize } from '../../../scripts/life-facts/summarize.ts';

function answer(
  path: string,
  kind: Answer['kind'],
  outcome: Answer['outcome'],
  reason = '',
): Answer {
  return { type: 'aws_thing', path: [path], body: {}, kind, outcome, reason };
}

function lifeOf(answers: readonly Answer[], notSettled: Asked['notSettled'] = []) {
  return summarize({
    answers,
    notSettled,
    deeper: new Map([['aws_thing', []]]),
  })['aws_thing'];
}

describe('summarize', () => {
  it('keeps what replaces however it changes, and forgets what does not', () => {
    expect(
      lifeOf([
        answer('name', 'change', 'replaces'),
        answer('name', 'unset', 'nothing'),
        answer('size', 'raise', 'updates'),
      ]),
    ).toEqual({ replace: ['name'], keeps: ['name'] });
  });

  it('says what changes in place in a block that comes or goes by a replacement', () => {
    const inBlock = (name: string, outcome: Answer['outcome']): Answer => ({
      ...answer('block', 'change', outcome),
      path: ['block', name],
    });

    expect(
      lifeOf([
        answer('block', 'shrink', 'replaces'),
        inBlock('key', 'replaces'),
        inBlock('size', 'updates'),
        answer('other', 'change', 'updates'),
      ]),
    ).toEqual({ replace: ['block', 'block.key'], inPlace: ['block.size'] });
  });

  it('says by which kinds of change alone', () => {
    expect(
      lifeOf([answer('version', 'raise', 'updates'), answer('version', 'lower', 'replaces')]),
    ).toEqual({ when: { version: ['lower'] } });
  });

  it('leaves nothing out that could not be asked', () => {
    expect(
      lifeOf(
        [answer('mode', 'change', 'refused', 'mode "x" is bad'), answer('tag', 'set', 'nothing')],
        [{ type: 'aws_thing', path: ['role'], reason: 'no valid value was found' }],
      ),
    ).toEqual({
      notAsked: {
        'mode x is bad': ['mode'],
        'no valid value was found': ['role'],
        'the provider sees no change': ['tag'],
      },
    });
  });

  it('takes the answer of one body where another had none', () => {
    const other = answer('role', 'change', 'replaces');
    const notSettled = [{ type: 'aws_thing', path: ['role'], reason: 'none' }];

    expect(lifeOf([other], notSettled)).toEqual({ replace: ['role'] });
  });

  it('says of what alone, where the things that a type is differ', () => {
    const network = { type: 'network' };

    expect(
      lifeOf([
        { ...answer('subnets', 'shrink', 'replaces'), body: network },
        { ...answer('subnets', 'grow', 'updates'), body: network },
        answer('subnets', 'shrink', 'updates'),
        answer('subnets', 'grow', 'updates'),
      ]),
    ).toEqual({ when: { subnets: ['shrink'] }, where: { subnets: { type: ['network'] } } });
  });
});
