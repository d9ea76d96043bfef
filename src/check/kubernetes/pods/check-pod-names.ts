// Names inside pods and Services: of the right form, and each once where it must tell apart.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';
import {
  DNS_LABEL,
  isOfForm,
  type NameForm,
  PORT_NAME,
  VARIABLE_NAME,
} from '../names/name-forms.ts';

interface Named {
  readonly name: string;
  /** Where the thing is in the object. */
  readonly path: Path;
}

/** Names that have one form and may each stand once. */
interface NameSet {
  readonly artifact: KubernetesArtifact;
  /** Such as `container`. */
  readonly what: string;
  readonly names: readonly Named[];
  readonly form?: NameForm;
}

export function checkPodNames(input: CheckInput): readonly Diagnostic[] {
  const sets = [...podTemplatesOf(input).flatMap(setsOfPod), ...setsOfServices(input)];
  return sets.flatMap((set) => [...illegalIn(input, set), ...repeatedIn(input, set)]);
}

function setsOfPod({ artifact, spec, path, containers }: PodTemplate): readonly NameSet[] {
  const ports = containers.flatMap((each) => namedIn(each.body, [...each.path, 'ports']));
  const named = containers.filter(({ body }) => typeof body['name'] === 'string');
  const ofPod: readonly NameSet[] = [
    { artifact, what: 'container', names: named, form: DNS_LABEL },
    { artifact, what: 'volume', names: namedIn(spec, [...path, 'volumes']), form: DNS_LABEL },
    { artifact, what: 'port', names: ports, form: PORT_NAME },
  ];
  return [
    ...ofPod,
    ...containers.flatMap(({ body, path: at }): readonly NameSet[] => [
      { artifact, what: 'variable', names: namedIn(body, [...at, 'env']), form: VARIABLE_NAME },
      {
        artifact,
        what: 'mount path',
        names: namedIn(body, [...at, 'volumeMounts'], ({ mountPath }) => mountPath),
      },
    ]),
  ];
}

function setsOfServices(input: CheckInput): readonly NameSet[] {
  return objectsOf(input, 'Service').flatMap((artifact): readonly NameSet[] => {
    const spec = asBody(artifact.object['spec']);
    const path = ['spec', 'ports'];
    const ports = namedIn(spec, path, ({ port, protocol = 'TCP' }) => `${port}/${protocol}`);
    return [
      { artifact, what: 'port', names: namedIn(spec, path), form: DNS_LABEL },
      { artifact, what: 'port', names: ports },
    ];
  });
}

/** The entries of the list at the end of `path`, which is one of `body`, by what tells them apart. */
function namedIn(
  body: Body,
  path: Path,
  keyOf: (entry: Body) => unknown = ({ name }) => name,
): readonly Named[] {
  return asList(body[String(path.at(-1))]).flatMap((entry, index) => {
    const name = keyOf(asBody(entry));
    return typeof name === 'string' ? [{ name, path: [...path, index] }] : [];
  });
}

function illegalIn({ environment }: CheckInput, set: NameSet): readonly Diagnostic[] {
  const { artifact, what, names, form } = set;
  if (form === undefined) return [];
  const { expected } = form;
  return names
    .filter(({ name }) => !isOfForm(name, form))
    .map(({ name, path }) => {
      const field = renderPath(path);
      const args = { object: nameOf(artifact.object), field, what, name, expected };
      const where = { path: pointAtField(environment, artifact, [...path, 'name']) };
      return diagnostic('check/kubernetes-inner-name', args, where);
    });
}

function repeatedIn({ environment }: CheckInput, set: NameSet): readonly Diagnostic[] {
  const { artifact, what, names } = set;
  return findRepeats(names, ({ name }) => name).map(([, { name, path }]) => {
    const args = { object: nameOf(artifact.object), field: renderPath(path), what, name };
    const where = { path: pointAtField(environment, artifact, path) };
    return diagnostic('check/kubernetes-duplicate-name', args, where);
  });
}
