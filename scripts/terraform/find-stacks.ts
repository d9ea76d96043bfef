// Every Terraform root module below a folder of results.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Block = Readonly<Record<string, unknown>>;

/** The parts of Terraform JSON that a rehearsal has to know. */
export interface RootDocument {
  readonly terraform?: {
    readonly backend: { readonly s3: StatePlace };
    readonly required_providers?: Block;
  };
  readonly provider?: { readonly aws?: Block | readonly Block[] };
  readonly module?: Readonly<Record<string, ModuleCall>>;
  readonly data?: { readonly terraform_remote_state?: Readonly<Record<string, RemoteState>> };
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface ModuleCall {
  readonly source: string;
  /** Of the registry only. */
  readonly version?: string;
}

export interface RemoteState {
  readonly config: StatePlace;
}

export interface StatePlace {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** Of a backend only. */
  readonly dynamodb_table?: string;
}

export interface Stack {
  /** `<system>/<environment>/<stack>`. */
  readonly name: string;
  readonly folder: string;
  readonly document: RootDocument;
}

const FILE = 'cdk.tf.json';

export function findStacks(results: string): readonly Stack[] {
  if (!existsSync(results)) return [];
  return (
    readdirSync(results, { recursive: true, encoding: 'utf8' })
      // A module of the user may have a file of that name.
      .filter((path) => path.endsWith(`/${FILE}`) && !path.includes('/module/'))
      .sort()
      .map((path) => ({
        name: dirname(path).replace('/terraform/', '/'),
        folder: join(results, dirname(path)),
        document: JSON.parse(readFileSync(join(results, path), 'utf8')) as RootDocument,
      }))
  );
}
