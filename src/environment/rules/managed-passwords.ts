// What is found by a tag has to be one thing: Secrets Manager compares how the values of tags begin.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { jobSecrets } from '../job-secrets.ts';

export function checkManagedPasswords(environment: Environment): readonly Diagnostic[] {
  const { managed } = jobSecrets(environment);
  return managed.flatMap(({ secret, origin }) =>
    managed
      .filter((other) => other.secret !== secret && other.secret.arn.startsWith(secret.arn))
      .map((other) =>
        diagnostic(
          'model/managed-password-ambiguous',
          { found: renderPath(other.origin), other: renderPath(origin) },
          { path: [...other.origin, 'masterPassword'] },
        ),
      ),
  );
}
