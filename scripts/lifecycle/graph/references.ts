// Which resources an expression of Terraform names: `${aws_vpc.main.id}` is all that our documents have,
// with functions around it here and there.

import { expressionsIn, isExpression } from '../../terraform/expressions.ts';

export interface Reference {
  readonly mode: 'managed' | 'data' | 'ephemeral';
  readonly type: string;
  readonly name: string;
  /** `aws_vpc.main` without `data.` and `ephemeral.` */
  readonly address: string;
  /** What follows the address: `.id`, `.outputs.subnet_ids["private"][0]`. */
  readonly rest: string;
  readonly text: string;
}

const REFERENCE =
  /(?<![\w."-])(data\.|ephemeral\.)?([a-z][a-z0-9]*_\w+)\.([\w-]+)((?:\.[A-Za-z_][\w-]*|\[[^\]]*\])*)/g;

export function referencesIn(expression: string): readonly Reference[] {
  return [...expression.matchAll(REFERENCE)].map(
    ([text, prefix, type = '', name = '', rest = '']) => ({
      mode: prefix === 'data.' ? 'data' : prefix === 'ephemeral.' ? 'ephemeral' : 'managed',
      type,
      name,
      address: `${type}.${name}`,
      rest,
      text,
    }),
  );
}

/** The one reference that a text is, and nothing else. */
export function soleReference(text: string): Reference | undefined {
  const [reference] = isExpression(text) ? referencesIn(text) : [];
  return reference !== undefined && text === `\${${reference.text}}` ? reference : undefined;
}

/** In texts at any depth. */
export function referencesOf(value: unknown): readonly Reference[] {
  if (typeof value === 'string') return expressionsIn(value).flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesOf);
}

/** `.outputs.subnet_ids["private"][0]` → `outputs`, `subnet_ids`, `private`, `0`. */
export function stepsOf(rest: string): readonly string[] {
  return [...rest.matchAll(/\.([A-Za-z_][\w-]*)|\["([^"]*)"\]|\[([^\]]*)\]/g)].map(
    ([, attribute, key, index]) => attribute ?? key ?? index ?? '',
  );
}
