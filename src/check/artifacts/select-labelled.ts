// Finds what a selector selects without asking each candidate: in a namespace of a thousand services,
// three thousand selectors would ask three million times.

import { groupBy } from '../../model/values/group-by.ts';
import { asBody, type Body } from '../check-input.ts';
import { isSelected } from './selectors.ts';

export interface Labelled {
  readonly namespace: string;
  readonly labels: Body;
}

/** Those in a namespace, and those of them with a label: `shop` and `shop app=web`. */
export type LabelIndex<T> = ReadonlyMap<string, readonly T[]>;

export function indexLabelled<T extends Labelled>(candidates: readonly T[]): LabelIndex<T> {
  return groupBy(candidates, ({ namespace, labels }) => [namespace, ...keysOf(namespace, labels)]);
}

export function selectLabelled<T extends Labelled>(
  index: LabelIndex<T>,
  namespace: string,
  selector: Body,
): readonly T[] {
  const keys = [namespace, ...keysOf(namespace, asBody(selector['matchLabels']))];
  const [all = [], ...groups] = keys.map((key) => index.get(key) ?? []);
  const fewest = groups.reduce(
    (least, group) => (group.length < least.length ? group : least),
    all,
  );
  return fewest.filter(({ labels }) => isSelected(selector, labels));
}

function keysOf(namespace: string, labels: Body): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${namespace} ${key}=${value}`);
}
