// What the template of an ExternalSecret inserts is what it reads, by the name it gives it.
// https://external-secrets.io/v2.9.0/guides/templating/
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../../check-input.ts';

const INSERTED = /\{\{(.*?)\}\}/gs;
/** A field of what the template gets, not of what a function gives back. */
const FIELD = /(?<![\w)\]])\.([A-Za-z_]\w*)/g;

export function checkSecretTemplates(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'ExternalSecret').flatMap(({ object, origin }) => {
    const spec = asBody(object['spec']);
    const names = readNames(spec);
    if (names === undefined) return [];
    const texts = Object.values(asBody(asBody(asBody(spec['target'])['template'])['data']));
    const used = new Set(texts.flatMap((text) => fieldsIn(asText(text))));
    return [...used]
      .filter((name) => !names.has(name))
      .map((name) => {
        const args = { holder: nameOf(object), name, known: [...names].join(', ') || 'none' };
        return diagnostic('check/secret-template', args, { path: origin });
      });
  });
}

/** Undefined where only AWS knows them. */
function readNames(spec: Body): ReadonlySet<string> | undefined {
  const single = asList(spec['data']).map((each) => asText(asBody(each)['secretKey']));
  const whole = asList(spec['dataFrom']).map((each) => asList(asBody(each)['rewrite']));
  if (whole.some((rewrites) => rewrites.length === 0)) return undefined;
  const targets = whole
    .flat()
    .map((rewrite) => asText(asBody(asBody(rewrite)['regexp'])['target']));
  return new Set([...single, ...targets]);
}

function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(INSERTED)].flatMap(([, inside = '']) =>
    [...inside.matchAll(FIELD)].flatMap(([, name]) => name ?? []),
  );
}
