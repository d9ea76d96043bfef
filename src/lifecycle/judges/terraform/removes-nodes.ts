// The last groups of nodes that stood before: whatever comes in their place comes in no order.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { resourcesIn } from '../../compare/resource-changes.ts';
import type { TransitionInput } from '../../transition.ts';

const NODES = 'aws_eks_node_group';
const CLUSTER = 'aws_eks_cluster';

export function judgeRemovedNodes(input: TransitionInput): readonly Diagnostic[] {
  const gone = input.resources.filter(
    ({ type, after, isForgotten }) => type === NODES && after === null && !isForgotten,
  );
  return gone
    .filter(({ stack }) => hasCluster(input, stack) && !hasKept(input, stack))
    .map(({ stack, address, origin }) => {
      const args = { key: renderPath(origin), address, stack };
      return diagnostic('lifecycle/removes-nodes', args, { path: origin, target: 'key' });
    });
}

/** Without its cluster, nodes are no longer needed. */
function hasCluster({ stacks }: TransitionInput, stack: string): boolean {
  const after = resourcesIn(stacks.after.get(stack) ?? {});
  return [...after.keys()].some((address) => address.startsWith(`${CLUSTER}.`));
}

function hasKept({ stacks, resources }: TransitionInput, stack: string): boolean {
  const made = resources.filter(({ before }) => before === null).map(({ address }) => address);
  const after = resourcesIn(stacks.after.get(stack) ?? {});
  return [...after.keys()].some(
    (address) => address.startsWith(`${NODES}.`) && !made.includes(address),
  );
}
