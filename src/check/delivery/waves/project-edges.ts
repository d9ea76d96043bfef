// A project is there before the Applications it admits. The root syncs both, so their own waves count.
import type { CheckInput } from '../../check-input.ts';
import { deliveryIndex } from '../delivery-index.ts';
import { type Edge, endOf } from './edge.ts';

export function projectEdges(input: CheckInput): readonly Edge[] {
  const { roots, children, projects } = deliveryIndex(input);
  return roots.flatMap((root) =>
    children.flatMap(({ artifact, spec }) => {
      const project = projects.get(String(spec['project']));
      return project ? [{ earlier: endOf(root, project), later: endOf(root, artifact) }] : [];
    }),
  );
}
