// Rules that say of one argument of one resource type what it must be, as rows of a table.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { Json } from '../../../model/artifact.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';

type Value = Json | undefined;

export interface Requirement {
  readonly type: string;
  /** Dotted argument; blocks on the way may be lists. Each of them has to hold. */
  readonly at: string;
  readonly holds: (value: Value) => boolean;
  /** In words: `storage_encrypted = true`. */
  readonly wanted: string;
  /** Keys of the environment below the origin that decide about it. */
  readonly keys?: Path;
  /** Elements that the row is not about. */
  readonly except?: (element: Element) => boolean;
}

export interface Shortfall {
  /** `aws_db_instance.main of stack data`. */
  readonly what: string;
  readonly wanted: string;
  readonly path: Path;
}

export function shortfallsOf(
  input: CheckInput,
  requirements: readonly Requirement[],
): readonly Shortfall[] {
  return requirements.flatMap((requirement) =>
    resourcesOf(input, requirement.type)
      .filter((element) => !requirement.except?.(element))
      .filter(({ body }) => !valuesAt(body, requirement.at).every(requirement.holds))
      .map((element) => shortfall(input, element, requirement)),
  );
}

export function shortfall(
  { environment }: CheckInput,
  element: Element,
  { wanted, keys = [] }: Pick<Requirement, 'wanted' | 'keys'>,
): Shortfall {
  return { what: titleOf(element), wanted, path: pointAt(environment, element.origin, ...keys) };
}

export function titleOf({ address, stack }: Pick<Element, 'address' | 'stack'>): string {
  return `${address} of stack ${stack}`;
}

/** Every value of a dotted argument; undefined stands for each that is not written. */
export function valuesAt(body: unknown, at: string): readonly Value[] {
  const [key = '', ...rest] = at.split('.');
  const value = asBody(body)[key];
  if (rest.length === 0) return [value];
  const blocks = Array.isArray(value) && value.length > 0 ? value : [value];
  return blocks.flatMap((block) => valuesAt(block, rest.join('.')));
}

// Provider bindings write some booleans as text.
export function isTrue(value: Value): boolean {
  return value === true || value === 'true';
}

export function isNotTrue(value: Value): boolean {
  return !isTrue(value);
}

export function isWritten(value: Value): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The number that is written, also as text; NaN for none, which no comparison holds of. */
export function numberOf(value: Value): number {
  return value === undefined || value === null ? Number.NaN : Number(value);
}
