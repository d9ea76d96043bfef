import { describe, expect, it } from 'vitest';
import { checkProviderGuard } from '../../../../src/check/safety/cloud/check-provider-guard.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { type Change, set } from './break-resource.ts';

describe('checkProviderGuard', () => {
  it('has nothing to say about Night School', () => {
    expect(checkProviderGuard(compiledNightSchool())).toEqual([]);
  });

  it.each<readonly [string, Change]>([
    ['no account', (document) => delete document['provider'].aws[1].allowed_account_ids],
    ['another account', set('provider.aws.1.allowed_account_ids', ['999999999999'])],
    ['no tags', (document) => delete document['provider'].aws[1].default_tags],
    ['a tag less', set('provider.aws.0.default_tags.0.tags', { System: 'night-school' })],
  ])('reports a provider with %s', (_, change) => {
    const input = corrupted(compiledNightSchool(), (open) => {
      change(stackIn(open, 'recovery')['document']);
    });

    expect(findings(checkProviderGuard(input))).toEqual([
      'check/provider-guard at value of aws.account',
    ]);
  });
});
