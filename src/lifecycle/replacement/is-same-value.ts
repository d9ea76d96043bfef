// Whether two expressions come to the same, though they name it differently: another key of an output, or an
// address that moved.
import type { Json } from '../../model/artifact.ts';
import type { ChangedArgument } from '../compare/changed-arguments.ts';
import { bodyOf } from '../compare/resource-changes.ts';
import type { Documents, TransitionInput } from '../transition.ts';

const OUTPUT = /data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)(?:\["([^"]*)"\])?/g;

export function isSameValue(
  { stacks, resources }: Pick<TransitionInput, 'stacks' | 'resources'>,
  { before, after }: ChangedArgument,
): boolean {
  const moved = resources.filter(({ address, addressBefore }) => address !== addressBefore);
  const was = moved.reduce(
    (text, { address, addressBefore }) => text.replaceAll(`${addressBefore}.`, `${address}.`),
    resolved(before, stacks.before),
  );
  return was === resolved(after, stacks.after);
}

/** With what another stack hands out in the place of its name. */
function resolved(value: Json | undefined, documents: Documents): string {
  const text = JSON.stringify(value ?? null).replaceAll('\\"', '"');
  return text.replaceAll(OUTPUT, (whole, stack: string, output: string, key?: string) => {
    const found = bodyOf(bodyOf(documents.get(stack)?.['output'])[output])['value'];
    const entry = key === undefined ? found : bodyOf(found)[key];
    return entry === undefined ? whole : JSON.stringify(entry);
  });
}
