// Whoever opens a connection to a store checks whom it has reached.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import {
  filesOf,
  originOf,
  type PodText,
  templatesOf,
  variablesOf,
} from '../../artifacts/pod-texts.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { chartTexts } from '../../planes/chart-values.ts';

/** Words of drivers and clients that leave out the check, or encryption as a whole. */
const LOOSE: readonly RegExp[] = [
  /\bsslmode=(?!verify-full\b)[a-z-]+/,
  // In files of settings as well: `"ssl_mode": "REQUIRED"`.
  /\bssl[-_]mode["']?\s*[=:]\s*["']?(?:DISABLED|PREFERRED|REQUIRED|VERIFY_CA)\b/i,
  /\btls(?:AllowInvalidCertificates|AllowInvalidHostnames|Insecure)(?:=true|\b(?!=))/,
  /\b(?:tls|ssl|useSSL)=false\b/,
  /\bssl_cert_reqs=(?:none|CERT_NONE|optional)\b/i,
  /\b(?:trustServerCertificate=true|rejectUnauthorized=false)\b/,
];

/** Variables that say so by their value. */
const LOOSE_VALUES: readonly (readonly [variable: RegExp, value: RegExp])[] = [
  [/^PGSSLMODE$/, /^(?!verify-full$)/],
  [/(^|_)SSL_?MODE$/, /^(?!verify[-_]full$|verify_identity$)/i],
  [/^NODE_TLS_REJECT_UNAUTHORIZED$/, /^0$/],
  [/^PYTHONHTTPSVERIFY$/, /^0$/],
  [/(^|_)(REDIS|DATABASE|MONGODB|MYSQL|OPENSEARCH)_(TLS|SSL)$/, /^(false|0|no|off)$/i],
];

/** What addresses that we put together have to say. */
const WANTED: readonly (readonly [scheme: RegExp, wanted: RegExp, missing: string])[] = [
  [/^postgres(ql)?:/, /[?&]sslmode=/, 'sslmode=verify-full'],
  [/^mongodb(\+srv)?:/, /[?&](tls|ssl)=/, 'tls=true'],
  [/^redis:/, /^(?!redis:)/, 'the scheme rediss'],
];

export function checkTls(input: CheckInput): readonly Diagnostic[] {
  const pods = podTemplatesOf(input).flatMap((template) => [
    ...template.containers.flatMap((container) => variablesOf(input, template, container)),
    ...filesOf(input, template),
  ]);
  const templates = objectsOf(input, 'ExternalSecret').flatMap(templatesOf);
  const all = uniqueBy([...pods, ...templates], ({ artifact, name, text }) =>
    [artifact.component, nameOf(artifact.object), name, text].join(' '),
  );
  return [
    ...all.flatMap((each) => faultsOf(each).map((fault) => report(input, each, fault))),
    ...templates.flatMap((each) =>
      absencesOf(each).map((what) => report(input, each, `${what} is missing`)),
    ),
    ...chartTexts(input).flatMap(({ component, path, text }) =>
      looseIn(text).map((fault) => {
        const holder = `${path.join('.')} of chart ${component.name}`;
        return diagnostic('check/tls-unverified', { holder, fault }, { path: component.origin });
      }),
    ),
  ];
}

function faultsOf({ name, text, isVariable }: PodText): readonly string[] {
  const named = LOOSE_VALUES.some(
    ([variable, value]) => isVariable && variable.test(name) && value.test(text),
  );
  return [...looseIn(text), ...(named ? [`${name}=${text}`] : [])];
}

function looseIn(text: string): readonly string[] {
  return LOOSE.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

function absencesOf({ text }: PodText): readonly string[] {
  return WANTED.filter(([scheme, wanted]) => scheme.test(text) && !wanted.test(text)).map(
    ([, , missing]) => missing,
  );
}

function report(input: CheckInput, text: PodText, fault: string): Diagnostic {
  const holder = `${text.name} of ${nameOf(text.artifact.object)}`;
  return diagnostic('check/tls-unverified', { holder, fault }, { path: originOf(input, text) });
}
