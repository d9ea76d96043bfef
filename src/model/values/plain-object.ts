// Data without a class, such as YAML and JSON hold.

export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function asPlainObject(value: unknown): PlainObject | undefined {
  return isPlainObject(value) ? value : undefined;
}
