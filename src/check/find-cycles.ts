/**
 * One way round for each set of nodes that lead back to themselves, such as `[a, b, a]`. Targets that
 * are no nodes are passed over.
 */
export function findCycles(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const onTrail = new Set<string>();
  const cycles: (readonly string[])[] = [];

  function visit(node: string): void {
    if (onTrail.has(node)) {
      cycles.push([...trail.slice(trail.indexOf(node)), node]);
      return;
    }
    if (done.has(node)) return;
    done.add(node);
    trail.push(node);
    onTrail.add(node);
    for (const target of graph.get(node) ?? []) visit(target);
    trail.pop();
    onTrail.delete(node);
  }

  for (const node of graph.keys()) visit(node);
  return cycles;
}
