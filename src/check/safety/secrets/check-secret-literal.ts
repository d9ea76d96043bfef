// No password, key or token stands in plain text in what is written, nor in the environment itself,
// whose texts also reach the README and the pipelines. Findings say where, never what.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { CheckInput } from '../../check-input.ts';
import { looksRandom } from './random-text.ts';
import { isLiteral, isSecretName } from './secret-names.ts';
import { knownSecretIn } from './secret-patterns.ts';
import { placesOf } from './secret-places.ts';
import { traceText } from './trace-text.ts';
import { visitTexts } from './visit-texts.ts';

export function checkSecretLiteral(input: CheckInput): readonly Diagnostic[] {
  const { whatByName, whatByText } = judges;
  const reported = new Set<string>();
  const found: Diagnostic[] = [];
  for (const { title, content, origin, judgesNames } of placesOf(input)) {
    visitTexts(content, (text, name, at) => {
      const what = (judgesNames ? whatByName(text, name, at) : undefined) ?? whatByText(text, name);
      if (what === undefined || reported.has(text)) return;
      reported.add(text);
      const path = traceText(input.environment, origin, { text, name });
      found.push(report({ where: `${title()} at ${renderPath(at)}`, what }, path));
    });
  }
  return found;
}

function report(args: { where: string; what: string }, path: Path): Diagnostic {
  return { ...diagnostic('check/secret-literal', args, { path }), hidesSource: true };
}

const RANDOM = 'text that only a machine would write';
const NAMED_AS_PUBLIC = /hash|digest|checksum|sha\d|thumbprint|fingerprint|public|ca_?bundle|cert/i;

/** The same names and texts stand in many places and environments, and reading them is what costs. */
const judges = cachedJudges();

function cachedJudges() {
  const isSecret = cached(isSecretName);
  const judgeText = cached(
    (text) => knownSecretIn(text) ?? (looksRandom(text) ? RANDOM : undefined),
  );
  return {
    whatByName: (text: string, name: string, at: Path) =>
      isSecret(name) && isLiteral(text) && !namesAnother(at) && !isUnit(at) && !isOfKind(name)
        ? 'the value of something named like a secret'
        : undefined,
    whatByText: (text: string, name: string) => {
      const what = judgeText(text);
      return what === RANDOM && NAMED_AS_PUBLIC.test(name) ? undefined : what;
    },
  };
}

function cached<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly verdict: T }>();
  return (text) => {
    const entry = known.get(text) ?? { verdict: judge(text) };
    known.set(text, entry);
    return entry.verdict;
  };
}

/** `spec.data[].secretKey` of an ExternalSecret is the name a value gets. */
function namesAnother(at: Path): boolean {
  return at[0] === 'spec' && at[1] === 'data' && at[3] === 'secretKey';
}

/** In which unit Cognito counts how long an access token is valid. */
function isUnit(at: Path): boolean {
  return at[0] === 'token_validity_units';
}

/** What Argo CD does with a kind such as ExternalSecret, whose name stands at the end.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#way-1-define-a-custom-health-check-in-argocd-cm-configmap */
function isOfKind(name: string): boolean {
  return name.startsWith('resource.customizations.');
}
