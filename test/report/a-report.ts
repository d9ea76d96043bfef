// Environments as a report is given them, made of what tests write.
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { ReportedEnvironment } from '../../src/report/report-input.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { loadedOf } from '../support/loaded-of.ts';

export function reported(overrides: Overrides = {}): ReportedEnvironment {
  const environment = anEnvironment(overrides);
  const loaded = loadedOf(environment);
  const { stacks, components, artifacts } = compileEnvironment(loaded, () => undefined);
  const objects = artifacts.flatMap((each) => (each.type === 'kubernetes' ? [each.object] : []));
  const { system, environment: name } = environment;
  const { landscape } = loaded;
  return { name: `${system}/${name}`, environment, landscape, stacks, components, objects };
}

export function reportOf(...environments: readonly ReportedEnvironment[]): string {
  return renderReport({ environments, review: null, script: '' });
}
