// The file with the authorities that a client is told to trust is mounted where it looks for it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { findObject } from '../../artifacts/objects.ts';
import { type Container, type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { filesOf, originOf, type PodText, variablesOf } from '../../artifacts/pod-texts.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';

const IN_TEXT = /\b(?:sslrootcert|tlsCAFile|ssl[-_]ca)=(\/[^\s&"']+)/g;
const VARIABLE = /^PGSSLROOTCERT$|(^|_)(SSL_CA|CA_FILE)$/;
const MYSQL_URL = /^mysql:/;

export function checkAuthorityFiles(input: CheckInput): readonly Diagnostic[] {
  return podTemplatesOf(input).flatMap((template) =>
    template.containers.flatMap((container) => ofContainer(input, template, container)),
  );
}

function ofContainer(
  input: CheckInput,
  template: PodTemplate,
  container: Container,
): readonly Diagnostic[] {
  const variables = variablesOf(input, template, container);
  const texts = [...variables, ...filesOf(input, template)];
  const lost = texts.flatMap((text) =>
    pathsIn(input, text)
      .filter((path) => !isMounted(input, template, container, path))
      .map((path) => ({ text, file: path })),
  );
  const wanting = variables
    .filter(({ name, text }) => MYSQL_URL.test(text) && !hasAuthority(variables, name))
    .map((text) => ({ text, file: `${stemOf(text.name)}_SSL_CA` }));
  return uniqueBy([...lost, ...wanting], ({ file }) => file).map(({ text, file }) => {
    const holder = `container ${container.name} of ${template.title}`;
    const args = { holder, variable: text.name, file };
    return diagnostic('check/authority-file', args, { path: originOf(input, text) });
  });
}

/** A file that somebody wrote may be in the image. */
function pathsIn(input: CheckInput, text: PodText): readonly string[] {
  if (originOf(input, text) !== text.artifact.origin) return [];
  const named = text.isVariable && VARIABLE.test(text.name) ? [text.text] : [];
  return [...named, ...[...text.text.matchAll(IN_TEXT)].map(([, path = '']) => path)];
}

/** MySQL has no parameter for it that its drivers share, so a variable says it beside the address. */
function hasAuthority(variables: readonly PodText[], url: string): boolean {
  return variables.some(({ name }) => name === `${stemOf(url)}_SSL_CA`);
}

/** An address to read from has the authority of the one to write to. */
function stemOf(url: string): string {
  return url.replace(/(_READ)?_URL$/, '');
}

function isMounted(
  input: CheckInput,
  { namespace, spec }: PodTemplate,
  { body }: Container,
  path: string,
): boolean {
  const mount = asList(body['volumeMounts'])
    .map(asBody)
    .find(({ mountPath }) => path.startsWith(`${asText(mountPath)}/`));
  if (!mount) return false;
  const volume = asList(spec['volumes'])
    .map(asBody)
    .find(({ name }) => name === mount['name']);
  const { configMap } = volume ?? {};
  // What other volumes hold is not ours to know.
  if (configMap === undefined) return volume !== undefined;
  const name = asText(asBody(configMap)['name']);
  const map = findObject(input, { kind: 'ConfigMap', namespace, name });
  const file = path.slice(asText(mount['mountPath']).length + 1);
  return asText(asBody(map?.object['data'])[file]).includes('BEGIN CERTIFICATE');
}
