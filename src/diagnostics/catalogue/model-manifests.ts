// Faults of what an environment refers to beside itself: folders of manifests, and what is in them.
import { entry, quote } from '../entry.ts';

export const modelManifestCatalogue = {
  'model/folder-empty': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `No document in ${folder}`,
    hint: ({ folder }) =>
      `Put files with the ending .yaml into ${folder}, or leave out what names it`,
    why: 'An Application of nothing would delete what it once had.',
  }),
  'model/folder-outside': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) =>
      `Folder outside of the repository: ${folder} is a link that leads out of it`,
    hint: ({ folder }) => `Replace the link ${folder} by the folder it points to`,
    why: 'What an environment consists of has to be in the repository, under review, and the same on every machine.',
  }),
  'model/folder-file': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `No folder at ${folder}: found a file`,
    hint: () => 'Name the folder that the file is in',
    why: 'A folder is read as a whole, so that a file added to it counts without another line.',
  }),
  'model/manifest-kustomization': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `File for Kustomize, which is not run: ${file}`,
    hint: () =>
      'Commit the output of kustomize build as a .yaml file, outside of the folders it is made of',
    why: 'What is applied has to be readable in the repository, and checked; a kustomization may fetch from elsewhere. `kustomize build overlays/prod > manifests/<key>/all.yaml` gives plain documents.',
  }),
  'model/manifest-ending': entry<{ file: string; rename: string }>({
    severity: 'error',
    message: ({ file }) => `File with another ending than .yaml: ${file} would be left out`,
    hint: ({ rename }) => `Rename it to ${rename}, or move it elsewhere`,
    why: 'Every file with the ending `.yaml` is read and no other. JSON is YAML as well.',
  }),
  'model/manifest-template': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'Template of Helm, which is not run on manifests',
    hint: () => 'Write the value, use a chart under charts, or quote text that begins with {{',
    why: 'Manifests are taken as they are. Braces inside of a text, such as those of an alert of Prometheus, stay.',
  }),
  'model/manifest-truth-key': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `Key ${key} without quotes, which Kubernetes reads as a truth value`,
    hint: ({ key }) => `Write ${quote(key)} in quotes`,
    why: 'Kubernetes reads YAML 1.1, where `y`, `no` and `on` are true and false, and a key of that name becomes "true" or "false".',
  }),
  'model/manifest-number': entry<{ number: string }>({
    severity: 'error',
    message: ({ number }) => `Number too large to be kept exactly: ${number}`,
    hint: ({ number }) => `Write ${quote(number)} in quotes where the field takes text`,
    why: 'JSON numbers above 2^53 lose digits in many readers.',
  }),
  'model/manifest-scope-unknown': entry<{ object: string; kind: string }>({
    severity: 'error',
    message: ({ object, kind }) =>
      `${object} names no namespace, and nothing says whether ${kind} lives in one`,
    hint: () =>
      'Write metadata.namespace, or put the CustomResourceDefinition of the kind into schemas/',
    why: 'What Argo CD may write outside of namespaces has to be said in its project, kind by kind.',
  }),
  'model/manifest-cluster-scoped': entry<{ object: string; kind: string }>({
    severity: 'error',
    message: ({ object, kind }) => `${object} names a namespace, and ${kind} lives in none`,
    hint: () => 'Delete metadata.namespace',
    why: 'A file that says where an object lives, and is wrong, misleads whoever reads it.',
  }),
  'model/manifest-namespace-unmade': entry<{ object: string; namespace: string }>({
    severity: 'warning',
    message: ({ object, namespace }) =>
      `${object} goes to namespace ${namespace}, which nothing in this environment makes`,
    hint: () =>
      'Correct the name, add a Namespace to the folder, or waive it if somebody else makes it',
    why: 'Argo CD makes no namespaces: the sync waits, and gives up after its retries, until somebody does.',
  }),
  'model/schema-document': entry<Record<never, never>>({
    severity: 'error',
    message: () =>
      'Document of schemas/ that is no CustomResourceDefinition of apiextensions.k8s.io/v1',
    hint: () => 'Move it elsewhere, or write the definition as the maker of the kind publishes it',
    why: 'Files of `schemas/` say what kinds of others take; they are read and not applied.',
  }),
  'model/turn-twice': entry<{ name: string; wave: number }>({
    severity: 'error',
    message: ({ name, wave }) => `Order of ${name} said twice: in wave ${wave}, and after others`,
    hint: () => 'Delete wave, or delete after',
    why: 'What comes after others gets the wave behind theirs, so another one could only contradict it.',
  }),
  'model/turn-circle': entry<{ chain: string }>({
    severity: 'error',
    message: ({ chain }) => `Components wait for each other in a circle: ${chain}`,
    hint: () => 'Delete one of these entries of after',
    why: 'Argo CD starts a component when those before it are healthy; in a circle none would start.',
  }),
} as const;
