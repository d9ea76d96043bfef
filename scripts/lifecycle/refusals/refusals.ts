// What AWS would refuse of an apply that Terraform's graph allows.

import type { Change, ChangeOrder } from '../../terraform/planned-changes.ts';
import type { WorldStack } from '../compiled-world.ts';
import { type LiveResource, liveKey, targetsOf, type World } from '../graph/world.ts';
import { isHeld } from './in-use.ts';
import { deletionRefused, scalingRefused } from './kept.ts';
import { isTaken } from './taken.ts';

export interface Apply {
  /** Before it. */
  readonly world: World;
  readonly stack: WorldStack;
  readonly changes: readonly Change[];
  readonly graph: ChangeOrder;
}

export function refusalsOf(apply: Apply): readonly string[] {
  return apply.changes.flatMap((change) => [
    ...(isGone(change) ? [...keptBy(apply, change), ...heldBy(apply, change)] : []),
    ...(change.action === 'create' || change.action === 'replace' ? takenBy(apply, change) : []),
    ...(change.action === 'modify' ? outOfBounds(apply, change) : []),
  ]);
}

function isGone({ action }: Change): boolean {
  return action === 'destroy' || action === 'replace';
}

function liveOf({ world, stack }: Apply, address: string): LiveResource | undefined {
  return world.live.get(liveKey(stack.name, address));
}

function keptBy(apply: Apply, { address }: Change): readonly string[] {
  const live = liveOf(apply, address);
  const why = live === undefined ? undefined : deletionRefused(live);
  return why === undefined ? [] : [`${address} cannot be deleted: ${why}`];
}

function heldBy(apply: Apply, { address }: Change): readonly string[] {
  const target = liveOf(apply, address);
  if (target === undefined) return [];
  return [...apply.world.live.values()].flatMap((by) => {
    const hold = by.holds.find((each) => isSame(each.target, target) && isHeld(target, by, each));
    return hold === undefined || letsGo(apply, by, target)
      ? []
      : [`${address} is destroyed while ${nameIn(apply, by)} still has it as ${hold.argument}`];
  });
}

function isSame(one: LiveResource, other: LiveResource): boolean {
  return (
    one.stack === other.stack &&
    one.address === other.address &&
    one.generation === other.generation
  );
}

function nameIn({ stack }: Apply, { stack: of, address }: LiveResource): string {
  return of === stack.name ? address : `${address} of stack ${of}`;
}

/** Whether the one is rid of the other before that is destroyed, however the apply goes. */
function letsGo({ stack, changes, graph, world }: Apply, by: LiveResource, target: LiveResource) {
  if (by.stack !== stack.name) return false;
  const change = changes.find(({ address }) => address === by.address);
  const gone = { action: 'destroy', address: target.address } as const;
  if (change === undefined) return false;
  if (change.action !== 'modify') {
    return graph.isBefore({ action: 'destroy', address: by.address }, gone);
  }
  const [type = '', name = ''] = by.address.split('.');
  const body = stack.document.resource?.[type]?.[name] ?? {};
  const documents = new Map([...world.documents, [stack.name, stack.document]]);
  const isReplaced = changes.some(
    (each) => each.address === target.address && each.action === 'replace',
  );
  const holdsOn = targetsOf(stack.name, body, documents).some(
    (each) => each.stack === target.stack && each.address === target.address,
  );
  if (holdsOn && !isReplaced) return false;
  return graph.isBefore({ action: 'settle', address: by.address }, gone);
}

function takenBy(apply: Apply, { address, action }: Change): readonly string[] {
  const { stack, world, changes, graph } = apply;
  const [type = '', name = ''] = address.split('.');
  const body = stack.document.resource?.[type]?.[name] ?? {};
  const made = changes.filter((each) => each.action === 'create' || each.action === 'replace');
  const anew = new Set(made.map((each) => each.address));
  return [...world.live.values()].flatMap((other) => {
    if (other.type !== type) return [];
    const first = { body: other.body, document: world.documents.get(other.stack) };
    if (!isTaken(type, first, { body, document: stack.document }, anew)) return [];
    const change = changes.find(
      (each) => other.stack === stack.name && each.address === other.address,
    );
    const making = { action: 'settle', address } as const;
    const step = change?.action === 'modify' ? 'settle' : 'destroy';
    if (change && graph.isBefore({ action: step, address: other.address }, making)) return [];
    const what = action === 'replace' ? 'made anew' : 'made';
    return [
      `${address} is ${what} while ${nameIn(apply, other)} stands, and nothing tells them apart`,
    ];
  });
}

function outOfBounds(apply: Apply, { address }: Change): readonly string[] {
  const [type = '', name = ''] = address.split('.');
  const before = liveOf(apply, address);
  const after = apply.stack.document.resource?.[type]?.[name];
  if (type !== 'aws_eks_node_group' || before === undefined || after === undefined) return [];
  const why = scalingRefused(before.body, after);
  return why === undefined ? [] : [`${address} cannot be modified: ${why}`];
}
