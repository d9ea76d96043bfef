// A version that is allowed, and needs something else before it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { manual } from '../../../diagnostics/typed.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { compareVersions } from '../../versions/compare-versions.ts';
import { lineOf } from '../../versions/route.ts';
import {
  resourcesOf,
  sourceOf,
  type VersionChange,
  versionChanges,
} from '../../versions/version-changes.ts';

/** What comes before, as the end of a sentence, and what to do. */
interface Before {
  readonly order: string;
  readonly how: string;
}

type Question = (
  input: TransitionInput,
  change: VersionChange,
  of: ResourceChange,
) => Before | undefined;

const QUESTIONS: readonly Question[] = [behindReplicas, documentGlobal];

export function judgeUpgradeOrder(input: TransitionInput): readonly Diagnostic[] {
  return versionChanges(input).flatMap((change) => {
    const { path, before, after } = change;
    return ordersOf(input, change).map((found) =>
      diagnostic(
        'lifecycle/upgrade-order',
        { key: renderPath(path), before, after, ...found },
        { path },
      ),
    );
  });
}

/** What has to come before. */
export function ordersOf(input: TransitionInput, change: VersionChange): readonly Before[] {
  const { change: of, before, after } = change;
  if (of === null || compareVersions(after, before) < 0) return [];
  return QUESTIONS.flatMap((question) => question(input, change, of) ?? []);
}

/** A major version of PostgreSQL alone takes replicas along:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html */
function behindReplicas(
  { stacks }: TransitionInput,
  { engine, before, after }: VersionChange,
  { stack, type, addressBefore, origin, before: was }: ResourceChange,
): Before | undefined {
  if (type !== 'aws_db_instance' || was?.['replicate_source_db'] !== undefined) return undefined;
  const isMajor = lineOf(engine, before) !== lineOf(engine, after);
  if (engine === 'postgres' && isMajor) return undefined;
  const running = resourcesOf(stacks.before, stack);
  const behind = [...running]
    .filter(([, body]) => sourceOf(body, running) === running.get(addressBefore))
    .filter(([, body]) => isBehind(body, { before, after }))
    .map(([address]) => address.slice(`${addressBefore}-`.length));
  const [first] = behind;
  if (first === undefined) return undefined;
  const at = renderPath([...origin, 'replicas', first]);
  return {
    order: `before its ${behind.length === 1 ? 'replica' : 'replicas'} ${behind.join(', ')}`,
    how: `Write version: "${after}" under ${at}${behind.length === 1 ? '' : ' and the others'}, apply that, and raise the database in a later change`,
  };
}

/** AWS keeps replicas that name no version within a minor one that it chooses itself. */
function isBehind(replica: Body, { before, after }: Pick<VersionChange, 'before' | 'after'>) {
  if (replica['replicate_source_db'] === undefined) return false;
  const version = replica['engine_version'] ?? before;
  return typeof version === 'string' && compareVersions(version, after) < 0;
}

/** https://docs.aws.amazon.com/documentdb/latest/devguide/docdb-mvu.html */
function documentGlobal(
  _: TransitionInput,
  { engine, before, after }: VersionChange,
  { before: was, after: is, origin }: ResourceChange,
): Before | undefined {
  if (engine !== 'docdb' || lineOf(engine, before) === lineOf(engine, after)) return undefined;
  const isMember = [was, is].some((body) => body?.['global_cluster_identifier'] !== undefined);
  if (!isMember) return undefined;
  return {
    order:
      'while it belongs to a global cluster, whose members AWS does not upgrade where they stand',
    how: `Remove the secondaries and ${renderPath([...origin, 'global'])} and apply that, raise the version, and write them again: ${manual('how-to/upgrade.md')}`,
  };
}
