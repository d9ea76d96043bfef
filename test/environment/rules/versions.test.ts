import { describe, expect, it } from 'vitest';
import { checkVersions } from '../../../src/environment/rules/versions.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkVersions(anEnvironment(overrides)));
}

describe('checkVersions', () => {
  it.each([
    ['1.28', ['model/kubernetes-version at value of cluster.version']],
    ['1.30', ['model/kubernetes-version at value of cluster.version']],
    ['1.31', ['model/kubernetes-version-extended at value of cluster.version']],
    ['1.34', []],
    ['1.36', []],
    ['1.37', ['model/kubernetes-version-unknown at value of cluster.version']],
  ])('says of Kubernetes %s: %j', (version, found) => {
    expect(check({ cluster: { version } })).toEqual(found);
  });

  it.each(['15.4', '15.12', '17.4'])('reports the withdrawn PostgreSQL %s', (version) => {
    expect(check({ databases: { main: { version } } })).toEqual([
      'model/engine-withdrawn at value of databases.main.version',
    ]);
  });

  it.each(['15', '15.13', '17.5', '18.1'])('accepts PostgreSQL %s', (version) => {
    expect(check({ databases: { main: { version } } })).toEqual([]);
  });

  it('accepts a MySQL version that would be withdrawn of PostgreSQL', () => {
    expect(check({ databases: { main: { engine: 'mysql', version: '15.4' } } })).toEqual([]);
  });
});
