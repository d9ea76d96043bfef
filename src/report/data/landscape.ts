// The map: which systems there are, their environments, and who names whom.
import { renderPath } from '../../diagnostics/render-path.ts';
import { neighboursOf } from '../../environment/neighbours.ts';
import type { ReportedEnvironment } from '../report-input.ts';

export interface Naming {
  readonly from: string;
  readonly to: string;
  /** Keys under which it is named. */
  readonly because: readonly string[];
}

export interface SystemOnMap {
  readonly system: string;
  readonly environments: readonly string[];
}

export function systemsOf(environments: readonly ReportedEnvironment[]): readonly SystemOnMap[] {
  const systems = [...new Set(environments.map(({ environment }) => environment.system))].sort();
  return systems.map((system) => ({
    system,
    environments: environments
      .filter(({ environment }) => environment.system === system)
      .map(({ name }) => name)
      .sort(),
  }));
}

/** Only between environments of the report. */
export function namingsOf(environments: readonly ReportedEnvironment[]): readonly Naming[] {
  const known = new Set(environments.map(({ name }) => name));
  return environments.flatMap(({ name: from, environment }) => {
    const named = neighboursOf(environment).filter(({ name }) => known.has(name));
    return [...new Set(named.map(({ name }) => name))].sort().map((to) => ({
      ...{ from, to },
      because: named.filter(({ name }) => name === to).map(({ path }) => renderPath(path)),
    }));
  });
}
