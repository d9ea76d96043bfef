import { describe, expect, it } from 'vitest';
import { readGraph } from '../../../scripts/lifecycle/graph/apply-graph.ts';

// As terraform 1.11.4 prints the plan of a group that is made anew before the old one goes, and of its user.
const graph = readGraph(String.raw`
digraph {
	subgraph "root" {
		"[root] provider[\"terraform.io/builtin/terraform\"] (close)" -> "[root] terraform_data.aws_lb_target_group__a (destroy deposed 880c8d60)"
		"[root] terraform_data.aws_lb_target_group__a (destroy deposed 880c8d60)" -> "[root] terraform_data.aws_lb_listener__b"
		"[root] terraform_data.aws_lb_target_group__a" -> "[root] terraform_data.aws_lb_target_group__a (expand)"
		"[root] terraform_data.aws_lb_listener__b (expand)" -> "[root] terraform_data.aws_lb_target_group__a"
		"[root] terraform_data.aws_lb_listener__b" -> "[root] terraform_data.aws_lb_listener__b (expand)"
	}
}
`);
const settle = (address: string) => ({ action: 'settle', address }) as const;
const destroy = (address: string) => ({ action: 'destroy', address }) as const;

describe('readGraph', () => {
  it('knows what waits for what, over any number of steps', () => {
    const [group, listener] = ['aws_lb_target_group.a', 'aws_lb_listener.b'];
    expect(graph.isBefore(settle(group), settle(listener))).toBe(true);
    expect(graph.isBefore(settle(listener), destroy(group))).toBe(true);
    expect(graph.isBefore(settle(group), destroy(group))).toBe(true);
    expect(graph.isBefore(destroy(group), settle(listener))).toBe(false);
  });

  it('takes for not ordered what it does not know', () => {
    expect(graph.isBefore(settle('aws_lb.c'), destroy('aws_lb_target_group.a'))).toBe(false);
  });
});
