// Follows Terraform expressions to what they mean, also through the outputs of other stacks.
import { asBody, asList, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import type { Reference, Step } from '../terraform/expressions/read-expression.ts';
import { readTemplate } from '../terraform/expressions/read-template.ts';
import { type Element, elementAt } from './elements.ts';

/** Outputs that read outputs: more hops than any design has, fewer than a circle needs to hang. */
const HOPS_MAX = 5;

interface Place {
  readonly input: CheckInput;
  readonly stack: string;
  readonly hops: number;
}

const outputsOf = oncePerInput(
  ({ stacks }) => new Map(stacks.map(({ stack, document }) => [stack, asBody(document['output'])])),
);

/** Each resource and data source that `value`, a part of `stack`, refers to; once. */
export function elementsBehind(
  input: CheckInput,
  stack: string,
  value: unknown,
): readonly Element[] {
  return [...new Set(follow({ input, stack, hops: 0 }, value))];
}

/** The same few expressions stand in many places, such as the provider of the cluster. */
const knownTexts = oncePerInput(() => new Map<string, readonly Element[]>());

function follow(place: Place, value: unknown): readonly Element[] {
  if (typeof value === 'string') return value.includes('${') ? followText(place, value) : [];
  const parts = Array.isArray(value) ? value : Object.values(asBody(value));
  return parts.flatMap((part) => follow(place, part));
}

function followText(place: Place, text: string): readonly Element[] {
  const known = knownTexts(place.input);
  const key = `${place.hops} ${place.stack} ${text}`;
  const found =
    known.get(key) ??
    (readTemplate(text)?.references ?? []).flatMap((reference) =>
      followReference(place, reference),
    );
  known.set(key, found);
  return found;
}

function followReference(place: Place, { root, steps }: Reference): readonly Element[] {
  const [type, key] = root === 'data' ? steps : [root, ...steps];
  if (type === 'terraform_remote_state') return followOutput(place, steps);
  const address = root === 'data' ? `data.${type}.${key}` : `${type}.${key}`;
  const element = elementAt(place.input, place.stack, address);
  return element ? [element] : [];
}

/** `terraform_remote_state`, the stack, `outputs`, the name of the output, and then its parts. */
function followOutput(place: Place, steps: readonly Step[]): readonly Element[] {
  const [, stack, , name, ...path] = steps;
  const output = asBody(outputsOf(place.input).get(String(stack))?.[String(name)]);
  if (place.hops === HOPS_MAX) return [];
  const next = { input: place.input, stack: String(stack), hops: place.hops + 1 };
  return follow(next, path.reduce(partOf, output['value']));
}

function partOf(value: unknown, step: Step): unknown {
  if (step === undefined) return value;
  return typeof step === 'number' ? asList(value)[step] : asBody(value)[step];
}
