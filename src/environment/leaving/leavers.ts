// What leaves an environment, and the environment without it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Kind } from '../../kinds/kind.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { type Leaves, leavesOf } from '../../model/leaves.ts';
import { STACK_NAMES } from '../../model/naming/state.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Leave } from '../../model/schema/leaving.ts';
import { oncePer } from '../../model/values/once-per.ts';

export interface Leaver {
  /** Where it stands: `caches.main`. */
  readonly stands: Path;
  /** Where it is written that it leaves. */
  readonly path: Path;
  readonly leave: Leave;
  /** Turn of the first stack that is its own; those before it make what it stands on. */
  readonly turn: number;
  /** Stacks behind that hold on to it: they let go while it still stands. */
  readonly behind: readonly string[];
}

/** When a stack is applied: those of the user's own come after all of ours. */
export function turnOf(stack: string): number {
  const at = (STACK_NAMES as readonly string[]).indexOf(stack);
  return at < 0 ? STACK_NAMES.length : at;
}

/** All that leaves but whole stacks and keys, which are no entries. */
export function leaversOf(environment: Environment): readonly Leaver[] {
  const { services, loadBalancers, bastion, pipeline } = environment.leaving;
  return [
    ...each(services, 'services', { at: ['services'], ...SERVICE }),
    ...everyKind.flatMap((kind) => {
      const { collection } = kind;
      return each(leavesOf(environment, collection), collection, {
        at: [collection],
        ...stacksOf(kind),
      });
    }),
    ...each(loadBalancers, 'loadBalancers', { at: ['edge', 'loadBalancers'], ...BALANCER }),
    ...part(bastion, 'bastion', ['network', 'bastion']),
    ...part(pipeline, 'pipeline', ['delivery', 'pipeline']),
  ];
}

type Stacks = Pick<Leaver, 'turn' | 'behind'>;

const SERVICE: Stacks = { turn: turnOf('registry'), behind: [] };
const BALANCER: Stacks = { turn: turnOf('edge'), behind: [] };
/** A machine or a function in the stack of the cluster, and a group in the network. */
const PART: Stacks = { turn: turnOf('cluster'), behind: [] };

function each(
  leaves: Leaves,
  collection: string,
  { at, turn, behind }: Stacks & { readonly at: Path },
): readonly Leaver[] {
  return Object.entries(leaves).map(([key, leave]) => ({
    ...{ stands: [...at, key], path: ['leaving', collection, key], leave, turn, behind },
  }));
}

function part(leave: Leave | null, name: string, stands: Path): readonly Leaver[] {
  return leave === null ? [] : [{ stands, path: ['leaving', name], leave, ...PART }];
}

/** What a kind adds to the network is what its entries stand on. */
function stacksOf({ terraform }: Kind): Stacks {
  const own = Object.keys(terraform?.stacks ?? {}).filter((stack) => stack !== 'network');
  const turn = Math.min(...own.map(turnOf), STACK_NAMES.length);
  return { turn, behind: own.filter((stack) => turnOf(stack) > turn) };
}

type Tree = Readonly<Record<string, unknown>>;

/** An environment without what stands at some paths. */
export function without(environment: Environment, leavers: readonly Leaver[]): Environment {
  return leavers.reduce<Environment>(
    (left, leaver) => cut(left as unknown as Tree, leaver.stands) as unknown as Environment,
    environment,
  );
}

/** Entries of a collection go; a part that an environment need not have becomes null. */
function cut(tree: Tree, [first = '', ...rest]: Path): Tree {
  const key = String(first);
  const child = tree[key];
  if (child === undefined || child === null) return tree;
  if (rest.length > 0) return { ...tree, [key]: cut(child as Tree, rest) };
  if (key === 'bastion' || key === 'pipeline') return { ...tree, [key]: null };
  const { [key]: _, ...others } = tree;
  return others;
}

/** The environment as everything but Terraform sees it: without what goes in this very step. */
export const withoutLeaving = oncePer((environment: Environment): Environment => {
  const gone = leaversOf(environment).filter(({ leave }) => goes(leave));
  return gone.length === 0 ? environment : without(environment, gone);
});

export function goes({ data, step }: Pick<Leave, 'data' | 'step'>): boolean {
  return data === 'retain' || step === 'remove';
}
