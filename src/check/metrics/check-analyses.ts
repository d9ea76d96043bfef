// An analysis that Prometheus has no answer for is neither good nor bad.
// https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#inconclusive-runs
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../check-input.ts';

export function checkAnalyses(input: CheckInput): readonly Diagnostic[] {
  return ['AnalysisTemplate', 'ClusterAnalysisTemplate']
    .flatMap((kind) => objectsOf(input, kind))
    .flatMap(({ object, origin }) =>
      asList(asBody(object['spec'])['metrics'])
        .map(asBody)
        .filter(({ provider }) => asBody(provider)['prometheus'] !== undefined)
        .flatMap((metric) => {
          const title = `${nameOf(object)}: ${String(metric['name'])}`;
          return faultsOf(metric).map((fault) =>
            diagnostic('check/analysis-undecided', { metric: title, fault }, { path: origin }),
          );
        }),
    );
}

const CONDITIONS = ['successCondition', 'failureCondition'] as const;

/** With one condition alone, whatever does not meet it counts as the opposite. */
function faultsOf(metric: Body): readonly string[] {
  const missing = CONDITIONS.filter((key) => typeof metric[key] !== 'string');
  const open = CONDITIONS.filter(
    (key) => typeof metric[key] === 'string' && !asksForAnswer(metric[key]),
  );
  return [
    ...missing.map((key) => `${key} is missing`),
    ...open.map((key) => `${key} does not ask first whether there is an answer`),
    ...(metric['inconclusiveLimit'] === undefined ? ['inconclusiveLimit is missing'] : []),
  ];
}

function asksForAnswer(condition: string): boolean {
  return /^len\(result\) > 0 && /.test(condition) && !condition.includes('||');
}
