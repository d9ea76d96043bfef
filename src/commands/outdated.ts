// `outdated`: until when the versions that environments name are supported, the soonest first.
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { typed } from '../diagnostics/typed.ts';
import type { Pipeline } from '../pipeline.ts';
import { endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Session } from './session.ts';

type VersionIn = ReturnType<Pipeline['versionsIn']>['versions'][number];

/** Told so many months before. */
const SOON_MONTHS = 6;

interface Row {
  readonly state: 'ended' | 'extended, which costs more' | 'ends soon' | 'supported' | 'not dated';
  readonly version: VersionIn;
}

export function outdated(session: Session): ExitCode {
  const { io, pipeline, stopwatch, root, args } = session;
  stopwatch.onStage('load');
  const { versions, asOf, diagnostics } = pipeline.versionsIn({ root, names: args.words });
  if (hasErrors(diagnostics)) return endWithErrors(session, { diagnostics });
  stopwatch.stop();
  const today = io.commitDate() ?? asOf;
  const rows = versions
    .map((version) => ({ version, state: stateOf(version, today) }))
    .toSorted((one, other) => byDay(dayOf(one.version), dayOf(other.version)));
  if (args.format === 'json') io.writeOut(`${JSON.stringify({ asOf, today, rows }, null, 2)}\n`);
  else io.writeOut(renderRows(rows, { asOf, today }));
  return rows.some(({ state }) => state === 'ended') ? EXIT.errors : EXIT.ok;
}

function stateOf({ standard, extended }: VersionIn, today: string): Row['state'] {
  if (standard === null) return 'not dated';
  if (standard < today)
    return extended !== null && extended >= today ? 'extended, which costs more' : 'ended';
  return monthOf(standard) - monthOf(today) < SOON_MONTHS ? 'ends soon' : 'supported';
}

/** Counted from the year 0. */
function monthOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return 12 * year + month;
}

function byDay(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** What has no day stands last. */
function dayOf({ standard }: VersionIn): string {
  return standard ?? '~';
}

function renderRows(
  rows: readonly Row[],
  { asOf, today }: { readonly asOf: string; readonly today: string },
): string {
  const dated = rows.filter(({ state }) => state !== 'not dated');
  const cells = dated.map(
    ({ state, version: { environment, what, product, version, standard } }) => [
      ...[state, standard ?? '', `${product} ${version}`, what, environment],
    ],
  );
  const others = rows.filter(({ state }) => state === 'not dated').map(({ version }) => version);
  const pinned = [...new Set(others.map(({ product, version }) => `${product} ${version}`))].sort();
  return [
    ...inColumns(cells),
    ...(pinned.length > 0
      ? ['', 'Without a published end of support:', ...pinned.map((each) => `  ${each}`)]
      : []),
    '',
    `Judged on ${today}; dates of support are of ${asOf}. Charts and providers follow groundplan: ${typed('upgrade')}.`,
    '',
  ].join('\n');
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
