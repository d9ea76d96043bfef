// ModSecurity as ingress-nginx runs it, with the OWASP Core Rule Set: what it finds is logged or refused.

import { hostsOf } from '../../model/edge/ingress-routes.ts';
import { memoryBytes } from '../../model/quantity.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

type Settings = Readonly<Record<string, string>>;

const OWASP: Settings = { 'enable-modsecurity': 'true', 'enable-owasp-modsecurity-crs': 'true' };

/** What ModSecurity refuses above, whatever nginx takes: `SecRequestBodyLimit` of the controller's
 * modsecurity.conf. https://github.com/owasp-modsecurity/ModSecurity/blob/v3.0.14/modsecurity.conf-recommended */
const BODY_LIMIT_BYTES = 13_107_200;

/** Keys of the controller's ConfigMap. */
export function modSecurity(environment: Environment): Settings {
  const mode = environment.ingress?.modSecurity ?? 'off';
  if (mode === 'off') return {};
  if (mode === 'detect') return OWASP;
  const lines = [...ENGINE, ...bodyLimit(environment), ...POLICY, ...unblocked(environment)];
  return { ...OWASP, 'modsecurity-snippet': lines.join('\n') };
}

/**
 * A snippet stands in the place of modsecurity.conf, without which no body is looked at.
 * https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/rootfs/etc/nginx/template/nginx.tmpl#L94
 */
const ENGINE = ['Include /etc/nginx/modsecurity/modsecurity.conf', 'SecRuleEngine On'];

function bodyLimit({ services }: Environment): readonly string[] {
  const sizes = Object.values(services).map((service) => service.ingress?.maxBodySize ?? null);
  const largest = Math.max(0, ...sizes.map((size) => (size === null ? 0 : memoryBytes(size))));
  return largest > BODY_LIMIT_BYTES ? [`SecRequestBodyLimit ${largest}`] : [];
}

const METHODS = 'GET HEAD POST OPTIONS PUT PATCH DELETE';
const TYPES = [
  ...['application/x-www-form-urlencoded', 'multipart/form-data', 'text/xml', 'application/xml'],
  ...['application/soap+xml', 'application/json'],
  ...['application/merge-patch+json', 'application/json-patch+json'],
]
  .map((type) => `|${type}|`)
  .join(' ');

/**
 * The rule set takes what forms send, and of APIs neither their methods nor patches.
 * https://github.com/coreruleset/coreruleset/blob/v4.22.0/crs-setup.conf.example (900200, 900220)
 */
const POLICY = [
  `SecAction "id:900200,phase:1,nolog,pass,t:none,setvar:${quoted(`tx.allowed_methods=${METHODS}`)}"`,
  `SecAction "id:900220,phase:1,nolog,pass,t:none,setvar:${quoted(`tx.allowed_request_content_type=${TYPES}`)}"`,
];

/** Ids up to 99999 are for rules of one's own. */
const FIRST_ID = 10_000;

function unblocked({ services }: Environment): readonly string[] {
  const places = sortedEntries(services).flatMap(([, { ingress }]) =>
    hostsOf(ingress).flatMap(({ host }) =>
      Object.keys(ingress?.unblockedPaths ?? {})
        .sort()
        .map((path) => `/${host}${path}`),
    ),
  );
  if (places.length === 0) return [];
  const place = quoted('tx.place=/%{SERVER_NAME}%{REQUEST_FILENAME}');
  return [
    `SecAction "id:${FIRST_ID},phase:1,nolog,pass,t:none,setvar:${place}"`,
    ...places.map(
      (prefix, index) =>
        // As nginx reads a path, so that "/courses/../login" is one of "/login".
        `SecRule TX:place "@beginsWith ${prefix}" "id:${FIRST_ID + 1 + index},phase:1,nolog,pass,t:none,t:urlDecodeUni,t:normalizePath,ctl:ruleEngine=DetectionOnly"`,
    ),
  ];
}

/** The whole snippet stands between quotes in nginx.conf. */
function quoted(text: string): string {
  return `\\'${text}\\'`;
}
