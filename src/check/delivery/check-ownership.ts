// No two Applications claim the same thing: they would overwrite each other for ever.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { asBody, type CheckInput, nameOf } from '../check-input.ts';
import { type Application, deliveryIndex, groupOf } from './delivery-index.ts';

export function checkOwnership(input: CheckInput): readonly Diagnostic[] {
  return [...sharedObjects(input), ...sharedReleases(input)];
}

function sharedObjects({ objects }: CheckInput): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return objects.flatMap((artifact) => {
    const { object, component, origin } = artifact;
    const identity = `${groupOf(artifact)}/${nameOf(object)}`;
    const other = owners.get(identity);
    owners.set(identity, other ?? component);
    if (other === undefined || other === component) return [];
    const args = { object: nameOf(object), component, other };
    return [diagnostic('check/object-shared', args, { path: origin })];
  });
}

/** Helm keeps one release of a name in a namespace. */
function sharedReleases(input: CheckInput): readonly Diagnostic[] {
  const charts = deliveryIndex(input).children.filter(({ source }) => 'chart' in source);
  const owners = new Map<string, Application>();
  return charts.flatMap((application) => {
    const release = `${application.destination['namespace']}/${releaseOf(application)}`;
    const other = owners.get(release);
    owners.set(release, other ?? application);
    if (!other) return [];
    const args = { release, application: application.name, other: other.name };
    return [diagnostic('check/release-shared', args, { path: application.artifact.origin })];
  });
}

function releaseOf({ source, name }: Application): unknown {
  return asBody(source['helm'])['releaseName'] ?? name;
}
