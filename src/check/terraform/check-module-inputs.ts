// What a stack of the user's own reads of another stack exists: the stack, its output, and the part of it.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Json } from '../../model/artifact.ts';
import { asBody, type CheckInput } from '../check-input.ts';
import { isCall, type Read, unknownReads } from './check-outputs.ts';
import type { Step } from './expressions/read-expression.ts';

export function checkModuleInputs(input: CheckInput): readonly Diagnostic[] {
  return unknownReads(input)
    .filter(({ block }) => isCall(block))
    .map((read) => unknown(input, read));
}

function unknown({ stacks }: CheckInput, read: Read): Diagnostic {
  const { reader, block, path, state, steps } = read;
  const from = nameOfState(state.block.address);
  const { name, among, within } = state.stack
    ? missingIn(asBody(state.stack.artifact.document['output']), steps.slice(1), from)
    : { name: from, among: stacks.map(({ stack }) => stack), within: 'this environment' };
  const known = [...among].sort();
  return diagnostic(
    'check/module-input-unknown',
    {
      stack: reader.artifact.stack,
      name,
      within,
      known: known.join(', ') || 'there is none',
      suggestion: nearest(name, known),
    },
    { path: [...block.origin, 'inputs', ...path] },
  );
}

function nameOfState(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}

interface Missing {
  readonly name: string;
  readonly among: readonly string[];
  /** In words, such as `network.subnet_ids`. */
  readonly within: string;
}

/** The first step that leads nowhere. */
function missingIn(outputs: Json, steps: readonly Step[], from: string): Missing {
  let value = outputs;
  let within = from;
  for (const [index, step] of steps.entries()) {
    const name = String(step);
    const keys = keysOf(value);
    if (!keys.includes(name)) return { name, among: keys, within };
    const next = asBody(value)[name] ?? (value as readonly Json[])[Number(name)];
    value = (index === 0 ? asBody(next)['value'] : next) ?? '';
    within = `${within}.${name}`;
  }
  return { name: within, among: [], within: from };
}

function keysOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return [...value.keys()].map(String);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
