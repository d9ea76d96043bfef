import { bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';

/** `encrypt_at_rest.enabled`; of blocks that may stand several times, the first. */
export function argumentAt(body: Body, argument: string): Json | undefined {
  return argument.split('.').reduce<Json | undefined>((value, key) => {
    const block = Array.isArray(value) ? value[0] : value;
    return bodyOf(block)[key];
  }, body);
}
