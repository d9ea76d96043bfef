import { describe, expect, it } from 'vitest';
import { checkInstanceTypes } from '../../../../src/environment/rules/nodes/instance-types.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const check = (overrides: Overrides) => findings(checkInstanceTypes(anEnvironment(overrides)));
const group = (...instanceTypes: string[]) =>
  check({ cluster: { nodeGroups: { main: { instanceTypes } } } });
const pool = (...instanceTypes: string[]) =>
  check({ cluster: { nodePools: { batch: { instanceTypes, maxNodes: 2 } } } });
const bastion = (instanceType: string) =>
  check({ network: { bastion: { instanceType, tier: 'public', allowedCidrs: ['192.0.2.0/24'] } } });

const at = (code: string, index = 0) =>
  `model/${code} at value of cluster.nodeGroups.main.instanceTypes[${index}]`;

describe('checkInstanceTypes', () => {
  it.each(['m7g.large', 'c7i-flex.large', 'u7i-12tb.224xlarge', 'r8gd.metal-24xl', 'g5.xlarge'])(
    'knows %s',
    (type) => {
      expect(group(type).filter((each) => !each.includes('region'))).toEqual([]);
    },
  );

  it.each([
    ['a size that its family lacks', 'm5.3xlarge'],
    ['a family that was left out', 'm4n.large'],
    ['a series that is none', 'mm5.large'],
    ['a generation far ahead', 'm90.large'],
    ['a newer family in a size that no type has', 'm9g.lagre'],
    ['what every object has', 'constructor.large'],
  ])('refuses %s', (_what, type) => {
    expect(group(type)).toEqual([at('instance-type-absent')]);
    expect(pool(type)).toEqual([
      'model/instance-type-absent at value of cluster.nodePools.batch.instanceTypes[0]',
    ]);
    expect(bastion(type)).toEqual([
      'model/instance-type-absent at value of network.bastion.instanceType',
    ]);
  });

  it.each(['x9.large', 'm10g.2xlarge', 'c7g-flex.large', 'u-6tb1.metal'])(
    'takes %s, of which it knows no size, and says so; a node pool needs one',
    (type) => {
      expect(group('m5.large', type)).toContain(at('instance-type-unknown', 1));
      expect(pool(type)).toContain(
        'model/node-pool-type-unknown at value of cluster.nodePools.batch.instanceTypes[0]',
      );
      expect(bastion(type).filter((each) => !each.includes('region'))).toEqual([]);
    },
  );

  it('says where a region does not offer a type', () => {
    expect(group('t2.micro')).toEqual([]);
    const aws = { region: 'ap-south-2', zones: ['ap-south-2a', 'ap-south-2b'] };
    const main = { instanceTypes: ['t2.micro', 'm6i.large'], zones: ['ap-south-2a'] };

    expect(check({ aws, cluster: { nodeGroups: { main } } })).toEqual([at('instance-type-region')]);
  });

  it.each(['a1.large', 'mac2.metal'])('refuses %s, which starts no image of ours', (type) => {
    expect(group(type)).toContain(at('instance-type-unfit'));
    expect(bastion(type)).toEqual([
      'model/instance-type-unfit at value of network.bastion.instanceType',
    ]);
  });

  it.each(['inf2.xlarge', 'trn1.2xlarge', 'g4ad.xlarge', 'g6f.large', 'vt1.3xlarge', 'p2.xlarge'])(
    'refuses %s as a node, whose devices nothing serves',
    (type) => {
      expect(group(type)).toContain(at('instance-type-accelerator'));
    },
  );

  it('refuses nodes of two architectures, and counts none that do not exist', () => {
    expect(group('m6i.large', 'm7g.large')).toEqual([at('node-architectures', 1)]);
    expect(pool('m7g.large', 'm8g.large', 'm6i.large')).toEqual([
      'model/node-architectures at value of cluster.nodePools.batch.instanceTypes[2]',
    ]);
    expect(group('m7gx.large', 'm6i.large')).toEqual([at('instance-type-absent')]);
    expect(group('m7g.large', 't4g.large', 'c7gn.large')).toEqual([]);
  });
});
