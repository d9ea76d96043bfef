// Statements of IAM policies, as plain data, and the keys that statements name.

type Values = Readonly<Record<string, string | readonly string[]>>;

export interface Statement {
  readonly sid: string;
  readonly effect?: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  /** All actions but these. */
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  /** Kind of principal (`Service`, `AWS`, `Federated`, `*`) to who. */
  readonly principals?: Values;
  /** Operator to condition key to values. */
  readonly condition?: Readonly<Record<string, Values>>;
}

/** ARNs of the KMS keys of an environment, as Terraform knows them. */
export interface KeyArns {
  readonly storage: string;
  readonly data: string;
  readonly observability: string;
}

/** Everything in an account that its own policies allow to. */
export function accountRoot(account: string): string {
  return `arn:aws:iam::${account}:root`;
}

/** `media-files` → `MediaFiles`, as statement ids allow no hyphen. */
export function pascal(key: string): string {
  return key.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter: string) => letter.toUpperCase());
}
