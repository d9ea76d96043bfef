// Text that was meant to be replaced before anything is applied.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';

const PLACEHOLDER =
  /\b(change[-_ ]?me|replace[-_ ]?me|to[-_ ]?do|fix[-_ ]?me|your[-_]?(domain|company|account|bucket))\b|example\.(com|org|net)\b|^0{12}$|^<[^>]+>$/i;
/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const DOCUMENTATION_ACCOUNT = /^(123456789012|(\d)\2{3}(\d)\3{3}(\d)\4{3})$/;

export function checkPlaceholders(environment: Environment): readonly Diagnostic[] {
  const { account } = environment.aws;
  const documentation = DOCUMENTATION_ACCOUNT.test(account) && !PLACEHOLDER.test(account);
  return [
    ...placeholders(environment, []),
    ...(documentation
      ? [diagnostic('model/documentation-account', { account }, { path: ['aws', 'account'] })]
      : []),
  ];
}

function placeholders(value: unknown, path: Path): readonly Diagnostic[] {
  if (typeof value === 'string') {
    return PLACEHOLDER.test(value) ? [diagnostic('model/placeholder', { value }, { path })] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => placeholders(item, [...path, index]));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => placeholders(item, [...path, key]));
}
