import { resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { StackEnds } from '../documents-of.ts';

type Rename = <T>(body: T) => T;

export const same: Rename = (body) => body;

/** A bucket that is made anew under another name has its policy anew: what that says of the bucket itself is no
 * difference. */
export function toNewNames({ was, is }: StackEnds): Rename {
  const stands = resourcesIn(is);
  const names = [...resourcesIn(was)].flatMap(([address, { bucket: before }]) => {
    const after = address.startsWith('aws_s3_bucket.') ? stands.get(address)?.['bucket'] : before;
    const isRenamed = typeof before === 'string' && typeof after === 'string' && before !== after;
    return isRenamed ? [[`arn:aws:s3:::${before}`, `arn:aws:s3:::${after}`] as const] : [];
  });
  if (names.length === 0) return same;
  return (body) =>
    JSON.parse(names.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(body)));
}
