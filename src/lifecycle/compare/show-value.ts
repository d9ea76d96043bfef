import { quote } from '../../diagnostics/entry.ts';
import type { Json } from '../../model/artifact.ts';

/** A value in a message. */
export function showValue(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'object') return quote(JSON.stringify(value));
  return typeof value === 'string' ? quote(value) : String(value);
}
