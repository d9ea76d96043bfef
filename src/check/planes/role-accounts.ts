// The ServiceAccounts that take on an IAM role: our own objects, and those that charts make.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { actingConsumers } from '../../environment/identities.ts';
import { ROLE_ANNOTATION } from '../../model/identity.ts';
import { groupBy } from '../../model/values/group-by.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { asText } from '../as-text.ts';
import type { CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { chartTexts } from './chart-values.ts';

export interface RoleAccount {
  readonly namespace: string;
  readonly name: string;
  readonly arn: string;
  readonly component: string;
  readonly origin: Path;
}

export const roleAccounts = oncePerInput((input): readonly RoleAccount[] => {
  const own = objectsOf(input, 'ServiceAccount').map(({ object, component, origin }) => ({
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    arn: object.metadata.annotations?.[ROLE_ANNOTATION] ?? '',
    component,
    origin,
  }));
  const texts = chartTexts(input);
  const declared = declaredAccounts(input);
  const ofCharts = texts
    .filter(({ path }) => path.at(-1) === ROLE_ANNOTATION)
    .map(({ component, path, text }) => {
      const nameAt = [...path.slice(0, -2), 'name'].join('/');
      const named = texts.find(
        (each) => each.component === component && each.path.join('/') === nameAt,
      );
      return {
        namespace: component.namespace,
        name: named?.text ?? declared.get(component.name) ?? component.name,
        arn: asText(text),
        component: component.name,
        origin: component.origin,
      };
    });
  return [...own.filter(({ arn }) => arn !== ''), ...ofCharts];
});

/** By namespace and name. */
export const roleAccountsByName = oncePerInput((input) =>
  groupBy(roleAccounts(input), ({ namespace, name }): string => `${namespace}/${name}`),
);

/** What the environment says how a chart calls its account, by the component of the chart. */
function declaredAccounts({ environment }: CheckInput): ReadonlyMap<string, string> {
  return new Map(
    actingConsumers(environment).flatMap(({ consumer: { key }, actor }) =>
      'serviceAccount' in actor ? [[key, actor.serviceAccount]] : [],
    ),
  );
}

export const accountsByRole = oncePerInput((input) =>
  groupBy(roleAccounts(input), ({ arn }) => arn),
);
