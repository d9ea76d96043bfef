// Table tests of a check: nothing found in what is compiled, and in each corrupted copy what is listed.
import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/check/check-environment.ts';
import { compiledNightSchool, corrupted, type OpenInput, stackIn } from './compiled.ts';
import { findings } from './findings.ts';
import type { AnyObject } from './kubernetes-objects.ts';

export interface Corruption {
  readonly change: (open: OpenInput) => void;
  /** As test/support/findings.ts writes them. */
  readonly found: readonly string[];
}

/** Keys complete the sentence "reports …". */
export function describeCheck(
  check: Check,
  corruptions: Readonly<Record<string, Corruption>>,
): void {
  describe(check.name, () => {
    it('reports nothing about the compiled environment', () => {
      expect(check(compiledNightSchool())).toEqual([]);
    });

    it.each(Object.entries(corruptions))('reports %s', (_, { change, found }) => {
      const input = corrupted(compiledNightSchool(), change);

      expect(findings(check(input))).toEqual(found);
    });
  });
}

/** What a corruption changes: its fields by name, whatever they hold. */
// biome-ignore lint/suspicious/noExplicitAny: corruptions reach into deep fields of many kinds
type Block = any;

/** The body of `aws_s3_bucket.media` or `data.aws_iam_policy_document.media` in a stack. */
export function elementIn(open: OpenInput, stack: string, address: string): Block {
  const { document } = stackIn(open, stack) as { document: AnyObject };
  const [type = '', key = ''] = address.replace(/^data\./, '').split('.');
  const block = address.startsWith('data.') ? document['data'] : document['resource'];
  const body = block[type]?.[key];
  if (body === undefined) throw new Error(`No ${address} in ${stack}`);
  return body;
}

export function removeElement(open: OpenInput, stack: string, address: string): void {
  const { document } = stackIn(open, stack) as { document: AnyObject };
  const [type = '', key = ''] = address.split('.');
  delete document['resource'][type][key];
}

export function removeObject(open: OpenInput, kind: string, name: string): void {
  open.objects = open.objects.filter(
    ({ object }) => object.kind !== kind || object.metadata.name !== name,
  );
}

/** The values of a chart. */
export function valuesIn({ components }: OpenInput, component: string): Block {
  const found = components.find(({ name }) => name === component);
  if (found?.['source'].values === undefined) throw new Error(`No chart ${component}`);
  return found['source'].values;
}
