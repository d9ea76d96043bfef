// All environments as one page for people.
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import type { Artifact, Component, TerraformArtifact } from '../../model/artifact.ts';
import { renderReport } from '../../report/render-report.ts';
import type { Review } from '../../review/review.ts';
import { clientScript } from './client-script.ts';

interface CompiledEnvironment {
  readonly loaded: LoadedEnvironment;
  readonly stacks: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly artifacts: readonly Artifact[];
}

export interface ReportRequest {
  readonly compiled: readonly CompiledEnvironment[];
  /** What differs from the base. Absent: nothing was compared. */
  readonly review?: Review | undefined;
  /** Folder of groundplan itself. */
  readonly home: string;
}

export function reportOf({ compiled, review = undefined, home }: ReportRequest): string {
  const environments = compiled
    .map(({ loaded: { name, environment, landscape }, stacks, components, artifacts }) => ({
      ...{ name, environment, landscape, stacks, components },
      objects: artifacts.flatMap((each) => (each.type === 'kubernetes' ? [each.object] : [])),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return renderReport({ environments, review: review ?? null, script: clientScript(home) });
}
