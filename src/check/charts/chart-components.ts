// The components that are add-ons, with what is known of each.
import type { Addon } from '../../addons/addon.ts';
import { addonOfComponent } from '../../addons/addons.ts';
import type { Component } from '../../model/artifact.ts';
import { asBody, type Body } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

export interface ChartComponent {
  readonly component: Component;
  readonly addon: Addon;
  readonly version: string;
  readonly values: Body;
}

export const chartComponents = oncePerInput(
  ({ environment, components }): readonly ChartComponent[] =>
    components.flatMap((component) => {
      const { source } = component;
      if (source.type !== 'chart') return [];
      const addon = addonOfComponent(environment, component);
      const { version, values } = source;
      return addon ? [{ component, addon, version, values: asBody(values) }] : [];
    }),
);

/** What stands at `controller.resources`; list elements are numbered. */
export function valueAt(values: Body, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (Array.isArray(value) ? value[Number(key)] : asBody(value)[key]),
      values,
    );
}
