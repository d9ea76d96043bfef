// The zone that our records are in.
import { neighbour } from '../../model/landscape/landscape.ts';
import type { RootModule } from '../root-module.ts';

export function zoneId(module: RootModule): string {
  const { zoneOf } = module.environment.edge;
  const state =
    zoneOf === null
      ? module.stateOf('dns')
      : module.stateIn(neighbour(module.landscape, zoneOf), 'dns');
  return state.text('zone_id');
}
