// Resources and data sources by type, each the same object however often it is asked for, so that
// references can be compared with what they mean.
import { type CheckInput, type Element, elementsOf } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

export const allElements = oncePerInput((input): readonly Element[] => [
  ...elementsOf(input, 'resource'),
  ...elementsOf(input, 'data'),
]);

const resourcesByType = oncePerInput((input) => {
  const byType = new Map<string, Element[]>();
  for (const element of allElements(input)) {
    if (element.address.startsWith('data.')) continue;
    const known = byType.get(element.type);
    if (known) known.push(element);
    else byType.set(element.type, [element]);
  }
  return byType;
});

export function resourcesOf(input: CheckInput, type: string): readonly Element[] {
  return resourcesByType(input).get(type) ?? [];
}
