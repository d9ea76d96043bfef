import { component, type Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Helm's own: https://helm.sh/docs/chart_template_guide/getting_started/#adding-a-simple-template-call */
const RELEASE_MAX = 53;

export function chartNames({ charts }: Environment): readonly Name[] {
  return Object.keys(charts).map((key) => ({
    ...component(`of chart ${key}`, key, ['charts', key]),
    max: RELEASE_MAX,
  }));
}
