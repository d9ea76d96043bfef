// The emitted files as proofs read them: parsed when first asked for, and never changed. A changed copy
// is another view of the same files.
import { parse } from 'yaml';

export interface Documents {
  /** Paths relative to the root of the repository, sorted. */
  readonly paths: readonly string[];
  /** JSON and YAML as data, everything else as text. */
  readonly read: (path: string) => unknown;
  /** The same files with another content of one, or without it where that is undefined. */
  readonly with: (path: string, content: unknown) => Documents;
}

export function documentsOf(files: ReadonlyMap<string, string>): Documents {
  const parsed = new Map<string, unknown>();
  return view([...files.keys()].sort(), (path) => {
    if (!parsed.has(path)) parsed.set(path, parseFile(path, files.get(path) ?? ''));
    return parsed.get(path);
  });
}

function view(paths: readonly string[], read: Documents['read']): Documents {
  return {
    paths,
    read,
    with: (path, content) =>
      view(content === undefined ? paths.filter((each) => each !== path) : paths, (asked) =>
        asked === path ? content : read(asked),
      ),
  };
}

function parseFile(path: string, text: string): unknown {
  if (path.endsWith('.json')) return JSON.parse(text);
  return /\.ya?ml$/.test(path) ? parse(text) : text;
}
