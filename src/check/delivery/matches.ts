/** Argo CD's patterns, in which `*` stands for any text. */
export function matches(pattern: unknown, text: string): boolean {
  if (typeof pattern !== 'string') return false;
  if (!pattern.includes('*')) return pattern === text;
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(text);
}
