// Who sees metrics, logs and traces of whom: both ends, each written in its own file.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { type Connection, checkBothEnds } from '../../../model/landscape/both-ends.ts';
import {
  type Landscape,
  neighbour,
  type Source,
  sourcesOf,
} from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

const SINK: Connection = {
  naming: {
    ends: ({ observability: { sharesWith } }) =>
      sharesWith === null ? [] : [{ other: sharesWith, path: ['observability', 'sharesWith'] }],
    fault: ({ other: watcher, path }, _, { observability }) =>
      observability.sink ? undefined : diagnostic('model/sink-missing', { watcher }, { path }),
    unanswered: ({ other: watcher, path }, source) =>
      diagnostic('model/source-unlisted', { watcher, source }, { path }),
  },
  listing: {
    ends: ({ observability: { sink } }) =>
      Object.entries(sink?.members ?? {}).map(([key, other]) => ({
        other,
        path: ['observability', 'sink', 'members', key],
      })),
    unanswered: ({ other: source, path }, watcher) =>
      diagnostic('model/source-unlinked', { watcher, source }, { path }),
  },
};

export function checkWatchers(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return [
    ...checkBothEnds(SINK, environment, landscape),
    ...unlinkable(environment, landscape),
    ...twice(sourcesOf(environment, landscape)),
  ];
}

function unlinkable(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const watcher = environment.observability.sharesWith;
  if (watcher === null) return [];
  const path = ['observability', 'sharesWith'];
  const { aws, observability } = neighbour(landscape, watcher);
  if (observability.sink === null) return [];
  const { account, region: wanted } = environment.aws;
  return [
    ...(aws.account === account
      ? [diagnostic('model/source-account', { watcher, account }, { path })]
      : []),
    ...(aws.region === wanted
      ? []
      : [diagnostic('model/source-region', { watcher, found: aws.region, wanted }, { path })]),
  ];
}

function twice(sources: readonly Source[]): readonly Diagnostic[] {
  return findRepeats(sources, ({ of }) => of.aws.account).map(([first, { key, of }]) => {
    const args = { source: pathOf(of), other: pathOf(first.of), account: of.aws.account };
    const at = ['observability', 'sink', 'members'];
    return diagnostic('model/source-twice', args, {
      path: [...at, key],
      ...also([...at, first.key]),
    });
  });
}
