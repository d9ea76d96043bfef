import { describe, expect, it } from 'vitest';
import type { Document, WorldStack } from '../../../scripts/lifecycle/compiled-world.ts';
import { readGraph } from '../../../scripts/lifecycle/graph/apply-graph.ts';
import { EMPTY, settle } from '../../../scripts/lifecycle/graph/world.ts';
import { refusalsOf } from '../../../scripts/lifecycle/refusals/refusals.ts';

const stackOf = (name: string, document: Document): WorldStack => ({ name, document, after: [] });
const all = ({ resource = {} }: Document) =>
  new Set(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.keys(named).map((key) => `${type}.${key}`),
    ),
  );
const standing = (...stacks: readonly WorldStack[]) =>
  stacks.reduce(
    (world, stack) => settle({ world, stack, made: all(stack.document), changed: new Set() }),
    EMPTY,
  );

const group = { aws_lb_target_group: { web: { name: 'web', port: 80 } } };
const listener = {
  aws_lb_listener: { main: { default_action: [{ arn: '${aws_lb_target_group.web.arn}' }] } },
};
const edge = stackOf('shop/prod/edge', { resource: { ...group, ...listener } });
const replaced = [
  { address: 'aws_lb_target_group.web', action: 'replace' },
  { address: 'aws_lb_listener.main', action: 'modify' },
] as const;
const dot = (edge: string) => readGraph(`\t\t${edge}\n`);
const LISTENER = '"[root] terraform_data.aws_lb_listener__main"';
const OLD = '"[root] terraform_data.aws_lb_target_group__web (destroy deposed 1234abcd)"';
const NEW = '"[root] terraform_data.aws_lb_target_group__web"';

describe('refusalsOf', () => {
  it('keeps a target group that a listener still names when it is destroyed', () => {
    const graph = dot(`${LISTENER} -> "[root] terraform_data.aws_lb_target_group__web (destroy)"`);
    expect(refusalsOf({ world: standing(edge), stack: edge, changes: replaced, graph })).toContain(
      'aws_lb_target_group.web is destroyed while aws_lb_listener.main still has it as default_action',
    );
  });

  it('lets it go after the listener has the new one, whose name is another', () => {
    const renamed = { aws_lb_target_group: { web: { name: 'web-2', port: 81 } } };
    const stack = stackOf(edge.name, { resource: { ...renamed, ...listener } });
    const graph = dot(`${OLD} -> ${LISTENER}`);
    expect(refusalsOf({ world: standing(edge), stack, changes: replaced, graph })).toEqual([]);
  });

  it('refuses a second one of the same name before the first is gone', () => {
    const graph = dot(`${OLD} -> ${LISTENER}`);
    expect(refusalsOf({ world: standing(edge), stack: edge, changes: replaced, graph })).toEqual([
      'aws_lb_target_group.web is made anew while aws_lb_target_group.web stands, and nothing tells them apart',
    ]);
    const first = dot(`${NEW} -> ${OLD}`);
    const world = standing(edge);
    const made = [{ address: 'aws_lb_target_group.web', action: 'replace' }] as const;
    expect(refusalsOf({ world, stack: edge, changes: made, graph: first })).not.toContain(
      expect.stringContaining('tells them apart'),
    );
  });

  it('keeps a security group that a store of a later stack has by way of an output', () => {
    const place = { bucket: 'states', key: 'network' };
    const network = stackOf('shop/prod/network', {
      terraform: { backend: { s3: place } },
      resource: { aws_security_group: { cache: { name: 'cache' } } },
      output: { groups: { value: { cache: '${aws_security_group.cache.id}' } } },
    });
    const data = stackOf('shop/prod/data', {
      data: { terraform_remote_state: { network: { config: place } } },
      resource: {
        aws_elasticache_replication_group: {
          main: {
            security_group_ids: ['${data.terraform_remote_state.network.outputs.groups["cache"]}'],
          },
        },
      },
    });
    const changes = [{ address: 'aws_security_group.cache', action: 'destroy' }] as const;
    const stack = stackOf(network.name, {});
    expect(
      refusalsOf({ world: standing(network, data), stack, changes, graph: readGraph('') }),
    ).toEqual([
      'aws_security_group.cache is destroyed while aws_elasticache_replication_group.main of stack shop/prod/data still has it as security_group_ids',
    ]);
  });

  it('keeps what has deletion protection, and a bucket with objects', () => {
    const stack = stackOf('shop/prod/data', {
      resource: {
        aws_db_instance: { main: { deletion_protection: true } },
        aws_s3_bucket: { files: { bucket: 'files' } },
      },
    });
    const changes = [
      { address: 'aws_db_instance.main', action: 'destroy' },
      { address: 'aws_s3_bucket.files', action: 'destroy' },
    ] as const;
    const apply = { world: standing(stack), changes, graph: readGraph('') };
    expect(refusalsOf({ ...apply, stack: stackOf(stack.name, {}) })).toEqual([
      'aws_db_instance.main cannot be deleted: deletion_protection is on',
      'aws_s3_bucket.files cannot be deleted: it is not empty, and force_destroy is off',
    ]);
  });

  it('refuses bounds that leave out the nodes that run', () => {
    const nodes = (min_size: number) =>
      stackOf('shop/prod/cluster', {
        resource: {
          aws_eks_node_group: {
            a: {
              scaling_config: { desired_size: min_size, min_size, max_size: 9 },
              lifecycle: { ignore_changes: ['scaling_config[0].desired_size'] },
            },
          },
        },
      });
    const changes = [{ address: 'aws_eks_node_group.a', action: 'modify' }] as const;
    const world = standing(nodes(2));
    expect(refusalsOf({ world, stack: nodes(3), changes, graph: readGraph('') })).toEqual([
      'aws_eks_node_group.a cannot be modified: min_size 3 is above the 2 that run',
    ]);
  });
});
