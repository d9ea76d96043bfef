// The CloudWatch log groups that Fluent Bit and the collector write to, as the values of their charts name them.
// https://docs.fluentbit.io/manual/pipeline/outputs/cloudwatch

import { asText } from '../../as-text.ts';
import type { CheckInput } from '../../check-input.ts';
import { chartTexts, type ValueText } from '../chart-values.ts';
import { workloadsOf } from '../workloads.ts';

const LOG_GROUP_KEYS = ['logGroupName', 'log_group_name'];
const LABEL = /\$kubernetes\['labels'\]\['([^']+)'\]/;
const OUTPUT_LINE = /^\s*log_group_name\s+(\S+)\s*$/gm;
/** `^(backend|frontend)$`: the namespaces whose lines go to groups of their own. */
const NAMESPACE_RULE = /\$kubernetes\['namespace_name'\]\s+\^\(([^)]*)\)\$/;

export function logGroupNames(input: CheckInput, value: ValueText): readonly string[] {
  const { path, text } = value;
  if (LOG_GROUP_KEYS.includes(path.at(-1) ?? '')) return [text];
  if (path.at(-1) === 'logGroupTemplate') return templatedNames(input, value);
  return [...text.matchAll(OUTPUT_LINE)].map(([, name = '']) => name);
}

/** One group for each workload whose lines the template is for. */
function templatedNames(input: CheckInput, { component, text }: ValueText): readonly string[] {
  const label = LABEL.exec(text)?.[1];
  if (label === undefined) return [text];
  const rules = chartTexts(input)
    .filter((each) => each.component === component)
    .flatMap((each) => NAMESPACE_RULE.exec(each.text)?.[1]?.split('|') ?? []);
  const names = workloadsOf(input)
    .filter(({ namespace }) => rules.includes(namespace))
    .map(({ labels }) => text.replace(LABEL, asText(labels[label])));
  return [...new Set(names)];
}
