import { describe, expect, it } from 'vitest';
import { checkAuthorities } from '../../../../src/environment/rules/services/authorities.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const ELSEWHERE = { aws: { region: 'il-central-1', zones: ['il-central-1a', 'il-central-1b'] } };

function check(overrides: Overrides): readonly string[] {
  return findings(checkAuthorities(anEnvironment(overrides)));
}

describe('checkAuthorities', () => {
  it('accepts a region with known authorities', () => {
    expect(check({})).toEqual([]);
  });

  it('reports a region without, once for all that services use', () => {
    const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };
    const web = { uses: { documentDatabases: { main: 'write' } } };

    expect(check({ ...ELSEWHERE, documentDatabases, services: { web } })).toEqual([
      'model/region-authorities at value of aws.region',
    ]);
  });

  it('accepts any region where no service uses a database of RDS', () => {
    expect(check({ ...ELSEWHERE, services: { web: { uses: { databases: null } } } })).toEqual([]);
  });
});
