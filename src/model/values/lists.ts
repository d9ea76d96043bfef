// Lists in plain data of which nobody knows whether they are there; what is none is empty.
import { isPlainObject, type PlainObject } from './plain-object.ts';

export function objectsIn(value: unknown): readonly PlainObject[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
