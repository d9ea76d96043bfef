import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { objectOf } from '../support/kubernetes-objects.ts';

const ARM = { zones: ['eu-west-1a'], instanceTypes: ['m7g.large'], min: 1, max: 2 };

function podOf(web: object, nodeGroups: object = { arm: ARM }) {
  const environment = anEnvironment({ cluster: { nodeGroups }, services: { web } });
  return objectOf(compileApps(environment), 'Deployment', 'web')['spec'].template.spec;
}

describe('where pods stand', () => {
  it.each([
    ['amd64', undefined],
    ['arm64', ['arm64']],
  ])('is nodes of %s alone, where there are both and the image is for these', (arch, built) => {
    expect(podOf({ image: { architectures: built ?? null } }).nodeSelector).toEqual({
      'kubernetes.io/arch': arch,
    });
  });

  it('is anywhere for an image that is built for both, or where all nodes are alike', () => {
    expect(podOf({ image: { architectures: ['amd64', 'arm64'] } })).not.toHaveProperty(
      'nodeSelector',
    );
    expect(podOf({}, {})).not.toHaveProperty('nodeSelector');
  });

  it('takes nodes on demand and their architecture together', () => {
    expect(podOf({ capacity: 'onDemand' }).nodeSelector).toEqual({
      'eks.amazonaws.com/capacityType': 'ON_DEMAND',
      'kubernetes.io/arch': 'amd64',
    });
  });
});
