// What may be serialised. Anything else in an artifact is a bug of the room that made it.

/** Writes what JSON and all YAML versions read as the same number. */
export function serializeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not plain data: the number ${value}`);
  // YAML 1.1 takes 1e+21 for text: a float needs its point (https://yaml.org/type/float.html).
  return String(value === 0 ? 0 : value).replace(/^(-?\d+)e/, '$1.0e');
}

/** A lone surrogate has no UTF-8 form; writing it would silently change the text. */
export function assertWellFormed(text: string): void {
  if (LONE_SURROGATE.test(text)) {
    throw new Error(`not plain data: text with half a character, ${JSON.stringify(text)}`);
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

export function describeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a value of type ${typeof value}`;
  return `an object of class ${value.constructor?.name ?? 'unknown'}`;
}
