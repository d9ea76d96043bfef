// On the first sync everything waits for what it needs: proven for every edge of the cluster.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
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
    const own = mendOf(input, edge);
    if (own === undefined) return [diagnostic('check/wave-order', args, { path })];
    return [diagnostic('check/wave-order', { ...args, hint: own.hint }, { path: own.path })];
  });
}

interface Mend {
  readonly path: Path;
  readonly hint: string;
}

/** What `after` may name. */
const NAMED_AFTER = ['services', 'charts', 'manifests', 'addons'];

/** Charts and manifests say themselves when they come. */
function mendOf({ environment }: CheckInput, { earlier, later }: Edge): Mend | undefined {
  const [late, early] = [ownOrder(environment, later), ownOrder(environment, earlier)];
  if (late?.isWritten) return wave(late.path, 'later');
  if (early?.isWritten) return wave(early.path, 'earlier');
  const [collection, key] = earlier.application.artifact.origin;
  if (late === undefined || !NAMED_AFTER.includes(String(collection))) return undefined;
  return { path: late.path, hint: `Write after: [${key}] here` };
}

function wave(path: Path, when: string): Mend {
  const hint = `Leave wave out here, or write one that comes ${when}; after says it by name`;
  return { path: [...path, 'wave'], hint };
}

function ownOrder(environment: Environment, { application }: End) {
  const [collection, key = ''] = application.artifact.origin;
  if (collection !== 'charts' && collection !== 'manifests') return undefined;
  const entry = environment[collection][key];
  return entry && { path: [collection, key], isWritten: entry.wave !== null };
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
