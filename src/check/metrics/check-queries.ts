// Prometheus reads every expression that it is given: rules of ours and of manifests, and what judges a rollout.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { promqlFault } from '../../model/kubernetes/promql.ts';
import type { CheckInput } from '../check-input.ts';
import { queriesOf } from './queries.ts';

/** Panels ask Loki and CloudWatch as well; what a trigger asks is looked at where it is written. */
const ELSEWHERE = /^(ConfigMap|ScaledObject) /;

export function checkQueries(input: CheckInput): readonly Diagnostic[] {
  return queriesOf(input)
    .filter(({ title }) => !ELSEWHERE.test(title))
    .flatMap(({ title, expression, origin }) => {
      const fault = promqlFault(expression);
      if (fault === undefined) return [];
      return [diagnostic('check/query-unreadable', { query: title, fault }, { path: origin })];
    });
}
