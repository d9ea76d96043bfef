// Kinds that a chart defines, as far as is known without it: what its add-on says, or the environment of its own.
import type { Definitions } from '../../../../addons/addon.ts';
import { addons } from '../../../../addons/addons.ts';
import type { Path } from '../../../../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../../../../model/artifact.ts';
import { valueAt as valueAtPath } from '../../../../model/values/value-at.ts';
import { componentOf } from '../applications.ts';
import { valueAt } from '../changed-fields.ts';

/** Groups, and kinds as `group/Kind`. */
export function definedBy(
  application: KubernetesObject,
  environment: unknown,
  origin: Path,
): readonly string[] {
  const chart = valueAt(application, 'spec.source.chart');
  const component = componentOf(application);
  const addon = addons.find((each) => each.chart === chart && each.name === component);
  if (addon !== undefined) return definedByAddon(application, addon.definitions);
  const written = valueAtPath(environment, [...origin, 'definitions']);
  return Array.isArray(written) ? written.map(String) : [];
}

function definedByAddon(
  application: KubernetesObject,
  definitions: Definitions | undefined,
): readonly string[] {
  if (definitions === undefined) return [];
  const { kinds, unless } = definitions;
  if (unless === undefined) return kinds;
  const path = ['spec.source.helm.valuesObject', ...unless.value].join('.');
  return (valueAt(application, path) ?? unless.isSet) === true ? kinds : [];
}
