// Which resources an expression of Terraform names: `${aws_vpc.main.id}` is all that our documents have,
// with functions around it here and there.

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

/** Braces may stand in texts, such as patterns, and once in one another. */
export const EXPRESSION = /(?<!\$)\$\{(?:"(?:[^"\\]|\\.)*"|[^"{}]|\{[^{}]*\})*\}/g;
const WHOLE = /^\$\{([^}]*)\}$/;
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
  const [, inner] = WHOLE.exec(text) ?? [];
  const [reference] = inner === undefined ? [] : referencesIn(inner);
  return reference?.text === inner ? reference : undefined;
}

/** In texts at any depth. */
export function referencesOf(value: unknown): readonly Reference[] {
  if (typeof value === 'string') return (value.match(EXPRESSION) ?? []).flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesOf);
}

/** `.outputs.subnet_ids["private"][0]` → `outputs`, `subnet_ids`, `private`, `0`. */
export function stepsOf(rest: string): readonly string[] {
  return [...rest.matchAll(/\.([A-Za-z_][\w-]*)|\["([^"]*)"\]|\[([^\]]*)\]/g)].map(
    ([, attribute, key, index]) => attribute ?? key ?? index ?? '',
  );
}
