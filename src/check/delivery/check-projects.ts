// Every project allows what its Applications do. Argo CD refuses the sync otherwise.
// https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { type Application, deliveryIndex, groupOf } from './delivery-index.ts';
import { matches } from './matches.ts';

/** Something an Application does that its project has to allow. */
interface Need {
  readonly what: string;
  readonly origin: Path;
  readonly isAllowed: (project: Body) => boolean;
}

export function checkProjects(input: CheckInput): readonly Diagnostic[] {
  const { roots, children, projects } = deliveryIndex(input);
  return [...roots, ...children].flatMap((application) => {
    const project = String(application.spec['project']);
    const artifact = projects.get(project);
    const args = { project, application: application.name };
    if (!artifact) {
      const path = application.artifact.origin;
      return [diagnostic('check/project-unknown', args, { path })];
    }
    const spec = asBody(artifact.object['spec']);
    return needsOf(application)
      .filter(({ isAllowed }) => !isAllowed(spec))
      .map(({ what, origin }) =>
        diagnostic('check/project-too-narrow', { ...args, what }, { path: origin }),
      );
  });
}

function needsOf(application: Application): readonly Need[] {
  const { artifact, source, destination, otherNamespaces, objects } = application;
  const { origin } = artifact;
  const repository = String(source['repoURL']);
  const own = [destination['namespace'], ...otherNamespaces].map(
    (namespace) => [String(namespace), origin] as const,
  );
  const others = objects.flatMap(({ object: { metadata }, origin: of }) =>
    metadata.namespace === undefined ? [] : [[metadata.namespace, of] as const],
  );
  // The first of each: forty objects of one namespace are one need.
  const namespaces = new Map([...own, ...others].toReversed());
  const kinds = new Map(objects.map((each) => [`${groupOf(each)}/${each.object.kind}`, each]));
  return [
    {
      what: `the source ${repository}`,
      origin,
      isAllowed: ({ sourceRepos }) => asList(sourceRepos).some((each) => matches(each, repository)),
    },
    ...[...namespaces].map(([namespace, of]) => ({
      what: `namespace ${namespace} of cluster ${destination['name']}`,
      origin: of,
      isAllowed: ({ destinations }: Body) =>
        asList(destinations).map(asBody).some(allowsDestination(destination['name'], namespace)),
    })),
    ...[...kinds.values()].map((each) => ({
      what: `kind ${each.object.kind}${groupOf(each) === '' ? '' : ` of ${groupOf(each)}`}`,
      origin: each.origin,
      isAllowed: (project: Body) => allowsKind(project, each),
    })),
  ];
}

function allowsDestination(cluster: unknown, namespace: string): (destination: Body) => boolean {
  return (destination) =>
    matches(destination['name'], String(cluster)) && matches(destination['namespace'], namespace);
}

/** Only objects outside namespaces have none: compiled objects always say where they live. */
function allowsKind(project: Body, artifact: KubernetesArtifact): boolean {
  const isListed = (list: unknown) =>
    asList(list)
      .map(asBody)
      .some(
        ({ group, kind }) =>
          matches(group, groupOf(artifact)) && matches(kind, artifact.object.kind),
      );
  if (artifact.object.metadata.namespace === undefined) {
    const { clusterResourceWhitelist, clusterResourceBlacklist } = project;
    return isListed(clusterResourceWhitelist) && !isListed(clusterResourceBlacklist);
  }
  const { namespaceResourceWhitelist, namespaceResourceBlacklist } = project;
  const isOpen = namespaceResourceWhitelist === undefined || isListed(namespaceResourceWhitelist);
  return isOpen && !isListed(namespaceResourceBlacklist);
}
