/** The largest range that any one party is given: https://www.rfc-editor.org/rfc/rfc7020 */
const LARGEST_PREFIX = 8;

/** Whether a range is the internet, or so much of it that it makes no difference. */
export function isWorld(cidr: unknown): boolean {
  const [, length] = /\/(\d+)$/.exec(String(cidr)) ?? [];
  return length !== undefined && Number(length) < LARGEST_PREFIX;
}
