// All environments as one page for people.
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { writeText } from '../../emit/write-text.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import type { Artifact, Component, TerraformArtifact } from '../../model/artifact.ts';
import { renderReport } from '../../report/render-report.ts';
import type { ReportedEnvironment } from '../../report/report-input.ts';
import type { Review } from '../../review/review.ts';
import { clientScript } from './client-script.ts';

interface CompiledEnvironment {
  readonly stacks: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly artifacts: readonly Artifact[];
}

export type Compile = (loaded: LoadedEnvironment, onStage: () => void) => CompiledEnvironment;

interface ReportRequest {
  readonly root: string;
  /** `system/environment` each; none for all environments. */
  readonly names: readonly string[];
  /** What differs from the base; null: nothing was compared. */
  readonly review: Review | null;
  /** Folder of groundplan itself. */
  readonly home: string;
}

interface Reported {
  /** Undefined: there are errors. */
  readonly report: string | undefined;
  readonly environments: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the door is given of it. */
export const reporting = (compile: Compile) => ({
  reportFiles: (request: ReportRequest): Reported => reportWith(compile, request),
  writeText,
});

/** A repository without any environment has a report as well: its first. */
function reportWith(compile: Compile, request: ReportRequest): Reported {
  const { root, review, home } = request;
  const { value = [], diagnostics: found } = loadEnvironments({ root, names: request.names });
  const diagnostics = found.filter(({ code }) => code !== 'load/no-environments');
  if (hasErrors(diagnostics)) return { report: undefined, environments: 0, diagnostics };
  const names = new Set(value.map(({ name }) => name));
  const environments = value
    .map((loaded) => {
      const compiled = compile(loaded, () => undefined);
      return reportedOf(loaded, compiled, names);
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const report = renderReport({ environments, review, script: clientScript(home) });
  return { report, environments: environments.length, diagnostics };
}

/** `names`: of all environments that it stands among, itself included. */
export function reportedOf(
  { name, environment, landscape }: LoadedEnvironment,
  { stacks, components, artifacts }: CompiledEnvironment,
  names: ReadonlySet<string> = new Set([name]),
): ReportedEnvironment {
  const objects = artifacts.flatMap((each) => (each.type === 'kubernetes' ? [each.object] : []));
  return { name, names, environment, landscape, stacks, components, objects };
}
