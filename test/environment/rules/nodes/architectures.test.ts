import { describe, expect, it } from 'vitest';
import { checkCapacity } from '../../../../src/environment/rules/cluster/capacity.ts';
import { checkArchitectures } from '../../../../src/environment/rules/nodes/architectures.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const ARM = { zones: ['eu-west-1a', 'eu-west-1b'], instanceTypes: ['m7g.large'], min: 2, max: 4 };
const nodes = (...names: string[]) => ({
  nodeGroups: {
    ...(names.includes('amd64') ? {} : { main: null }),
    ...(names.includes('arm64') ? { arm: ARM } : {}),
  },
});
const check = (overrides: Overrides) => findings(checkArchitectures(anEnvironment(overrides)));
const images = (architectures: readonly string[] | null, ...names: string[]) =>
  check({ cluster: nodes(...names), services: { web: { image: { architectures } } } });

describe('checkArchitectures', () => {
  it.each([
    ['amd64, as nobody says otherwise,', null, ['amd64']],
    ['amd64', ['amd64'], ['amd64', 'arm64']],
    ['Arm', ['arm64'], ['arm64']],
    ['Arm', ['arm64'], ['amd64', 'arm64']],
    ['both', ['amd64', 'arm64'], ['arm64']],
  ])('accepts an image for %s where such nodes are: %s on %s', (_what, architectures, there) => {
    expect(images(architectures, ...there)).toEqual([]);
  });

  it.each([
    [null, 'arm64'],
    [['amd64'], 'arm64'],
    [['arm64'], 'amd64'],
  ])(
    'refuses an image for %s on nodes of %s, and counts no room for it',
    (architectures, there) => {
      expect(images(architectures, there)).toEqual([
        'model/image-architectures at value of services.web.image',
      ]);
      expect(
        findings(
          checkCapacity(
            anEnvironment({
              cluster: nodes(there),
              services: { web: { image: { architectures } } },
            }),
          ),
        ),
      ).toEqual([]);
    },
  );

  it('says it once of an image that several services run', () => {
    const services = { worker: aService({ image: { from: 'web' } }) };

    expect(check({ cluster: nodes('arm64'), services })).toEqual([
      'model/image-architectures at value of services.web.image',
    ]);
  });

  it('counts only nodes of its architecture as room for a service', () => {
    const services = { web: { image: { architectures: ['arm64'] }, replicas: 40 } };
    const cluster = nodes('amd64', 'arm64');

    expect(findings(checkCapacity(anEnvironment({ cluster, services })))).toEqual([
      'model/capacity at key of cluster.nodeGroups',
    ]);
  });

  it('asks for architectures where the image is, not where it is borrowed', () => {
    const services = { worker: aService({ image: { from: 'web', architectures: ['amd64'] } }) };

    expect(check({ services })).toEqual([
      'model/image-architectures-borrowed at value of services.worker.image.architectures',
    ]);
  });
});
