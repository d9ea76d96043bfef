// Lifecycle rules of one bucket that leave another nothing to do.

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { report } from '../codes.ts';
import type { LifecycleRule } from '../schema.ts';

/** From warm to cold; what is deleted is colder than all.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const COLDNESS = ['STANDARD_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'];

function coldnessOf({ moveTo, expire }: LifecycleRule): number {
  return expire || moveTo === null ? COLDNESS.length : COLDNESS.indexOf(moveTo);
}

export function checkLifecycleOrder({ buckets }: Environment): readonly Diagnostic[] {
  return Object.entries(buckets).flatMap(([bucket, { lifecycle }]) =>
    Object.entries(lifecycle).flatMap(([rule, own]) => {
      const earlier = Object.entries(lifecycle).find(([, other]) => leavesNothing(other, own));
      if (earlier === undefined || own.expire) return [];
      const [before, { afterDays: at, expire }] = earlier;
      const args = { rule, days: own.afterDays, before, at };
      // Of the two, what deletes is what nobody meant.
      const path = ['buckets', bucket, 'lifecycle', expire ? before : rule, 'afterDays'];
      const other = ['buckets', bucket, 'lifecycle', expire ? rule : before, 'afterDays'];
      return [report('model/lifecycle-never', args, { path, ...also(other) })];
    }),
  );
}

function leavesNothing(other: LifecycleRule, own: LifecycleRule): boolean {
  return (
    other.applyTo === own.applyTo &&
    other.afterDays <= own.afterDays &&
    coldnessOf(other) > coldnessOf(own)
  );
}
