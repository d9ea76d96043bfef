// Faults that src/check/delivery finds in what Argo CD is told. Those of atlantis.yaml have a table of
// their own.
import { entry } from '../entry.ts';

export const deliveryCheckCatalogue = {
  'check/project-unknown': entry<{ project: string; application: string }>({
    severity: 'error',
    message: ({ project, application }) =>
      `Application ${application} is in a project that does not exist: ${project}`,
    hint: () => 'Report it: the compiler writes the project of every Application it makes',
    why: 'Argo CD refuses to sync an Application whose project is not there. Each environment has two projects, one for its root and one for its components, so the name can only be wrong if the compiler is.',
  }),
  'check/project-too-narrow': entry<{ project: string; application: string; what: string }>({
    severity: 'error',
    message: ({ project, application, what }) =>
      `Project ${project} does not allow ${what}, which Application ${application} needs`,
    hint: () => 'Report it: the compiler computes what a project allows from what is in it',
    why: 'A project lists the repositories, namespaces and kinds that its Applications may touch, and Argo CD refuses everything else, at the sync and no earlier. Cluster-wide kinds must be allowed by name; kinds inside namespaces must not be forbidden. What a chart makes is rendered by Argo CD and rests on a table.',
  }),
  'check/project-too-wide': entry<{ project: string; what: string }>({
    severity: 'error',
    message: ({ project, what }) => `Project ${project} allows ${what}, which nothing in it uses`,
    hint: () => 'Report it: the compiler computes what a project allows from what is in it',
    why: 'A project is the wall around an environment. A source or a namespace that no Application uses is a door in that wall, and so is a pattern with a star.',
  }),
  'check/application-coverage': entry<{ subject: string; applications: string }>({
    severity: 'error',
    message: ({ subject, applications }) =>
      `${subject} lies in ${applications} instead of exactly one Application`,
    hint: () => 'Report it: the compiler makes one Application for each component',
    why: 'What lies in no Application is committed and never reaches the cluster. What lies in two is written by both, in turns.',
  }),
  'check/application-empty': entry<{ application: string; source: string }>({
    severity: 'error',
    message: ({ application, source }) =>
      `Application ${application} has nothing to sync: ${source}`,
    hint: () =>
      'Report it: its folder has no objects, or its chart or namespace is not that of the component',
    why: 'Argo CD shows an Application as broken when its folder is not in the repository, and everything of a later wave waits for it. A chart that no component stands for is not part of the environment.',
  }),
  'check/application-annotation': entry<{ application: string; annotation: string }>({
    severity: 'error',
    message: ({ application, annotation }) =>
      `Application ${application} lacks the annotation ${annotation}`,
    hint: () => 'Report it: the compiler gives it to every Application whose source is a folder',
    why: 'Without `manifest-generate-paths` Argo CD renders every Application at every commit. Without the content hash a commit that changes only manifests changes no Application, and waves order nothing: see docs/decisions/0005.',
  }),
  'check/application-allows-empty': entry<{ application: string }>({
    severity: 'error',
    message: ({ application }) => `Application ${application} may be emptied by a sync`,
    hint: () => 'Report it: allowEmpty must not be set',
    why: 'With `allowEmpty` an empty folder, for instance after a wrong path, deletes everything the Application has made. Argo CD refuses such a sync unless it is told not to.',
  }),
  'check/application-destination': entry<{ application: string }>({
    severity: 'error',
    message: ({ application }) => `Application ${application} does not name its cluster`,
    hint: () => 'Report it: a destination has a name and no server',
    why: 'Projects list clusters by the name that Argo CD knows them by. The address of a cluster is made up by AWS and changes when the cluster is replaced; an Application that uses it does not match its project.',
  }),
  'check/application-health': entry<{ setting: string }>({
    severity: 'error',
    message: ({ setting }) => `Argo CD is installed without ${setting}`,
    hint: () => 'Report it: the values of the chart argo-cd set it under configs.cm',
    why: 'Since 1.8 Argo CD has no health check for Applications of its own. Without one the root sees each child as healthy at once, and starts all waves together.',
  }),
  'check/object-shared': entry<{ object: string; component: string; other: string }>({
    severity: 'error',
    message: ({ object, component, other }) =>
      `${object} is part of two Applications: ${other} and ${component}`,
    hint: () => 'Rename one of the two parts of the environment that make it',
    why: 'Two Applications that own one object overwrite each other. Argo CD is told to refuse that, so the second never becomes healthy.',
  }),
  'check/release-shared': entry<{ release: string; application: string; other: string }>({
    severity: 'error',
    message: ({ release, application, other }) =>
      `Helm release ${release} is that of two Applications: ${other} and ${application}`,
    hint: () => 'Report it: a release is named after its component',
    why: 'Charts name their objects after the release. Two charts with one release name in one namespace write the same objects, and each undoes what the other did.',
  }),
  'check/wave-order': entry<{
    earlier: string;
    later: string;
    more: number;
    hint?: string | undefined;
  }>({
    severity: 'error',
    message: ({ earlier, later, more }) =>
      `${earlier} does not come before ${later}, which needs it${more > 0 ? `, and ${more} more` : ''}`,
    hint: ({ hint }) =>
      hint ??
      'Take back the patch that changes a wave; without one, report it: the compiler decides',
    why: 'Argo CD starts a wave when the one before it is healthy. On a new cluster everything must find what it needs: the namespace before what lives in it, the chart with a definition before objects of that kind, the secret store before secrets, secrets and accounts before pods, a project before its Applications. Between Applications their own waves count, within one Application those of its objects.',
  }),
  'check/definition-missing': entry<{ kind: string; addon: string; later: string }>({
    severity: 'error',
    message: ({ kind, addon, later }) =>
      `Nothing defines the kind ${kind}, which ${later} needs: add-on ${addon} brings it`,
    hint: ({ addon }) =>
      `Write addons.${addon}: {}, without a value that leaves definitions out, or leave out what needs it`,
    why: 'A custom resource can be applied only where its definition is installed. Definitions come with charts, and some charts bring them only when a value says so.',
  }),
} as const;
