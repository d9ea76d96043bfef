import { describe, expect, it } from 'vitest';
import { checkNodeReleases } from '../../../../src/environment/rules/nodes/node-releases.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const FOUND = 'model/node-release at value of cluster.nodeGroups.main.releaseVersion';

function check(releaseVersion: string | null, version = '1.35') {
  const cluster = { version, nodeGroups: { main: { releaseVersion } } };
  return findings(checkNodeReleases(anEnvironment({ cluster })));
}

describe('checkNodeReleases', () => {
  it.each([
    ['1.35.2-20261101', []],
    [null, []],
    ['1.34.4-20261101', [FOUND]],
    ['1.36.0-20261101', [FOUND]],
    ['1.3.1-20261101', [FOUND]],
  ])('%s beside a cluster of 1.35: %s', (release, found) => {
    expect(check(release)).toEqual(found);
  });

  it('asks for another one once the cluster is raised', () => {
    expect(check('1.35.2-20261101', '1.36')).toEqual([FOUND]);
  });
});
