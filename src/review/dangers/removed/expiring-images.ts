import { blocksOf, bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import { opened } from '../../fields/field-changes.ts';
import type { DangerJudge } from '../danger-judge.ts';

/** Images beyond a number, or older than some days, are deleted within a day.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
export const judgeExpiringImages: DangerJudge = ({ thing, name, kind }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || kind !== 'aws_ecr_lifecycle_policy') {
    return [];
  }
  const { before, after } = thing.of;
  if (after === null) return [];
  const [was, is] = [keptBy(before), keptBy(after)];
  return [...is].flatMap(([rule, kept]) => {
    const stood = was.get(rule);
    if (stood !== undefined && stood <= kept) return [];
    if (stood === undefined && before === null) return [];
    const reason = `${name} keeps ${kept} ${rule} instead of ${stood ?? 'all'}: the others are deleted`;
    return [{ label: 'destroys data', reason, subject: name }];
  });
};

/** How many images, or days of them, by which images it is about. */
function keptBy(body: Body | null): ReadonlyMap<string, number> {
  const rules = blocksOf(bodyOf(opened(body?.['policy']))['rules']);
  return new Map(
    rules.map((rule) => {
      const { countType, countNumber, tagStatus = 'any' } = bodyOf(rule['selection']);
      const unit = countType === 'sinceImagePushed' ? 'days of images' : 'images';
      return [
        `${unit}${tagStatus === 'any' ? '' : `, ${tagStatus}`}`,
        Number(countNumber),
      ] as const;
    }),
  );
}
