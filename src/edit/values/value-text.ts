import { stringify } from 'yaml';
import { rewriteScalar } from './rewrite-scalar.ts';

/** A value as YAML on one line, in the quotes of the scalar that stands there; `written` is empty where none does. */
export function valueText(value: unknown, written: string): string {
  if (typeof value === 'string' && !/[\r\n]/.test(value)) return rewriteScalar(written, value);
  if (typeof value === 'object' && value !== null) {
    const flow = { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true } as const;
    return stringify(value, flow).trim();
  }
  return JSON.stringify(value);
}
