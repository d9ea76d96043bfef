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
});
