// What selects by label finds something: a typing error in a label is silent otherwise.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import {
  podSelectionsOf,
  type Selection,
  serviceSelectionsOf,
} from '../../artifacts/selections.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtWritten } from '../../point-at.ts';

export function checkSelections(input: CheckInput): readonly Diagnostic[] {
  return [
    ...podSelectionsOf(input).flatMap((each) => describe(each, 'pod')),
    ...serviceSelectionsOf(input).flatMap((each) => describe(each, 'Service')),
  ];
}

function describe(selection: Selection<unknown>, what: string): readonly Diagnostic[] {
  const { artifact, field, found, isOpen } = selection;
  if (found.length > 0 || isOpen) return [];
  const args = { object: nameOf(artifact.object), field: renderPath(field), what };
  return [
    diagnostic('check/kubernetes-selects-nothing', args, { path: pointAtWritten(artifact, field) }),
  ];
}
