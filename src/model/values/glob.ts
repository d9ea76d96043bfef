/** `*` is any text; every other character is itself. */
export function globOf(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}

export function matchesGlob(pattern: string, text: string): boolean {
  return pattern.includes('*') ? globOf(pattern).test(text) : pattern === text;
}
