// Text that was meant to be replaced before anything is applied.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Words only in a spelling no sentence has: "what to do" and a service for to-dos are fine. */
const PLACEHOLDERS = [
  /\b(TODO|FIXME|XXX|TBD)\b/,
  /\b(change[-_]?me|replace[-_]?me|your[-_]?(domain|company|account|bucket))\b/i,
  /(^|[^a-z0-9-])example\.(com|org|net)\b/i,
  /^0{12}$/,
  /^<[^>]+>$/,
];
/** They quote the design, or what others publish, which may well hold a placeholder. */
const QUOTING = ['deviations', 'statements', 'schemas'] as const;
/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const DOCUMENTATION_ACCOUNT = /^(123456789012|(\d)\2{3}(\d)\3{3}(\d)\4{3})$/;

export function checkPlaceholders(environment: Environment): readonly Diagnostic[] {
  const { account } = environment.aws;
  const documentation = DOCUMENTATION_ACCOUNT.test(account) && !isPlaceholder(account);
  const binding = Object.fromEntries(
    Object.entries(environment).filter(([key]) => !QUOTING.some((quoting) => quoting === key)),
  );
  return [
    ...placeholders(binding, []),
    ...(documentation
      ? [diagnostic('model/documentation-account', { account }, { path: ['aws', 'account'] })]
      : []),
  ];
}

function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(text));
}

function placeholders(value: unknown, path: Path): readonly Diagnostic[] {
  if (typeof value === 'string') {
    return isPlaceholder(value) ? [diagnostic('model/placeholder', { value }, { path })] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => placeholders(item, [...path, index]));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .filter(([key, item]) => !(path.includes('documents') && isProse(key, item)))
    .flatMap(([key, item]) => placeholders(item, [...path, key]));
}

/** In a manifest: a script, a page of its own, what a definition explains. */
function isProse(key: string, value: unknown): boolean {
  return typeof value === 'string' && (key === 'description' || value.includes('\n'));
}
