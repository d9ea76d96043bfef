// Which labels a selector selects.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
import { asBody, asList, type Body } from '../check-input.ts';

/** An empty selector selects everything. */
export function isSelected(selector: Body, labels: Body): boolean {
  const isEqual = Object.entries(asBody(selector['matchLabels'])).every(
    ([key, value]) => labels[key] === value,
  );
  return (
    isEqual && asList(selector['matchExpressions']).every((each) => holds(asBody(each), labels))
  );
}

function holds({ key, operator, values }: Body, labels: Body): boolean {
  const value = labels[String(key)];
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const isListed = value !== undefined && asList(values).includes(value);
  return operator === 'In' ? isListed : !isListed;
}
