// Who sees metrics, logs and traces of whom: both ends, each written in its own file.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Landscape, neighbour, type Source, sourcesOf } from '../../../model/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkWatchers(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const sources = sourcesOf(environment, landscape);
  return [
    ...linkFaults(environment, landscape),
    ...unlinked(pathOf(environment), sources),
    ...twice(sources),
  ];
}

function linkFaults(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const watcher = environment.observability.sharesWith;
  if (watcher === null) return [];
  const path = ['observability', 'sharesWith'];
  const source = pathOf(environment);
  const { aws, observability } = neighbour(landscape, watcher);
  if (observability.sink === null) return [diagnostic('model/sink-missing', { watcher }, { path })];
  const isListed = Object.values(observability.sink.members).includes(source);
  const { account, region: wanted } = environment.aws;
  return [
    ...(isListed ? [] : [diagnostic('model/source-unlisted', { watcher, source }, { path })]),
    ...(aws.account === account
      ? [diagnostic('model/source-account', { watcher, account }, { path })]
      : []),
    ...(aws.region === wanted
      ? []
      : [diagnostic('model/source-region', { watcher, found: aws.region, wanted }, { path })]),
  ];
}

function unlinked(watcher: string, sources: readonly Source[]): readonly Diagnostic[] {
  return sources
    .filter(({ of }) => of.observability.sharesWith !== watcher)
    .map(({ key, of }) => {
      const path = ['observability', 'sink', 'members', key];
      return diagnostic('model/source-unlinked', { watcher, source: pathOf(of) }, { path });
    });
}

function twice(sources: readonly Source[]): readonly Diagnostic[] {
  return sources.flatMap(({ key, of }, index) => {
    const { account } = of.aws;
    const other = sources.slice(0, index).find((each) => each.of.aws.account === account);
    if (!other) return [];
    const args = { source: pathOf(of), other: pathOf(other.of), account };
    const path = ['observability', 'sink', 'members', key];
    return [diagnostic('model/source-twice', args, { path })];
  });
}
