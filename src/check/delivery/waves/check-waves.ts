// On the first sync everything waits for what it needs: proven for every edge of the cluster.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import type { CheckInput } from '../../check-input.ts';
import { ROOT } from '../delivery-index.ts';
import { definitionEdges } from './definition-edges.ts';
import { type Edge, type End, isInOrder, renderEnd } from './edge.ts';
import { namespaceEdges } from './namespace-edges.ts';
import { projectEdges } from './project-edges.ts';
import { releaseEdges } from './release-edges.ts';
import { secretEdges } from './secret-edges.ts';
import { workloadEdges } from './workload-edges.ts';

const EDGES: readonly ((input: CheckInput) => readonly Edge[])[] = [
  projectEdges,
  namespaceEdges,
  definitionEdges,
  secretEdges,
  workloadEdges,
  releaseEdges,
];

export function checkWaves(input: CheckInput): readonly Diagnostic[] {
  const broken = EDGES.flatMap((edges) => edges(input).filter((edge) => !isInOrder(edge)));
  return [...groupBy(broken, faultOf).values()].flatMap(([edge, ...others]) => {
    if (!edge) return [];
    const { earlier, later } = edge;
    const args = { earlier: renderEnd(earlier), later: renderEnd(later), more: others.length };
    const isForOne = others.every((other) => partOf(other.later) === partOf(later));
    const path = isForOne ? later.origin : earlier.application.artifact.origin;
    return [diagnostic('check/wave-order', args, { path })];
  });
}

/** What comes too late comes too late for everything after it: one fault, one finding. */
function faultOf({ earlier, later }: Edge): string {
  const { name } = earlier.application;
  return earlier.application === later.application ? `inside ${name}` : name;
}

/** An Application; for the root, whose objects are Applications, one of those. */
function partOf({ application, name }: End): string {
  return application.artifact.component === ROOT ? name : application.name;
}
