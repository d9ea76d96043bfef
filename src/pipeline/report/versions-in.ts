// Which version of what is written, in all environments or in some.
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { SUPPORT_FACTS_AS_OF } from '../../facts/end-of-support.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import { type Version, versionsOf } from '../../report/data/versions.ts';
import { type Compile, reportedOf } from './report-files.ts';

export interface VersionIn extends Version {
  /** `shop/prod` */
  readonly environment: string;
}

export interface Versions {
  readonly versions: readonly VersionIn[];
  /** The day that dates of support are of. */
  readonly asOf: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function versionsWith(
  compile: Compile,
  request: { readonly root: string; readonly names: readonly string[] },
): Versions {
  const { value = [], diagnostics } = loadEnvironments(request);
  const asOf = SUPPORT_FACTS_AS_OF;
  if (hasErrors(diagnostics)) return { versions: [], asOf, diagnostics };
  const versions = value.flatMap((loaded) => {
    const reported = reportedOf(
      loaded,
      compile(loaded, () => undefined),
    );
    return versionsOf(reported).map((each) => ({ ...each, environment: loaded.name }));
  });
  return { versions, asOf, diagnostics };
}
