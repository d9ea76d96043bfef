// What an environment comes to, to be looked up by what a change is about.
import { identityOf } from '../../lifecycle/compare/object-changes.ts';
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Made } from '../../lifecycle/compare/transition-of.ts';
import type { Thing } from '../change.ts';

/** The thing as it comes out there; null: it does not. Files are not asked about. */
export type LookUp = (thing: Thing) => unknown;

export function indexOf({ stacks, objects }: Made): LookUp {
  const resources = new Map(stacks.map(({ stack, document }) => [stack, resourcesIn(document)]));
  const byIdentity = new Map(objects.map(({ object }) => [identityOf(object), object]));
  return (thing) => {
    if (thing.plane === 'file') return null;
    if (thing.plane === 'kubernetes') {
      const object = thing.of.after ?? thing.of.before;
      return object === null ? null : (byIdentity.get(identityOf(object)) ?? null);
    }
    const { stack, address, addressBefore } = thing.of;
    const found = resources.get(stack);
    return found?.get(address) ?? found?.get(addressBefore) ?? null;
  };
}
