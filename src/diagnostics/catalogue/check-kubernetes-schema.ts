// Objects of unknown kinds or retired versions, and fields that do not fit their kind.
import { entry, quote } from '../entry.ts';
import { manual } from '../typed.ts';
import { didYouMean, type Suggested } from '../wording.ts';

const SOURCES = `${manual('checks-sources.md')} says what each kind is held against.`;

export const kubernetesSchemaCatalogue = {
  'check/kubernetes-unknown-kind': entry<
    { object: string; apiVersion: string; kind: string } & Suggested
  >({
    severity: 'error',
    message: ({ object, apiVersion }) =>
      `Unknown kind for ${object}: nothing is known of it in ${apiVersion}`,
    hint: (args) =>
      didYouMean(args) ?? `Write ${args.kind} and the reason under "unchecked", or add the kind`,
    why: `An object whose fields nobody knows may hold any typing error. ${SOURCES} A kind that this release does not know can be let through, with a reason, under \`unchecked\` in the environment file, by \`<group>/<Kind>\`.`,
  }),
  'check/kubernetes-unchecked-unused': entry<{ kind: string }>({
    severity: 'error',
    message: ({ kind }) => `Nothing goes unchecked for ${kind}`,
    hint: () => 'Delete the entry',
    why: 'The environment has no object of that kind, or the kind is known and its objects are checked. An exception that excuses nothing would silently excuse the next mistake.',
  }),
  'check/kubernetes-unknown-field': entry<
    { field: string; parent: string; object: string } & Suggested
  >({
    severity: 'error',
    message: ({ field, parent, object }) => `Unknown field ${quote(field)} ${parent} of ${object}`,
    hint: (args) => didYouMean(args) ?? `Delete ${quote(args.field)}, or correct its name`,
    why: `The API server drops a field it does not know, or refuses the object when Argo CD applies it on the server side: the setting has no effect, and nobody is told. ${SOURCES}`,
  }),
  'check/kubernetes-missing-field': entry<{
    field: string;
    parent: string;
    object: string;
    expected: string;
  }>({
    severity: 'error',
    message: ({ field, parent, object, expected }) =>
      `Missing field ${quote(field)} ${parent} of ${object}: expected ${expected}`,
    hint: ({ field, expected }) => `Add ${quote(field)} with ${expected}`,
    why: `The API server refuses an object without a required field, and Argo CD shows that only at sync. ${SOURCES}`,
  }),
  'check/kubernetes-wrong-type': entry<{
    field: string;
    object: string;
    expected: string;
    found: string;
  }>({
    severity: 'error',
    message: ({ field, object, expected, found }) =>
      `Wrong type for ${field} of ${object}: expected ${expected}, found ${found}`,
    hint: ({ expected }) => `Write ${expected}`,
    why: `The API server refuses an object that it cannot decode, such as a label whose value is a number. ${SOURCES}`,
  }),
  'check/kubernetes-unknown-value': entry<
    { field: string; object: string; value: string; allowed: string } & Suggested
  >({
    severity: 'error',
    message: ({ field, object, value, allowed }) =>
      `Unknown value for ${field} of ${object}: expected one of ${allowed}, found ${quote(value)}`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.allowed}`,
    why: `The field takes one of a few words, in exactly this spelling. ${SOURCES}`,
  }),
  'check/kubernetes-wrong-form': entry<{
    field: string;
    object: string;
    expected: string;
    value: string;
  }>({
    severity: 'error',
    message: ({ field, object, expected, value }) =>
      `Wrong value for ${field} of ${object}: expected ${expected}, found ${quote(value)}`,
    hint: ({ expected }) => `Write ${expected}`,
    why: `The value has the right type, and the API server refuses its form, length or size. ${SOURCES}`,
  }),
  'check/kubernetes-api-removed': entry<{
    object: string;
    apiVersion: string;
    version: string;
    since: string;
    successor: string;
  }>({
    severity: 'error',
    message: ({ object, apiVersion, version, since }) =>
      `${object} is written in ${apiVersion}, which Kubernetes ${version} does not serve: removed in ${since}`,
    hint: ({ successor }) => `Use ${successor}`,
    why: 'Kubernetes takes old API versions away: an object written in one cannot be applied any more, and an upgrade of the cluster would stop every sync of its component. The table follows https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  }),
  'check/kubernetes-api-deprecated': entry<{
    object: string;
    apiVersion: string;
    version: string;
    since: string;
    successor: string;
  }>({
    severity: 'warning',
    message: ({ object, apiVersion, since }) =>
      `${object} is written in ${apiVersion}, which is deprecated since Kubernetes ${since}`,
    hint: ({ successor }) => `Use ${successor}`,
    why: 'The object still works, and a later version of Kubernetes will refuse it. The table follows https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  }),
} as const;
