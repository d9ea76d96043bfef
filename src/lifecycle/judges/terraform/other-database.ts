// A service has a database of its own name, or of one that is chosen: under another it works in another database,
// which is empty.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { renamesIn } from '../../renames.ts';
import type { Body, TransitionInput } from '../../transition.ts';

interface Login {
  readonly service: string;
  readonly stack: string;
  readonly address: string;
  readonly before: Body | null;
  readonly after: Body | null;
}

export function judgeOtherDatabases(input: TransitionInput): readonly Diagnostic[] {
  return loginsIn(input).flatMap(({ service, stack, address, before, after }) => {
    const [was, is] = [databaseOf(before), databaseOf(after)];
    if (was === undefined || is === undefined || was === is) return [];
    const path = ['services', service];
    const args = { key: renderPath(path), before: was, after: is, address, stack };
    return [diagnostic('lifecycle/other-database', args, { path, target: 'key' })];
  });
}

/** Of services with another key, whether `moved` says so or not, and of those whose database has another name. */
function loginsIn(input: TransitionInput): readonly Login[] {
  const renamed = renamesIn(input).flatMap(({ pairs }) =>
    pairs.map(({ gone, made }) => ({ ...made, before: gone.before })),
  );
  const kept = input.resources.filter(({ before, after }) => before !== null && after !== null);
  return [...renamed, ...kept]
    .filter(({ type, origin }) => type === VERSION && origin[0] === 'services')
    .map((change) => ({ ...change, service: String(change.origin[1]) }));
}

const VERSION = 'aws_secretsmanager_secret_version';

/** Of the login that the secret holds. */
function databaseOf(version: Body | null): string | undefined {
  const text = version?.['secret_string_wo'];
  return typeof text === 'string' ? /"database":"([^"$]+)"/.exec(text)?.[1] : undefined;
}
