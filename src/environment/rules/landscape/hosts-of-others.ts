// Host names of another environment of the same system: what is tested or called by one is that environment.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { recordHosts } from '../../record-hosts.ts';

interface Mention {
  readonly text: string;
  readonly path: Path;
}

export function checkHostsOfOthers(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const own = recordHosts(environment).map(({ host }) => host);
  // What is named there is meant.
  const meant = Object.values(environment.externals).flatMap(({ hosts }) => hosts);
  const theirs = hostsByOwner(environment, landscape);
  if (theirs.size === 0) return [];
  return mentionsIn(environment).flatMap(({ text, path }) =>
    hostsIn(text).flatMap((host) => {
      const other = theirs.get(host);
      if (other === undefined || own.includes(host) || meant.includes(host)) return [];
      const args = { host, other, own: likest(host, own) ?? null };
      return [diagnostic('model/host-of-another', args, { path })];
    }),
  );
}

function hostsByOwner(environment: Environment, landscape: Landscape) {
  const others = [...landscape.values()].filter(
    (other) => other.system === environment.system && pathOf(other) !== pathOf(environment),
  );
  return new Map(
    others.flatMap((other) => recordHosts(other).map(({ host }) => [host, pathOf(other)] as const)),
  );
}

/** Where a running thing is told whom to call. */
function mentionsIn({ services, functions, delivery }: Environment): readonly Mention[] {
  const told = [
    ...Object.entries(services).map(([key, { env }]) => ({ env, path: ['services', key] })),
    ...Object.entries(functions).map(([key, { env }]) => ({ env, path: ['functions', key] })),
  ];
  const variables = told.flatMap(({ env, path }) =>
    Object.entries(env).map(([name, text]) => ({ text, path: [...path, 'env', name] })),
  );
  const { pipeline } = delivery;
  const tests = pipeline?.kind === 'github-actions' ? pipeline.integrationTests : null;
  return [
    ...variables,
    ...(tests
      ? [{ text: tests.url, path: ['delivery', 'pipeline', 'integrationTests', 'url'] }]
      : []),
  ];
}

const HOST = /(?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![\w.-])/gi;

function hostsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(HOST)].map(([host]) => host.toLowerCase()))];
}

/** The one that is longer or shorter by a label, or else the first. */
function likest(host: string, own: readonly string[]): string | undefined {
  return own.find((each) => each.endsWith(host) || host.endsWith(each)) ?? own[0];
}
