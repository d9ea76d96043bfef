// A Terraform state that holds nothing but the outputs another stack declares.
import type { RootDocument } from './find-stacks.ts';
import { type SampleAccount, sampleValue } from './sample-value.ts';

/** Version 4 of the state format, which Terraform 1.x reads. */
export function sampleState(document: RootDocument, where: SampleAccount): object {
  const outputs = Object.entries(document.output ?? {}).map(([name, output]) => {
    const value = sampleValue(output.value, where);
    return [name, { value, type: typeOf(value) }] as const;
  });
  return {
    version: 4,
    terraform_version: '1.11.0',
    serial: 1,
    lineage: 'rehearsal',
    outputs: Object.fromEntries(outputs),
    resources: [],
    check_results: null,
  };
}

/** The type notation of states, e.g. `["list", "string"]`. */
function typeOf(value: unknown): unknown {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return ['tuple', value.map(typeOf)];
  const entries = Object.entries(value ?? {}).map(([key, item]) => [key, typeOf(item)] as const);
  return ['object', Object.fromEntries(entries)];
}
