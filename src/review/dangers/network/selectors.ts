// Selectors of Kubernetes, by what they select.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
import { isEqual } from '../../../lifecycle/compare/is-equal.ts';
import { isPlainObject, type PlainObject } from '../../../model/values/plain-object.ts';

export const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

export function labelsOf(selector: unknown): PlainObject {
  const labels = isPlainObject(selector) ? selector['matchLabels'] : undefined;
  return isPlainObject(labels) ? labels : {};
}

function expressionsOf(selector: unknown): readonly unknown[] {
  const expressions = isPlainObject(selector) ? selector['matchExpressions'] : undefined;
  return Array.isArray(expressions) ? expressions : [];
}

/** Whether the outer one selects whatever the inner one does. */
export function coversSelector(outer: unknown, inner: unknown): boolean {
  const [wanted, given] = [labelsOf(outer), labelsOf(inner)];
  const hasLabels = Object.entries(wanted).every(([key, value]) => given[key] === value);
  const others = expressionsOf(inner);
  return (
    hasLabels && expressionsOf(outer).every((one) => others.some((other) => isEqual(one, other)))
  );
}

/** Expressions are taken to hold: who cannot be told from others is one of them. */
export function selectsLabels(selector: unknown, labels: PlainObject): boolean {
  return Object.entries(labelsOf(selector)).every(([key, value]) => labels[key] === value);
}

/** `order-service`, or null for every pod. */
export function nameIn(selector: unknown): string | null {
  const labels = labelsOf(selector);
  const name = labels['app.kubernetes.io/name'] ?? labels['k8s-app'] ?? labels['app'];
  if (typeof name === 'string') return name;
  const rest = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const all = [...rest, ...expressionsOf(selector).map((each) => JSON.stringify(each))];
  return all.length === 0 ? null : all.join(', ');
}
