// Patterns of definitions are written for Go, where one may say from within that case does not matter.
// https://pkg.go.dev/regexp/syntax

const patterns = new Map<string, RegExp>();

export function goPattern(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const plain = text.replace('(?i)', '');
  const pattern = new RegExp(plain, plain === text ? 'u' : 'iu');
  patterns.set(text, pattern);
  return pattern;
}
