/** Stands in for the arguments of any entry: every property is its own name in angle brackets. */
export function sampleArgs(): Record<string, string> {
  return new Proxy<Record<string, string>>({}, { get: (_, property) => `<${String(property)}>` });
}
