// What is told about what was asked.
import type { Position } from '../diagnostics/diagnostic.ts';
import type { Severity } from '../diagnostics/entry.ts';
import type { Group } from '../review/groups/group-changes.ts';

export type Explanation = FieldExplanation | LineExplanation | CodeExplanation | Choices;

export interface Step {
  /** `environments/shop/prod.yaml` or a file of groundplan's own. */
  readonly file: string;
  readonly line: number | null;
  readonly type: 'written' | 'default' | 'name' | 'read' | 'layer' | 'constant' | 'maker' | 'file';
  /** `databases.main.class`; empty for what is no key. */
  readonly key: string;
  /** `shop/prod`, where it is another environment than that of the field. Absent: the same. */
  readonly environment?: string;
  /** As it is shown; null: it is not. */
  readonly value: string | null;
  /** What the key is for, or why the default is so. Empty: nothing is known. */
  readonly text: string;
  /** How it was proven; null: it follows from what is there. */
  readonly proof: Proof | null;
}

export interface Proof {
  /** What the key was tried with; null: without it. */
  readonly tried: string | null;
  /** What the field is then; null: it is not there. */
  readonly becomes: string | null;
  /** Whether the rules take that change alone; otherwise something else has to change with it. */
  readonly isValid: boolean;
}

export interface FieldExplanation {
  readonly type: 'field';
  readonly environment: string;
  readonly file: string;
  readonly line: number | null;
  /** `aws_db_instance.main` or `Deployment/shop/web`. */
  readonly thing: string;
  readonly field: string;
  readonly value: string;
  /** `block`: a map or a list, of which one field is to be asked about. */
  readonly answer: 'key' | 'default' | 'constant' | 'block' | 'not-found';
  /** Where the value comes from, the nearest first. */
  readonly from: readonly Step[];
  /** Why it is there at all. */
  readonly because: readonly Step[];
  /** How many keys could not be tried, or were not for lack of time. */
  readonly untried: number;
}

export interface LineExplanation {
  readonly type: 'reach';
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly value: string;
  readonly text: string;
  /** What is compared with now, for each environment above the file. */
  readonly tried: readonly Tried[];
  readonly groups: readonly Group[];
  readonly at: Position;
}

export interface Tried {
  readonly environment: string;
  /** `without`: the key left out. `other`: another value. `overridden`: a higher layer says something else.
   * `not-possible`: nothing that was tried compiles. */
  readonly how: 'without' | 'other' | 'overridden' | 'not-possible';
  readonly value: string | null;
}

export interface CodeExplanation {
  readonly type: 'code';
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly why: string;
  /** How to live with it; null: only by mending it. */
  readonly waiver: string | null;
  readonly link: string;
}

export interface Choices {
  readonly type: 'choices';
  readonly title: string;
  readonly entries: readonly { readonly name: string; readonly text: string }[];
}
