// Every object is synced by exactly one Application, and every Application has something to sync.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type CheckInput, nameOf } from '../check-input.ts';
import { type Application, ARGOCD, deliveryIndex, ROOT } from './delivery-index.ts';

export function checkApplicationCoverage(input: CheckInput): readonly Diagnostic[] {
  return [...uncoveredComponents(input), ...uncoveredObjects(input), ...emptyApplications(input)];
}

function uncoveredComponents(input: CheckInput): readonly Diagnostic[] {
  const { byComponent } = deliveryIndex(input);
  return input.components.flatMap(({ name, origin }) => {
    const names = (byComponent.get(name) ?? []).map((application) => application.name);
    if (names.length === 1) return [];
    const applications = names.length === 0 ? 'no Application' : names.join(' and ');
    const args = { subject: `Component ${name}`, applications };
    return [diagnostic('check/application-coverage', args, { path: origin })];
  });
}

/** Objects of no component; those of a component are covered with it. */
function uncoveredObjects(input: CheckInput): readonly Diagnostic[] {
  const { components } = deliveryIndex(input);
  return input.objects
    .filter(({ component }) => component !== ARGOCD && component !== ROOT)
    .filter(({ component }) => components.get(component)?.source.type !== 'directory')
    .map(({ object, origin }) =>
      diagnostic(
        'check/application-coverage',
        { subject: nameOf(object), applications: 'no Application' },
        { path: origin },
      ),
    );
}

function emptyApplications(input: CheckInput): readonly Diagnostic[] {
  return deliveryIndex(input)
    .children.filter((application) => !hasContent(input, application))
    .map(({ name, artifact, source }) =>
      diagnostic(
        'check/application-empty',
        { application: name, source: String(source['path'] ?? source['chart']) },
        { path: artifact.origin },
      ),
    );
}

function hasContent(input: CheckInput, { syncs, source, destination, objects }: Application) {
  const component = deliveryIndex(input).components.get(syncs ?? '');
  if (component?.source.type === 'chart') {
    const isSameChart = component.source.chart === source['chart'];
    return isSameChart && component.namespace === destination['namespace'];
  }
  return component !== undefined && objects.length > 0;
}
