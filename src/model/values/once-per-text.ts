/** Makes what depends on a text alone, and keeps it for those `kept` texts that were asked for last. */
export function oncePerText<T>(kept: number): (text: string, make: () => T) => T {
  const made = new Map<string, { readonly value: T }>();
  return (text, make) => {
    const found = made.get(text) ?? { value: make() };
    // A map is in the order in which its keys were set.
    made.delete(text);
    made.set(text, found);
    const [oldest] = made.keys();
    if (made.size > kept && oldest !== undefined) made.delete(oldest);
    return found.value;
  };
}
