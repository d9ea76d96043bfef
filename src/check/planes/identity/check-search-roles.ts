// Each role that may call a search domain with fine-grained access has a role inside of it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { parseJson } from '../../parse-json.ts';
import { placeOf } from '../../place-of.ts';
import { allows } from '../allows.ts';
import { type Role, rolesByArn } from '../roles.ts';

export function checkSearchRoles(input: CheckInput): readonly Diagnostic[] {
  return [...ofOwnDomains(input), ...ofOtherDomains(input)];
}

function ofOwnDomains(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_opensearch_domain').flatMap((domain) => {
    const master = masterOf(input, domain);
    if (master === undefined) return [];
    const mapped = new Set(sentBy(input, master).flat());
    return [...rolesByArn(input).values()]
      .filter((role) => mayCall(input, role, domain) && !mapped.has(role.arn))
      .map((role) => missing(role, asText(domain.body['domain_name'])));
  });
}

const INDEX_ARN = /^arn:aws:es:[^:]*:(\d+):domain\/([^/]+)\//;

/** Of other environments, if roles are given in one of that account from here. */
function ofOtherDomains(input: CheckInput): readonly Diagnostic[] {
  const domains = resourcesOf(input, 'aws_opensearch_domain');
  const own = new Set(domains.map(({ body }) => asText(body['domain_name'])));
  const masters = new Set(domains.map((domain) => masterOf(input, domain)));
  const sent = mappings(input).filter((roles) => !roles.some((arn) => masters.has(arn)));
  return [...rolesByArn(input).values()].flatMap((role) =>
    calledBy(role)
      .filter(({ domain }) => !own.has(domain))
      .filter(({ account }) => {
        const there = sent.filter((roles) => roles.some((arn) => isOf(arn, account)));
        return there.length > 0 && !there.some((roles) => roles.includes(role.arn));
      })
      .map(({ domain }) => missing(role, domain)),
  );
}

function calledBy({ statements }: Role) {
  return statements
    .flatMap(({ resources }) => asList(resources).map(asText))
    .flatMap((arn) => {
      const [, account = '', domain = ''] = INDEX_ARN.exec(arn) ?? [];
      return domain === '' ? [] : [{ account, domain }];
    });
}

function isOf(arn: string, account: string): boolean {
  return arn.startsWith(`arn:aws:iam::${account}:`);
}

function missing({ name, element }: Role, domain: string): Diagnostic {
  return diagnostic('check/search-role-missing', { role: name, domain }, { path: element.origin });
}

/** ARN of who administers its roles; undefined where it has none. */
function masterOf(input: CheckInput, { stack, body }: Element): string | undefined {
  const options = asBody(body['advanced_security_options']);
  if (options['enabled'] !== true) return undefined;
  const arn = asBody(options['master_user_options'])['master_user_arn'];
  const [role] = elementsBehind(input, stack, arn);
  const made = [...rolesByArn(input).values()].find(({ element }) => element === role);
  return made?.arn ?? asText(arn);
}

/** Documents are read and written in an index; the master calls nothing but the API of roles. */
function mayCall(input: CheckInput, role: Role, domain: Element): boolean {
  const { region, account } = placeOf(input, domain);
  const arn = `arn:aws:es:${region}:${account}:domain/${asText(domain.body['domain_name'])}`;
  return [
    { action: 'es:ESHttpGet', arn: `${arn}/index/_search` },
    { action: 'es:ESHttpPost', arn: `${arn}/_bulk` },
  ].some((target) => allows(input, role, target));
}

/** What one Job sends, ConfigMap by ConfigMap: the IAM roles that each mapping names. */
const mappings = oncePerInput((input) =>
  objectsOf(input, 'ConfigMap').map(({ object }) =>
    Object.entries(asBody(object['data']))
      .filter(([file]) => file.startsWith('rolesmapping.'))
      .flatMap(([, text]) => asList(asBody(parseJson(asText(text)))['backend_roles']).map(asText)),
  ),
);

/** The master stands in what is sent to its own domain, or it would shut itself out. */
function sentBy(input: CheckInput, master: string): readonly (readonly string[])[] {
  return mappings(input).filter((roles) => roles.includes(master));
}
