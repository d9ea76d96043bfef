// The ServiceAccounts that take on an IAM role: our own objects, and those that charts make.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { asText } from '../as-text.ts';
import { oncePerInput } from '../once-per-input.ts';
import { chartTexts } from './chart-values.ts';

export interface RoleAccount {
  readonly namespace: string;
  readonly name: string;
  readonly arn: string;
  readonly component: string;
  readonly origin: Path;
}

const ANNOTATION = 'eks.amazonaws.com/role-arn';

export const roleAccounts = oncePerInput((input): readonly RoleAccount[] => {
  const own = objectsOf(input, 'ServiceAccount').map(({ object, component, origin }) => ({
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    arn: object.metadata.annotations?.[ANNOTATION] ?? '',
    component,
    origin,
  }));
  const texts = chartTexts(input);
  const ofCharts = texts
    .filter(({ path }) => path.at(-1) === ANNOTATION)
    .map(({ component, path, text }) => {
      const nameAt = [...path.slice(0, -2), 'name'].join('/');
      const named = texts.find(
        (each) => each.component === component && each.path.join('/') === nameAt,
      );
      return {
        namespace: component.namespace,
        name: named?.text ?? component.name,
        arn: asText(text),
        component: component.name,
        origin: component.origin,
      };
    });
  return [...own.filter(({ arn }) => arn !== ''), ...ofCharts];
});

export const accountsByRole = oncePerInput((input) => {
  const byRole = new Map<string, RoleAccount[]>();
  for (const account of roleAccounts(input)) {
    byRole.set(account.arn, [...(byRole.get(account.arn) ?? []), account]);
  }
  return byRole;
});
