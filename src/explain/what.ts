// The words after the command → what is asked about.

/** `line`: of a file. `path`: a field in a file. `thing`: a resource or an object by its name. `code`: of a
 * diagnostic. */
export type What =
  | { readonly type: 'line'; readonly file: string; readonly line: number }
  | { readonly type: 'path'; readonly file: string; readonly field: string }
  | {
      readonly type: 'thing';
      readonly name: string;
      readonly field: string;
      /** `shop/prod`; undefined: wherever there is one. */
      readonly environment: string | undefined;
    }
  | { readonly type: 'code'; readonly code: string };

export interface Known {
  /** Of the repository. */
  readonly isFile: (path: string) => boolean;
  readonly environments: readonly string[];
}

const LINE = /^(.+?):(\d+)(?::\d+)?$/;
const ADDRESS = /^(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[\w-]+/;
/** `Deployment/shop/web` */
const OBJECT = /^[A-Z][A-Za-z]*\/[\w.:-]+(?:\/[\w.:-]+)?$/;
const FILE = /\.(ya?ml|json|md|hcl|groovy|tf)$/;

export function whatOf(words: readonly string[], known: Known): What {
  const environment = words.find((word) => known.environments.includes(word));
  const [first = '', ...rest] = words.filter((word) => word !== environment);
  const [, file, line] = LINE.exec(first) ?? [];
  if (file !== undefined && !known.isFile(first))
    return { type: 'line', file: plain(file), line: Number(line) };
  if (known.isFile(plain(first)) || FILE.test(first))
    return { type: 'path', file: plain(first), field: rest.join(' ') };
  if (OBJECT.test(first)) return { type: 'thing', name: first, field: rest.join(' '), environment };
  const [address] = ADDRESS.exec(first) ?? [];
  if (address !== undefined) {
    const inner = first.slice(address.length).replace(/^\./, '');
    return {
      type: 'thing',
      name: address,
      field: [inner, ...rest].filter(Boolean).join('.'),
      environment,
    };
  }
  return { type: 'code', code: first };
}

function plain(file: string): string {
  return file.replace(/^\.\//, '');
}
