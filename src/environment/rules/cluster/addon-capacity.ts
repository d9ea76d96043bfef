// Add-ons that ask for spot nodes: they need pods that may be taken away, and such nodes.

import type { Addon } from '../../../addons/addon.ts';
import { type AddonName, installedAddons } from '../../../addons/addons.ts';
import { spreadPlaces } from '../../../addons/shared/spread-places.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nodesOf } from '../../../model/nodes/placement.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkAddonCapacity(environment: Environment): readonly Diagnostic[] {
  const { cluster } = environment;
  if (cluster === null) return [];
  const hasSpot = nodesOf(cluster).some(({ capacity }) => capacity === 'spot');
  return installedAddons(environment)
    .filter(({ name }) => environment.addons[name]?.capacity === 'spot')
    .flatMap((addon) => ofAddon(addon, hasSpot));
}

function ofAddon({ name, pods }: Addon<AddonName>, hasSpot: boolean): readonly Diagnostic[] {
  const where = { path: ['addons', name, 'capacity'] };
  if (spreadPlaces(pods).length === 0) {
    return [diagnostic('model/addon-uninterruptible', { addon: name }, where)];
  }
  return hasSpot ? [] : [diagnostic('model/addon-capacity-absent', { addon: name }, where)];
}
