// Names of settings whose value is a secret, apart from those that only name or describe one.

/** Wherever they stand in a name, the value is the secret. */
const STRONG = /passw(?:or)?d|passphrase/;
/** At the end of a name. */
const LAST =
  /(?:^| )(?:pwd|secret|token|credentials?|(?:api|access|private|secret|signing|encryption|account|auth|master) ?key|secret string)(?: wo)?$/;
/** What makes a name one of something about the secret: `passwordKey`, `token_ttl`, `secretName`. */
const ABOUT =
  /(?:^| )(?:name|names|ref|refs|key|keys|path|file|arn|id|length|policy|version|field|property|ttl|seconds|minutes|hours|days|age|expiry|min|max|count|hasher|hash|algorithm|rounds|encryption|type|mode|namespace|store|enabled|rotation|template|hint|format|url|prefix|selector)$/;
const EXISTING = /(?:^| )existing /;

/** `DB_PASSWORD`, `clientSecret`, `api-key`; not `passwordKey`, `existingSecret`, `secretName`. */
export function isSecretName(name: string): boolean {
  // The last part of a dotted name is what it is called.
  const words = wordsOf(name);
  if (EXISTING.test(words)) return false;
  if (LAST.test(words)) return true;
  return STRONG.test(words) && !ABOUT.test(words);
}

/** `clientSecret`, `client_secret` and `CLIENT-SECRET` → `client secret`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Filled in later, or no secret at all: templates, references, paths, ARNs, switches and numbers. */
const NO_LITERAL =
  /\$\{|\{\{|\$\(|^\$[A-Z_]+$|^<[^>]*>$|^arn:|^\/|^(?:true|false|null|none|required|optional|disabled|enabled|\d*)$/i;

export function isLiteral(value: string): boolean {
  return !NO_LITERAL.test(value.trim());
}
