// Keeps user text from being evaluated by Terraform. cdktf's own markers (`${TfToken[…]}`) pass.
import { Tokenization } from 'cdktf';
import { isPlainObject } from '../model/values/plain-object.ts';

const TEMPLATE = /([$%])\{(?!TfToken\[)/g;

/** Copies a resource configuration with `${` as `$${` and `%{` as `%%{` in its plain strings. */
export function escapeTemplates<T>(config: T): T {
  return escaped(config) as T;
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.includes('{') ? value.replace(TEMPLATE, '$1$1{') : value;
  }
  if (Array.isArray(value)) return Tokenization.isResolvable(value) ? value : value.map(escaped);
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escaped(item)]));
  }
  return value;
}
