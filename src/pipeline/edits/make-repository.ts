// A repository where there is none yet: `init`.
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { rewriteScalar } from '../../edit/values/rewrite-scalar.ts';
import type { Files } from '../../emit/plan-files.ts';
import { readLock, standsIn } from '../../emit/read-repository.ts';
import { zonesOf } from '../../facts/regions.ts';
import { sourceTextIn } from '../../load/read-text.ts';
import { Key } from '../../model/schema/primitives.ts';
import { repositoryFiles, withScripts } from '../../scaffold/repository.ts';
import { baseFile, environmentFile, FIRST_BLOCK, tierOf } from '../../scaffold/system.ts';
import { placeFaults, wrongKey } from './refusals.ts';

export interface RepositoryRequest {
  readonly root: string;
  /** Folder of groundplan itself. */
  readonly home: string;
  readonly version: string;
  readonly system: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  /** The main one. */
  readonly branch: string;
  readonly email: string;
}

export interface MadeRepository {
  readonly edits: Files;
  /** Files that were there, and stay as they are. */
  readonly kept: readonly string[];
}

const PACKAGE = 'package.json';

export function makeRepository(request: RepositoryRequest): Result<MadeRepository> {
  const { root, home, system, environment, region } = request;
  const folder = `environments/${system}`;
  const faults = [...faultsOf(request), ...(standsIn(root, folder) ? [taken(folder)] : [])];
  const lock = readLock(home);
  if (faults.length > 0) return { diagnostics: [...faults, ...lock.diagnostics] };
  const choice = {
    ...request,
    tier: tierOf(environment),
    zones: zonesOf(region),
    block: FIRST_BLOCK,
    repository: rewriteScalar('', request.repository),
    email: rewriteScalar('', request.email),
    lock: lock.text,
  };
  const all = [
    [`${folder}/base.yaml`, baseFile(choice)],
    [`${folder}/${environment}.yaml`, environmentFile(choice)],
    ...repositoryFiles(choice),
  ] as const;
  const there = all.map(([path]) => path).filter((path) => standsIn(root, path));
  const scripts = there.includes(PACKAGE)
    ? withScripts(sourceTextIn(root)(PACKAGE) ?? '')
    : undefined;
  const edits = new Map([
    ...all.filter(([path]) => !there.includes(path)),
    ...(scripts === undefined ? [] : [[PACKAGE, scripts] as const]),
  ]);
  const kept = there.filter((path) => !edits.has(path));
  return { value: { edits, kept }, diagnostics: lock.diagnostics };
}

function faultsOf({ system, environment, account, region }: RepositoryRequest): Diagnostic[] {
  const isKey = (word: string) => Key.safeParse(word).success;
  return [
    ...(isKey(system) ? [] : [wrongKey('--system', system)]),
    ...(isKey(environment) && environment !== 'base'
      ? []
      : [wrongKey('--environment', environment)]),
    ...placeFaults({ account, region }),
  ];
}

function taken(folder: string): Diagnostic {
  return diagnostic('command/already-there', { path: `${folder}/` });
}
