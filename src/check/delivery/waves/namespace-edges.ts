// A namespace is there before anything that lives in it.
import type { CheckInput } from '../../check-input.ts';
import { chartEnd, type Edge } from './edge.ts';
import { placedKey, waveIndex } from './wave-index.ts';

/** Namespaces that nobody here makes, such as kube-system, are there from the start. */
export function namespaceEdges(input: CheckInput): readonly Edge[] {
  const { objects, charts, byName } = waveIndex(input);
  const inside = [
    ...objects.map(({ artifact, end }) => [artifact.object.metadata.namespace, end] as const),
    ...charts.map((each) => [each.namespace, chartEnd(each.application)] as const),
  ];
  return inside.flatMap(([namespace, later]) => {
    const made = byName.get(placedKey('Namespace', undefined, namespace));
    return made ? [{ earlier: made.end, later }] : [];
  });
}
