import { component, type Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf, usesAny, usesName } from '../../model/services/consumers.ts';

/** Helm's own: https://helm.sh/docs/chart_template_guide/getting_started/#adding-a-simple-template-call */
const RELEASE_MAX = 53;

export function chartNames(environment: Environment): readonly Name[] {
  const own = Object.keys(environment.charts).map((key) => ({
    ...component(`of chart ${key}`, key, ['charts', key]),
    max: RELEASE_MAX,
  }));
  const ofUses = consumersOf(environment)
    .filter((consumer) => consumer.collection === 'charts' && usesAny(consumer))
    .map(({ key, path }) => component(`of what chart ${key} uses`, usesName(key), path));
  return [...own, ...ofUses];
}
