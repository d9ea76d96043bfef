// Names with wildcards, as IAM has them: `*` is any number of letters, `?` is one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

import { escapePattern } from '../../../model/values/escape-pattern.ts';

/** Whether whatever the inner one matches, the outer one matches as well. Wildcards of the inner one are taken
 * as letters that only a wildcard matches. */
export function coversPattern(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true;
  if (!/[*?]/.test(outer)) return false;
  const source = outer
    .split(/([*?]|\$\{[^}]*\})/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '[^*]' : escapePattern(part)))
    .join('');
  return new RegExp(`^${source}$`, 's').test(inner);
}

/** Whether something may match both. */
export function overlapsPattern(one: string, other: string): boolean {
  if (coversPattern(one, other) || coversPattern(other, one)) return true;
  if (!/[*?]/.test(one) || !/[*?]/.test(other)) return false;
  const start = (text: string) => text.slice(0, text.search(/[*?]/));
  const [left, right] = [start(one), start(other)];
  return left.startsWith(right) || right.startsWith(left);
}
