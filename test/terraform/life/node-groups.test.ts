import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const MAIN = { zones: ['eu-west-1a'], instanceTypes: ['m6i.large'], min: 2, max: 4 };

function groupOf(main: object) {
  const environment = anEnvironment({ cluster: { nodeGroups: { main } } });
  return terraformOf(environment).one('aws_eks_node_group', 'main');
}
const nameOf = (main: object): string => groupOf(main).node_group_name;

describe('a node group', () => {
  const running = nameOf(MAIN);

  it('is made anew before the old one is drained, and keeps the name that it runs under', () => {
    expect(groupOf(MAIN).lifecycle).toMatchObject({ create_before_destroy: true });
    expect(groupOf(MAIN).lifecycle.ignore_changes).toContain('node_group_name');
  });

  it.each([
    ['type of instance', { instanceTypes: ['m6i.xlarge'] }],
    ['second type of instance', { instanceTypes: ['m6i.large', 'm5.large'] }],
    ['architecture', { instanceTypes: ['m6g.large'] }],
    ['way of buying', { capacity: 'spot' }],
    ['zone', { zones: ['eu-west-1b'] }],
  ])('has another name with another %s, which forces another group', (_, change) => {
    expect(nameOf({ ...MAIN, ...change })).not.toBe(running);
  });

  it.each([
    ['size', { min: 3, max: 9 }],
    ['label', { labels: { a: 'b' } }],
    ['taint', { taints: { a: { value: 'b', effect: 'NoSchedule' } } }],
    ['disk, which is of the launch template', { diskGb: 200 }],
    ['image', { releaseVersion: '1.35.0-20260101' }],
  ])('has the same name with another %s', (_, change) => {
    expect(nameOf({ ...MAIN, ...change })).toBe(running);
  });

  it('has a name that EKS admits, however long its key is', () => {
    const environment = anEnvironment({
      aws: { namePrefix: 'a-prefix-of-thirty-two-letters-x' },
      cluster: { nodeGroups: { 'a-key-of-thirty-letters-at-all': MAIN } },
    });
    const [name] = terraformOf(environment)
      .list('aws_eks_node_group')
      .map(({ node_group_name }) => node_group_name);

    expect(name).toMatch(/^a-prefix-of-thirty-two-letters-x-.*-\w{7}$/);
    expect(name.length).toBeLessThanOrEqual(63);
  });
});

describe('the size of a node group', () => {
  const sizeOf = (main: object): string => groupOf(main).scaling_config.desired_size;

  it('is what runs, moved into its bounds, which EKS refuses otherwise', () => {
    expect(groupOf(MAIN).lifecycle.ignore_changes).toEqual(['node_group_name']);
    expect(sizeOf(MAIN)).toBe(
      `\${min(4, max(concat([2], [for name, group in data.aws_eks_node_group.running : group.scaling_config[0].desired_size if can(regex("^shop-prod-main(-[0-9a-z]{7})?$", name))])...))}`,
    );
  });

  it('is not that of a group whose key reads as a mark', () => {
    const environment = anEnvironment({
      cluster: { nodeGroups: { main: MAIN, 'main-another': MAIN } },
    });
    const { scaling_config } = terraformOf(environment).one('aws_eks_node_group', 'main');

    expect(scaling_config.desired_size).toContain('&& name != "shop-prod-main-another"');
  });

  it('is asked for only where the cluster is there', () => {
    const { document } = terraformOf(anEnvironment()).stack('cluster');

    expect(document['data']).toMatchObject({
      aws_eks_node_groups: {
        running: {
          count: '${contains(data.aws_eks_clusters.all.names, "shop-prod") ? 1 : 0}',
        },
      },
    });
  });
});

it('waits for the groups that are new before one that is taken away goes', () => {
  const environment = anEnvironment({ cluster: { nodeGroups: { main: MAIN, more: MAIN } } });

  expect(terraformOf(environment).one('terraform_data', 'node-groups')).toEqual({
    input: { main: `\${aws_eks_node_group.main.id}`, more: `\${aws_eks_node_group.more.id}` },
  });
});
