import type { Path } from '../../diagnostics/diagnostic.ts';
import type { TerraformArtifact } from '../../model/artifact.ts';

/** A stack as a whole is made by no single line; that of its first element stands for it. */
export function stackOrigin(artifact: TerraformArtifact | undefined): Path {
  return Object.values(artifact?.origins ?? {})[0] ?? ['environment'];
}
