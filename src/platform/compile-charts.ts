// The add-ons of an environment: a component each, with the values we set.
import type { Addon } from '../addons/addon.ts';
import { type AddonName, installedAddons, namespaceOf } from '../addons/addons.ts';
import type { Component } from '../model/artifact.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import { mergeJson, replacedBy } from '../model/values/merge-json.ts';
import { placeChartPods } from './nodes/place-chart-pods.ts';

export function compileCharts(
  environment: Environment,
  landscape: Landscape,
): readonly Component[] {
  return installedAddons(environment).map((addon) => componentOf(addon, environment, landscape));
}

function componentOf(
  addon: Addon<AddonName>,
  environment: Environment,
  landscape: Landscape,
): Component {
  const { name, repository, chart, wave, pods, clusterKinds, otherNamespaces, ignored } = addon;
  const { version = null, values = {}, capacity = null } = environment.addons[name] ?? {};
  const plain = addon.values(environment, landscape);
  const ours = capacity === 'spot' ? placeChartPods(environment, pods, plain) : plain;
  const replaced = replacedBy(ours, values);
  return {
    name,
    namespace: namespaceOf(environment, addon),
    wave: typeof wave === 'number' ? wave : wave(environment),
    source: {
      type: 'chart',
      repository,
      chart,
      version: version ?? addon.version,
      values: mergeJson(ours, values),
      ...(replaced.length > 0 && { replaced }),
      ...(clusterKinds && { clusterKinds }),
      ...(otherNamespaces && { otherNamespaces }),
      ...(ignored && { ignored }),
    },
    origin: ['addons', name],
  };
}
