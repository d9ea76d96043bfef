// No two Applications claim the same thing: they would overwrite each other for ever.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { findRepeats } from '../../model/values/find-repeats.ts';
import { asBody, type CheckInput, nameOf } from '../check-input.ts';
import { type Application, deliveryIndex, groupOf } from './delivery-index.ts';

export function checkOwnership(input: CheckInput): readonly Diagnostic[] {
  return [...sharedObjects(input), ...sharedReleases(input)];
}

function sharedObjects({ objects }: CheckInput): readonly Diagnostic[] {
  return findRepeats(objects, (each) => `${groupOf(each)}/${nameOf(each.object)}`)
    .filter(([first, again]) => first.component !== again.component)
    .map(([first, again]) => {
      // What the user wrote can be changed; what we make follows from elsewhere.
      const [other, { object, component, origin }] =
        first.isWritten && !again.isWritten ? [again, first] : [first, again];
      const args = { object: nameOf(object), component, other: other.component };
      return diagnostic('check/object-shared', args, { path: origin });
    });
}

/** Helm keeps one release of a name in a namespace. */
function sharedReleases(input: CheckInput): readonly Diagnostic[] {
  const charts = deliveryIndex(input).children.filter(({ source }) => 'chart' in source);
  return findRepeats(charts, releaseOf).map(([{ name: other }, again]) => {
    const args = { release: releaseOf(again), application: again.name, other };
    return diagnostic('check/release-shared', args, { path: again.artifact.origin });
  });
}

function releaseOf({ source, name, destination }: Application): string {
  return `${destination['namespace']}/${asBody(source['helm'])['releaseName'] ?? name}`;
}
