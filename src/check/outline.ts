// What of one environment the checks of the repository ask about, as plain data: a run that compiles it not again
// has this of it from the run before.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { TerraformArtifact } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { CheckInput } from './check-input.ts';
import { type Outside, outsideOf } from './terraform/check-outputs.ts';
import { type Claim, claimsOf } from './terraform/names/name-claims.ts';
import { backendOf, placeOf } from './terraform/remote-states.ts';
import { stackOrigin } from './terraform/stack-origin.ts';

export interface Outline extends Outside {
  readonly environment: Pick<Environment, 'system' | 'environment' | 'delivery'>;
  readonly stacks: readonly StackOutline[];
  readonly claims: readonly Claim[];
}

export interface StackOutline
  extends Pick<TerraformArtifact, 'stack' | 'dependsOn' | 'dependsOnOthers'> {
  /** Where its state lies. */
  readonly place: string;
  readonly origin: Path;
  /** Files of the user beside it, of which only counts whether there are any. Absent: none. */
  readonly moduleFiles?: object;
}

export function outlineOf(input: CheckInput): Outline {
  const { system, environment, delivery } = input.environment;
  return {
    environment: { system, environment, delivery },
    stacks: input.stacks.map((artifact) => {
      const { stack, dependsOn, dependsOnOthers, document } = artifact;
      return {
        ...{ stack, dependsOn, dependsOnOthers },
        place: placeOf(backendOf(document)),
        origin: stackOrigin(artifact),
        ...(artifact.moduleFiles === undefined ? {} : { moduleFiles: {} }),
      };
    }),
    ...outsideOf(input),
    claims: claimsOf(input),
  };
}
