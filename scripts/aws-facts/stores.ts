// Versions and node types of stores. Types stand by family, one line each.
import type { Facts, Input } from './render.ts';

type Names = readonly string[];

/** Engines that there is a kind of resource for. */
const ENGINES = ['aurora-mysql', 'aurora-postgresql', 'mysql', 'postgres'] as const;

export function rdsVersions(input: Input): Facts {
  const engines = input['engines'] as Readonly<Record<string, { readonly dbInstance: Names }>>;
  return {
    meaning: 'versions.<engine>: all that the API has ever listed; a major one alone is taken too.',
    versions: Object.fromEntries(ENGINES.map((engine) => [engine, engines[engine]?.dbInstance])),
  };
}

export function rdsClasses(input: Input): Facts {
  const engines = input['engines'] as Readonly<Record<string, { readonly classes: Names }>>;
  return {
    meaning: 'types.<engine>/<family>: sizes in us-east-1, of any version of the engine.',
    types: Object.assign(
      {},
      ...ENGINES.map((engine) => byFamily(engines[engine]?.classes ?? [], `${engine}/`)),
    ),
  };
}

export function documentDatabases(input: Input): Facts {
  return {
    meaning: 'versions: of the engine. types.<family>: sizes in us-east-1.',
    versions: input['engineVersions'],
    types: byFamily(input['instanceClasses'] as Names),
  };
}

export function caches(input: Input): Facts {
  return {
    meaning: 'versions.<engine>. types.<family>: sizes in us-east-1, for all engines together.',
    versions: input['engineVersions'],
    types: byFamily(input['nodeTypes'] as Names),
  };
}

export function search(input: Input): Facts {
  const versions = (input['engineVersions'] as Names)
    .filter((name) => name.startsWith('OpenSearch_'))
    .map((name) => name.replace('OpenSearch_', ''));
  return {
    meaning: 'versions: of OpenSearch. types.<family>: sizes in us-east-1.',
    versions,
    types: byFamily(input['instanceTypes'] as Names),
  };
}

export function msk(input: Input): Facts {
  return {
    meaning: 'versions: as MSK names them. types.<family>: sizes of brokers.',
    versions: Object.keys(input['kafkaVersions'] as object),
    types: byFamily([...(input['standard'] as Names), ...(input['express'] as Names)]),
  };
}

export function mskProperties(input: Input): Facts {
  const express = input['express'] as { readonly static: Names };
  const named = { ...(input['standard'] as object), ...(input['standardInferred'] as object) };
  return {
    meaning: 'properties.<brokers>: what a configuration of MSK may set, by sort of broker.',
    properties: { standard: Object.keys(named).sort(), express: [...express.static].sort() },
  };
}

/** `db.r6g.large` under `db.r6g`, `r6g.large.search` under `r6g`. */
function byFamily(names: Names, prefix = ''): Readonly<Record<string, Names>> {
  const families: Record<string, string[]> = {};
  for (const name of names) {
    const parts = name.replace(/\.search$/, '').split('.');
    const family = `${prefix}${parts.slice(0, -1).join('.')}`;
    families[family] = [...(families[family] ?? []), parts.at(-1) ?? ''];
  }
  return families;
}
