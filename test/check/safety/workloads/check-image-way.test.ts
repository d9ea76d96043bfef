import { describe, expect, it } from 'vitest';
import { checkImageWay } from '../../../../src/check/safety/workloads/check-image-way.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { itAcceptsNightSchool } from './break-pod.ts';

const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const environment = anEnvironment({});
const nodes = environment.network?.placement.nodes ?? '';

function shutIn(overrides: Overrides = {}) {
  const { network } = environment;
  const tier = network?.subnets[nodes];
  return {
    ...environment,
    network: {
      ...network,
      subnets: { ...network?.subnets, [nodes]: { ...tier, route: 'none' } },
      ...overrides,
    },
  };
}

function found(image: string, values: object, within: object = shutIn()): readonly string[] {
  const pod = { kind: 'Pod', metadata: { name: 'a', namespace: 'b' }, spec: {} };
  const objects = [
    {
      component: 'tools',
      object: { ...pod, spec: { containers: [{ name: 'a', image }] } },
      origin: ['manifests', 'tools', 'documents', 0],
      isWritten: true,
    },
  ];
  const source = { type: 'chart', values };
  const components = [{ name: 'chart', namespace: 'c', source, origin: ['charts', 'chart'] }];
  const input = { environment: within, stacks: [], components, objects, texts: [] };
  return findings(checkImageWay(input as never));
}

describe('checkImageWay', () => {
  itAcceptsNightSchool(checkImageWay);

  it('warns of images that nodes cannot pull, of pods and of charts', () => {
    expect(found('public.ecr.aws/docker/library/redis:8.0.0', {})).toEqual([
      'check/image-unreachable at value of manifests.tools.documents[0].spec.containers[0].image',
      'check/image-unreachable at value of charts.chart',
    ]);
  });

  it('takes those of ECR, and of what it pulls through', () => {
    const values = { image: { registry: ECR } };

    expect(found(`${ECR}/docker-school/library/redis:8.0.0`, values)).toEqual([]);
  });

  it('says nothing where nodes get out', () => {
    expect(found('redis:8.0.0', {}, environment)).toEqual([]);
    const behindHub = shutIn({ attachment: { purpose: 'Hub' } });
    expect(found('redis:8.0.0', {}, behindHub)).toEqual([]);
  });
});
