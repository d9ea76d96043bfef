// The emit room's pure half: the artifacts of one environment, or of the repository, become the
// files that should exist. Paths are relative to the root of the repository.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Artifact, TextArtifact } from '../model/artifact.ts';
import { findRepeats } from '../model/values/find-repeats.ts';
import {
  assertOwnFile,
  LOCK_FILE,
  MODULE_FOLDER,
  REPOSITORY_FILES,
  TERRAFORM_FILE,
} from './layout.ts';
import { lockOf } from './lock-of.ts';
import { generatedBy, markGenerated } from './mark-generated.ts';
import { type NamedArtifact, nameFiles } from './name-files.ts';
import { serializeTerraform } from './serialize/serialize-json.ts';
import { serializeYaml } from './serialize/serialize-yaml.ts';

export type Files = ReadonlyMap<string, string>;

export interface EnvironmentArtifacts {
  /** `learning-hub/prod`. */
  readonly name: string;
  readonly artifacts: readonly Artifact[];
  /** Of the results of all environments, such as `dist`. */
  readonly folder: string;
  /** Text of the master lock, of which every stack gets a copy. */
  readonly lock: string;
}

export interface FilePlan {
  readonly files: Files;
  /** What each file of an artifact is made of, by path below the folder of the environment. */
  readonly named: readonly NamedArtifact[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The order of artifacts does not matter; diagnostics carry paths into the environment. */
export function planEnvironment(request: EnvironmentArtifacts): FilePlan {
  const { name, artifacts, lock } = request;
  const named = nameFiles(artifacts).toSorted(byPath);
  for (const { path } of named) assertOwnFile(path);
  const diagnostics = findConflicts(named);
  if (diagnostics.length > 0) return { files: new Map(), named: [], diagnostics };

  const folder = `${request.folder}/${name}`;
  const source = `environments/${name}.yaml`;
  const files = new Map<string, string>();
  for (const { path, artifact } of named) {
    files.set(`${folder}/${path}`, serializeArtifact(path, artifact, source));
    if (artifact.type === 'terraform') {
      const stack = path.slice(0, -TERRAFORM_FILE.length);
      files.set(`${folder}/${stack}${LOCK_FILE}`, lockOf(lock, artifact.lockedProviders ?? []));
      for (const [name, text] of Object.entries(artifact.moduleFiles ?? {})) {
        const copy = `${stack}${MODULE_FOLDER}/${name}`;
        assertOwnFile(copy);
        files.set(`${folder}/${copy}`, text);
      }
    }
  }
  return { files, named, diagnostics: [] };
}

export function planRepository(artifacts: readonly TextArtifact[]): Files {
  return new Map(
    artifacts.map(({ path, content }) => {
      if (!REPOSITORY_FILES.includes(path)) throw new Error(`not a place for a result: ${path}`);
      return [path, markGenerated(path, content, 'environments/')];
    }),
  );
}

function serializeArtifact(path: string, artifact: Artifact, source: string): string {
  if (artifact.type === 'text') return markGenerated(path, artifact.content, source);
  try {
    return artifact.type === 'terraform'
      ? serializeTerraform({ ...artifact.document, '//': generatedBy(source) })
      : markGenerated(path, serializeYaml(artifact.object), source);
  } catch (cause) {
    throw new Error(`Cannot serialize ${path}`, { cause });
  }
}

/** Compares without regard to case: some file systems keep only one of two such files. */
function findConflicts(named: readonly NamedArtifact[]): readonly Diagnostic[] {
  return findRepeats(named, ({ path }) => path.toLowerCase()).map(reportConflict);
}

function reportConflict([earlier, later]: readonly [NamedArtifact, NamedArtifact]): Diagnostic {
  const [first, second] = [earlier, later].toSorted((a, b) => compare(describe(a), describe(b)));
  const origin = second?.artifact.type === 'kubernetes' ? { path: second.artifact.origin } : {};
  return diagnostic(
    'emit/path-conflict',
    { path: later.path, first: describe(first ?? earlier), second: describe(second ?? later) },
    origin,
  );
}

function describe({ path, artifact }: NamedArtifact): string {
  if (artifact.type === 'text') return `the text ${path}`;
  if (artifact.type === 'terraform') return `the stack ${artifact.stack}`;
  const { kind, metadata } = artifact.object;
  return `${kind} ${metadata.name} of ${artifact.origin.join('.')}`;
}

function byPath(left: NamedArtifact, right: NamedArtifact): number {
  return compare(left.path, right.path) || compare(describe(left), describe(right));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
