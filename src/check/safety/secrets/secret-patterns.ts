// What credentials look like whose issuer gave them a form of their own. The rules of secretlint would
// be the library for this; it needs Node 22 and answers in promises, and the check room does neither.
// https://github.com/secretlint/secretlint/blob/master/packages/%40secretlint/secretlint-rule-preset-recommend/README.md

interface SecretPattern {
  readonly what: string;
  readonly pattern: RegExp;
}

const PATTERNS: readonly SecretPattern[] = [
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    what: 'an AWS access key id',
    pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc7468 and https://www.rfc-editor.org/rfc/rfc4716
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/,
  },
  {
    // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
    what: 'a GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/,
  },
  {
    // https://docs.gitlab.com/security/tokens/#token-prefixes
    what: 'a GitLab token',
    pattern: /\bgl(?:pat|dt|rt|ptt|cbt|agent)-[A-Za-z0-9_-]{20,}/,
  },
  {
    // https://docs.slack.dev/authentication/tokens/
    what: 'a Slack token',
    pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  },
  {
    // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/
    what: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9]+\/[A-Za-z0-9/]{10,}/,
  },
  {
    // https://docs.stripe.com/keys
    what: 'a Stripe key',
    pattern: /\b(?:(?:sk|rk)_(?:live|test)|whsec)_[A-Za-z0-9]{16,}/,
  },
  {
    // https://docs.cloud.google.com/docs/authentication/api-keys
    what: 'a Google API key',
    pattern: /\bAIza[A-Za-z0-9_-]{35}\b/,
  },
  {
    // https://developers.google.com/identity/protocols/oauth2/native-app
    what: 'a Google client secret',
    pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}\b/,
  },
  {
    // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
    what: 'a SendGrid key',
    pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{32,}/,
  },
  {
    // https://docs.npmjs.com/about-access-tokens
    what: 'an npm token',
    pattern: /\bnpm_[A-Za-z0-9]{36}\b/,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc7519: header and payload both begin with `{"`
    what: 'a JSON Web Token',
    pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  },
  {
    // https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1: templates fill in what has braces or `$`
    what: 'a URL with a password',
    pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@'"{}$]*:[^\s:/?#@'"{}$<>]{2,}@[^\s@]/i,
  },
];

/** Some part of each of them, to pass over most texts in one look. */
const MARKS =
  /AKIA|ASIA|AIza|-----BEGIN|gh[pousr]_|github_pat|gl[a-z]+-|xox|hooks\.slack|_live_|_test_|whsec_|GOCSPX|SG\.|npm_|eyJ|:\/\/[^\s/]*@/;

/** Says what well-known kind of secret stands in a text. */
export function knownSecretIn(text: string): string | undefined {
  if (!MARKS.test(text)) return undefined;
  return PATTERNS.find(({ pattern }) => pattern.test(text))?.what;
}
