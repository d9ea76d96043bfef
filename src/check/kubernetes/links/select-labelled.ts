// Finds what a selector selects without asking each candidate: in a namespace of a thousand services,
// three thousand selectors would ask three million times.
import { asBody, type Body } from '../../check-input.ts';
import { isSelected } from './selectors.ts';

export interface Labelled {
  readonly namespace: string;
  readonly labels: Body;
}

export interface LabelIndex<T> {
  readonly byNamespace: ReadonlyMap<string, readonly T[]>;
  /** By namespace, key and value. */
  readonly byLabel: ReadonlyMap<string, readonly T[]>;
}

export function indexLabelled<T extends Labelled>(candidates: readonly T[]): LabelIndex<T> {
  const byNamespace = new Map<string, T[]>();
  const byLabel = new Map<string, T[]>();
  for (const candidate of candidates) {
    const { namespace, labels } = candidate;
    add(byNamespace, namespace, candidate);
    for (const label of labelsIn(labels)) add(byLabel, `${namespace} ${label}`, candidate);
  }
  return { byNamespace, byLabel };
}

export function selectLabelled<T extends Labelled>(
  { byNamespace, byLabel }: LabelIndex<T>,
  namespace: string,
  selector: Body,
): readonly T[] {
  const wanted = labelsIn(asBody(selector['matchLabels']));
  const groups = wanted.map((label) => byLabel.get(`${namespace} ${label}`) ?? []);
  const all = byNamespace.get(namespace) ?? [];
  const fewest = groups.reduce(
    (least, group) => (group.length < least.length ? group : least),
    all,
  );
  return fewest.filter(({ labels }) => isSelected(selector, labels));
}

function labelsIn(labels: Body): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

function add<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
