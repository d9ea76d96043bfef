// What an environment comes to, to be looked up by what a change is about.
import { identityOf } from '../../lifecycle/compare/object-changes.ts';
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Made } from '../../lifecycle/compare/transition-of.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { Thing } from '../change.ts';
import { withPolicies } from '../policies/with-policies.ts';

/** The thing as it comes out there; null: it does not. Files are not asked about. */
export type LookUp = (thing: Thing) => unknown;

export function indexOf({ stacks, objects }: Made): LookUp {
  const documents = new Map(
    stacks.map(({ stack, document }) => [
      stack,
      { document, resources: resourcesIn(document) } as const,
    ]),
  );
  const byIdentity = new Map(objects.map(({ object }) => [identityOf(object), object]));
  /** With the policies that it names, as a change has it. */
  const resourceAt = (stack: string, address: string, addressBefore: string): Body | null => {
    const { document = {}, resources } = documents.get(stack) ?? {};
    const body = resources?.get(address) ?? resources?.get(addressBefore);
    return body === undefined ? null : withPolicies(body, document);
  };
  return (thing) => {
    if (thing.plane === 'file') return null;
    if (thing.plane === 'kubernetes') {
      const object = thing.of.after ?? thing.of.before;
      return object === null ? null : (byIdentity.get(identityOf(object)) ?? null);
    }
    const { stack, address, addressBefore } = thing.of;
    return resourceAt(stack, address, addressBefore);
  };
}
