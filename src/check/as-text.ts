/** `value` as text; an empty one when it is not a text. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
