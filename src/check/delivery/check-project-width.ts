// No project allows a source or a namespace that no Application of it uses.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { asBody, asList, type CheckInput } from '../check-input.ts';
import { type Application, deliveryIndex } from './delivery-index.ts';

export function checkProjectWidth(input: CheckInput): readonly Diagnostic[] {
  const { roots, children, projects } = deliveryIndex(input);
  return [...projects].flatMap(([project, { object, origin }]) => {
    const users = [...roots, ...children].filter(({ spec }) => spec['project'] === project);
    const sources = new Set(users.map(({ source }) => source['repoURL']));
    const destinations = new Set(users.flatMap(destinationsOf));
    const { sourceRepos, destinations: allowed } = asBody(object['spec']);
    const unused = [
      ...asList(sourceRepos)
        .filter((each) => !sources.has(each))
        .map((each) => `the source ${each}`),
      ...asList(allowed)
        .map(asBody)
        .map(({ name, namespace }) => place(name, namespace))
        .filter((each) => !destinations.has(each)),
    ];
    return unused.map((what) =>
      diagnostic('check/project-too-wide', { project, what }, { path: origin }),
    );
  });
}

function destinationsOf({ destination, otherNamespaces, objects }: Application): readonly string[] {
  const namespaces = [
    destination['namespace'],
    ...otherNamespaces,
    ...objects.flatMap(({ object }) => object.metadata.namespace ?? []),
  ];
  return namespaces.map((namespace) => place(destination['name'], namespace));
}

function place(cluster: unknown, namespace: unknown): string {
  return `namespace ${namespace} of cluster ${cluster}`;
}
