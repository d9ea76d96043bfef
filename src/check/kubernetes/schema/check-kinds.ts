// Every object is of a kind that can be checked, or of one whose exception is written down.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtWritten } from '../../point-at.ts';
import { retirementOf } from '../versions/retirements.ts';
import { groupKind, isKnownKind, knownKinds, shapeOf } from './kind-table.ts';

export function checkKinds(input: CheckInput): readonly Diagnostic[] {
  const { environment, objects } = input;
  const strangers = objects
    .filter(({ object }) => shapeOf(input, object) === undefined && !retirementOf(object)?.removed)
    .map((artifact) => {
      const { apiVersion, kind } = artifact.object;
      return { artifact, kind: groupKind(apiVersion, kind) };
    });
  const excused = new Set(strangers.map(({ kind }) => kind));
  return [
    ...strangers
      .filter(({ kind }) => environment.unchecked[kind] === undefined)
      .map(({ artifact, kind }) => {
        const { object } = artifact;
        const { apiVersion } = object;
        const suggestion = isKnownKind(kind) ? undefined : nearest(kind, knownKinds());
        const args = { object: nameOf(object), apiVersion, kind, suggestion };
        return diagnostic('check/kubernetes-unknown-kind', args, {
          path: pointAtWritten(artifact, ['kind']),
        });
      }),
    ...Object.keys(environment.unchecked)
      .filter((kind) => !excused.has(kind))
      .map((kind) => {
        const where = { path: ['unchecked', kind], target: 'key' } as const;
        return diagnostic('check/kubernetes-unchecked-unused', { kind }, where);
      }),
  ];
}
