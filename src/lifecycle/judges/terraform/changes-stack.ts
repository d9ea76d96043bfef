// What one stack takes away and another makes, under the same name: each has a state of its own, and AWS one
// name.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { collides, namingOf } from '../../../facts/terraform-names.ts';
import { showValue } from '../../compare/show-value.ts';
import { renamesIn } from '../../renames.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';

export function judgeChangedStacks(input: TransitionInput): readonly Diagnostic[] {
  const renamed = new Set(renamesIn(input).flatMap(({ pairs }) => pairs.map(({ gone }) => gone)));
  const gone = input.resources.filter((each) => each.after === null && !renamed.has(each));
  const made = input.resources.filter(({ before }) => before === null);
  return gone.flatMap((each) => {
    const again = made.find((other) => isAgain(each, other));
    return again === undefined ? [] : [report(each, again)];
  });
}

function isAgain(gone: ResourceChange, made: ResourceChange): boolean {
  const isSame = gone.type === made.type && !gone.isForgotten;
  const hasName = namingOf(gone.type)?.name !== undefined;
  return isSame && hasName && collides(gone.type, gone.before ?? {}, made.after ?? {});
}

function report(gone: ResourceChange, made: ResourceChange): Diagnostic {
  const argument = namingOf(made.type)?.name ?? '';
  const args = {
    key: renderPath(made.origin),
    from: `${gone.stack}/${gone.address}`,
    to: `${made.stack}/${made.address}`,
    named: `${argument} ${showValue(made.after?.[argument])}`,
  };
  return diagnostic('lifecycle/changes-stack', args, { path: made.origin, target: 'key' });
}
