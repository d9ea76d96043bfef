// Environments as a report is given them, made of what tests write.
import type { LoadedEnvironment } from '../../src/load/loaded-environment.ts';
import { pathOf } from '../../src/model/naming/core.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { ReportedEnvironment } from '../../src/report/report-input.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { loadedOf } from '../support/loaded-of.ts';

export function reported(overrides: Overrides = {}): ReportedEnvironment {
  return reportedFrom(loadedOf(anEnvironment(overrides)));
}

/** Alone: of those that it names there are no pages. */
export function reportedFrom(loaded: LoadedEnvironment): ReportedEnvironment {
  const { stacks, components, artifacts } = compileEnvironment(loaded, () => undefined);
  const objects = artifacts.flatMap((each) => (each.type === 'kubernetes' ? [each.object] : []));
  const { name, environment, landscape } = loaded;
  return { name, names: new Set([name]), environment, landscape, stacks, components, objects };
}

/** One whose network hangs on that of another one. */
export function memberOfHub(): LoadedEnvironment {
  const members = { prod: { environment: 'shop/prod' } };
  const hub = anEnvironment({ environment: 'hub', network: { transitGateway: { members } } });
  const member = anEnvironment({ network: { attachment: 'shop/hub' } });
  const landscape = new Map([hub, member].map((each) => [pathOf(each), each]));
  return loadedOf(member, landscape);
}

export function reportOf(...environments: readonly ReportedEnvironment[]): string {
  return renderReport({ environments, review: null, script: '' });
}
