import { describe, expect, it } from 'vitest';
import type { Body } from '../../../src/lifecycle/transition.ts';
import { judgeNodes } from '../../../src/review/dangers/nodes.ts';
import { changedStack, saidBy } from './changed.ts';

const TEMPLATE = { name: 'main', image_id: 'ami-1', tags: { Name: 'main' } };
const GROUP = {
  node_group_name: 'main',
  version: '1.34',
  instance_types: ['m5.large'],
  launch_template: { id: '${aws_launch_template.main.id}' },
};

function reasonsOf(group: Body | null, template: Body = TEMPLATE) {
  const before = {
    resource: { aws_eks_node_group: { main: GROUP }, aws_launch_template: { main: TEMPLATE } },
  };
  const groups: Body = group === null ? {} : { aws_eks_node_group: { main: group } };
  const after = { resource: { ...groups, aws_launch_template: { main: template } } };
  return saidBy(judgeNodes, changedStack({ before, after }));
}

describe('nodes', () => {
  it('take their pods along where their group goes', () => {
    expect(reasonsOf(null)).toEqual([
      'restarts pods: pods on the nodes of aws_eks_node_group.main are evicted, and start on others',
    ]);
  });

  it('are replaced one after another for another version', () => {
    expect(reasonsOf({ ...GROUP, version: '1.35' })).toEqual([
      'restarts pods: nodes of aws_eks_node_group.main are replaced one after another, with the pods on them: version changes',
    ]);
  });

  it('are new where their group is made anew', () => {
    expect(reasonsOf({ ...GROUP, instance_types: ['m6i.large'] })).toEqual([
      'restarts pods: pods on the nodes of aws_eks_node_group.main move to new nodes',
    ]);
  });

  it('follow their template, but for what is a name in it', () => {
    expect(reasonsOf(GROUP, { ...TEMPLATE, tags: { Name: 'other' } })).toEqual([]);
    expect(reasonsOf(GROUP, { ...TEMPLATE, image_id: 'ami-2' })).toEqual([
      'restarts pods: nodes of aws_eks_node_group.main are replaced one after another, with the pods on them: image_id of aws_launch_template.main changes',
    ]);
  });

  it('stay where only their number changes', () => {
    expect(reasonsOf({ ...GROUP, scaling_config: { max_size: 5 } })).toEqual([]);
  });
});
