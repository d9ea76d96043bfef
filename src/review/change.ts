// What a reviewer is told of: one thing of dist/ that comes out otherwise than at the base, and why.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { ObjectChange, ResourceChange } from '../lifecycle/transition.ts';
import type { FieldChange } from './fields/field-changes.ts';

export type Plane = 'terraform' | 'kubernetes' | 'file';

export type Action = 'add' | 'remove' | 'change' | 'move' | 'forget';

/** A page, a pipeline, atlantis.yaml: a text that is no resource and no object. */
export interface TextChange {
  /** Below the root of the repository. */
  readonly path: string;
  /** Null: there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

export type Thing =
  | { readonly plane: 'terraform'; readonly of: ResourceChange }
  | { readonly plane: 'kubernetes'; readonly of: ObjectChange }
  | { readonly plane: 'file'; readonly of: TextChange };

export interface Change {
  /** `shop/prod`; empty for a file that concerns all. */
  readonly environment: string;
  readonly thing: Thing;
  /** The stack, or the component; empty for a file. */
  readonly place: string;
  /** `aws_db_instance`, `Deployment`, or the name of a file. */
  readonly kind: string;
  /** `aws_db_instance.main`, `Deployment shop/web`, or a path. */
  readonly name: string;
  /** What it was called; the same unless it moved. */
  readonly nameBefore: string;
  readonly action: Action;
  /** Of what is changed; empty for what is new or gone, and where nothing but an order differs. */
  readonly fields: readonly FieldChange[];
  /** The part of the environment that makes it. */
  readonly origin: Path;
  readonly cause: Cause;
}

/** A key of an environment file, or of a layer of one, that is written otherwise than at the base. */
export interface Edit {
  /** The environment that it is written for; empty for a file of a folder that environments name. */
  readonly of: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Whether the place is one in the file as it was. */
  readonly isGone: boolean;
  readonly path: Path;
  /** Undefined: it is not written. */
  readonly before: unknown;
  readonly after: unknown;
}

/** `edits`: each of them has a part in it, or which of them has is not known. `stale`: what is committed at
 * the base is not what its files came to. */
export type Cause =
  | { readonly type: 'edits'; readonly edits: readonly Edit[] }
  | { readonly type: 'environment'; readonly name: string; readonly is: 'new' }
  /** `as`: a new one that has the same; null: there is none. */
  | {
      readonly type: 'environment';
      readonly name: string;
      readonly is: 'gone';
      readonly as: string | null;
    }
  | { readonly type: 'program' }
  | { readonly type: 'stale' };
