// A version that is raised or lowered: whether AWS does that, in which steps, and what it means meanwhile.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { releasedTogether, UPGRADES_AS_OF } from '../../../facts/engine-upgrades.ts';
import type { TransitionInput } from '../../transition.ts';
import { compareVersions } from '../../versions/compare-versions.ts';
import { lineOf, routeOf } from '../../versions/route.ts';
import { ASK_WHAT_RUNS, SENTENCES } from '../../versions/sentences.ts';
import { type VersionChange, versionChanges } from '../../versions/version-changes.ts';
import { removedParameters } from './removed-parameters.ts';
import { ordersOf } from './upgrade-order.ts';

export function judgeVersions(input: TransitionInput): readonly Diagnostic[] {
  return versionChanges(input).flatMap((change) => judge(input, change));
}

function judge(input: TransitionInput, change: VersionChange): readonly Diagnostic[] {
  const { engine, engineBefore, before, after } = change;
  // Another engine is another matter; only one becomes another where it stands.
  if (engine !== engineBefore) {
    return engineBefore === 'redis' && engine === 'valkey' ? [major(input, change)] : [];
  }
  const direction = compareVersions(after, before);
  if (direction < 0 || isBackFromKraft(change)) return [lowered(change)];
  const isSameLine = lineOf(engine, before) === lineOf(engine, after);
  if (isSameLine) return direction === 0 ? pinned(change) : [];
  return toOtherLine(input, change);
}

function toOtherLine(input: TransitionInput, change: VersionChange): readonly Diagnostic[] {
  const route = routeOf(change.engine, change.before, change.after);
  if (route === null) return [unknown(change, `what we know of it is of ${UPGRADES_AS_OF}`)];
  if (route.length > 1) return [skipped(change, route)];
  // What it means is said of the change that can be applied.
  if (ordersOf(input, change).length > 0) return [];
  return [...outdated(change), major(input, change)];
}

function isBackFromKraft({ engine, before, after }: VersionChange): boolean {
  return (
    engine === 'msk' && lineOf(engine, before) === 'KRaft' && lineOf(engine, after) !== 'KRaft'
  );
}

/** "16" to "16.9": which minor version runs is not in Git. */
function pinned(change: VersionChange): readonly Diagnostic[] {
  const { engine, before, after } = change;
  if (after.length <= before.length) return [];
  const because = `AWS chose the minor version, which may be newer than "${after}"`;
  return [unknown(change, because, ASK_WHAT_RUNS[engine])];
}

/** A version that is older than what runs, although its line is newer. */
function outdated(change: VersionChange): readonly Diagnostic[] {
  const { engine, before, after } = change;
  const [was, is] = [before, after].map((version) => {
    const [line = '', minor] = version.split('.');
    const offset = releasedTogether(engine)[line];
    return minor === undefined || offset === undefined ? undefined : Number(minor) + offset;
  });
  if (was === undefined || is === undefined || was <= is) return [];
  return [unknown(change, `"${after}" is older than "${before}", in days`)];
}

function wordsOf({ engine, path, before, after }: VersionChange) {
  const { title, ask } = SENTENCES[engine];
  return { key: renderPath(path), title, before, after, ask: ask(before) };
}

function lowered(change: VersionChange): Diagnostic {
  const args = { ...wordsOf(change), back: SENTENCES[change.engine].back };
  return diagnostic('lifecycle/downgrades', args, { path: change.path });
}

function skipped(change: VersionChange, route: readonly string[]): Diagnostic {
  const args = { ...wordsOf(change), first: route[0] ?? '', steps: route.join(' → ') };
  return diagnostic('lifecycle/skipped-version', args, { path: change.path });
}

function unknown(change: VersionChange, because: string, ask?: string): Diagnostic {
  const words = wordsOf(change);
  const args = { ...words, because, ask: ask ?? words.ask };
  return diagnostic('lifecycle/upgrade-unknown', args, { path: change.path });
}

/** Its source serves on. */
const REPLICA = {
  meanwhile: 'the replica is away, and who reads it waits',
  first: 'Send its readers to the source, if they cannot wait',
};

function isReplica({ change }: VersionChange): boolean {
  return change?.after?.['replicate_source_db'] !== undefined;
}

function major(input: TransitionInput, change: VersionChange): Diagnostic {
  const { engine, engineBefore, before, after, path } = change;
  const { meanwhile, first } = isReplica(change) ? REPLICA : SENTENCES[engine];
  const named = (of: typeof engine, version: string) =>
    engine === engineBefore ? version : `${SENTENCES[of].title} ${version}`;
  const args = {
    key: renderPath(path),
    before: named(engineBefore, before),
    after: named(engine, after),
    ...{ meanwhile, first, gone: removedParameters(input, change).join(', ') },
  };
  return diagnostic('lifecycle/major-upgrade', args, { path });
}
