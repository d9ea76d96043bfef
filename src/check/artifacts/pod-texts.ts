// What the containers of a pod read: their variables, wherever these are written, and the files of mounted
// ConfigMaps.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { groupBy } from '../../model/values/group-by.ts';
import { oncePer } from '../../model/values/once-per.ts';
import { asText } from '../as-text.ts';
import { asBody, asList, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { findObject, namespaceOf, objectsOf } from './objects.ts';
import type { Container, PodTemplate } from './pod-templates.ts';

export interface PodText {
  /** Of the variable, or of the file. */
  readonly name: string;
  readonly text: string;
  readonly isVariable: boolean;
  /** What says it. */
  readonly artifact: KubernetesArtifact;
}

const externalSecrets = oncePerInput((input) =>
  groupBy(objectsOf(input, 'ExternalSecret'), (artifact) => {
    const { object } = artifact;
    const target = asBody(asBody(object['spec'])['target']);
    return `${namespaceOf(input, artifact)}/${asText(target['name']) || object.metadata.name}`;
  }),
);

export function variablesOf(
  input: CheckInput,
  { artifact, namespace }: PodTemplate,
  { body }: Container,
): readonly PodText[] {
  const written = asList(body['env']).map(asBody);
  return [
    ...written.flatMap(({ name, value, valueFrom }) => {
      if (typeof value === 'string') {
        return [{ name: asText(name), text: value, isVariable: true, artifact }];
      }
      const { name: secret, key } = asBody(asBody(valueFrom)['secretKeyRef']);
      const holders = externalSecrets(input).get(`${namespace}/${asText(secret)}`) ?? [];
      return holders
        .flatMap((holder) => templatesByKey(holder).get(asText(key)) ?? [])
        .map((each) => ({ ...each, name: asText(name) }));
    }),
    ...asList(body['envFrom']).flatMap((from) => {
      const name = asText(asBody(asBody(from)['configMapRef'])['name']);
      return entriesOf(input, namespace, name).map((each) => ({ ...each, isVariable: true }));
    }),
  ];
}

/** What its ConfigMaps mount, and the arguments of its containers. */
export function filesOf(input: CheckInput, template: PodTemplate): readonly PodText[] {
  const { artifact, namespace, spec, containers } = template;
  const mounted = asList(spec['volumes']).flatMap((volume) =>
    entriesOf(input, namespace, asText(asBody(asBody(volume)['configMap'])['name'])),
  );
  const words = containers.map(({ name, body }) => ({
    ...{ name, artifact, isVariable: false },
    text: [...asList(body['command']), ...asList(body['args'])].map(asText).join(' '),
  }));
  return [...mounted, ...words];
}

/** Templates of an ExternalSecret, by the key of the Secret. */
export const templatesOf = oncePer((artifact: KubernetesArtifact): readonly PodText[] => {
  const target = asBody(asBody(artifact.object['spec'])['target']);
  return textsOf(asBody(asBody(target['template'])['data']), artifact, true);
});

const templatesByKey = oncePer((artifact: KubernetesArtifact) =>
  groupBy(templatesOf(artifact), ({ name }) => name),
);

function entriesOf(input: CheckInput, namespace: string, name: string): readonly PodText[] {
  const map = findObject(input, { kind: 'ConfigMap', namespace, name });
  return map ? mappedIn(map) : [];
}

const mappedIn = oncePer((map: KubernetesArtifact) =>
  textsOf(asBody(map.object['data']), map, false),
);

function textsOf(
  data: ReturnType<typeof asBody>,
  artifact: KubernetesArtifact,
  isVariable: boolean,
): readonly PodText[] {
  return Object.entries(data).map(([name, text]) => ({
    ...{ name, isVariable, artifact },
    text: asText(text),
  }));
}

/** Of what a text is about: the service that has it, and the line of a variable that somebody wrote. */
export function originOf({ environment }: CheckInput, { artifact, name }: PodText): Path {
  const [collection, key] = artifact.origin;
  const isWritten =
    collection === 'services' && environment.services[String(key)]?.env[name] !== undefined;
  return isWritten ? [...artifact.origin, 'env', name] : artifact.origin;
}
