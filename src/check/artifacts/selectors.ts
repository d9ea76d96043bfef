// Which labels a selector selects.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
import { asBody, asList, type Body } from '../check-input.ts';

const OPERATORS: Readonly<Record<string, (value: unknown, listed: readonly unknown[]) => boolean>> =
  {
    In: (value, listed) => listed.includes(value),
    NotIn: (value, listed) => !listed.includes(value),
    Exists: (value) => value !== undefined,
    DoesNotExist: (value) => value === undefined,
  };

export function isEmptySelector({ matchLabels, matchExpressions }: Body): boolean {
  return Object.keys(asBody(matchLabels)).length === 0 && asList(matchExpressions).length === 0;
}

/** An empty selector selects everything. */
export function isSelected(selector: Body, labels: Body): boolean {
  const isEqual = Object.entries(asBody(selector['matchLabels'])).every(
    ([key, value]) => labels[key] === value,
  );
  return (
    isEqual &&
    asList(selector['matchExpressions'])
      .map(asBody)
      .every(({ key, operator, values }) =>
        OPERATORS[String(operator)]?.(labels[String(key)], asList(values)),
      )
  );
}
