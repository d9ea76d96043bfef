// A policy document as Terraform has it, as the JSON that AWS is given: only so can two of them be compared.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
import { blocksOf, listOf } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { Json } from '../../model/artifact.ts';

const LISTS = {
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
} as const;

const PRINCIPALS = { principals: 'Principal', not_principals: 'NotPrincipal' } as const;

/** Null: it is made of others, which are not looked at. */
export function policyJson(document: Body): string | null {
  const isMade = Object.keys(document).some((key) => key.endsWith('policy_documents'));
  if (isMade) return null;
  const statements = blocksOf(document['statement']).map(statementOf);
  return JSON.stringify({ Version: document['version'] ?? '2012-10-17', Statement: statements });
}

function statementOf(block: Body): Readonly<Record<string, Json>> {
  const { sid, effect } = block;
  const lists = Object.entries(LISTS).flatMap(([from, to]) =>
    block[from] === undefined ? [] : [[to, block[from]] as const],
  );
  const principals = Object.entries(PRINCIPALS).flatMap(([from, to]) =>
    block[from] === undefined ? [] : [[to, principalOf(blocksOf(block[from]))] as const],
  );
  const conditions = blocksOf(block['condition']);
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect ?? 'Allow',
    ...Object.fromEntries([...principals, ...lists]),
    ...(conditions.length === 0 ? {} : { Condition: conditionOf(conditions) }),
  };
}

function principalOf(blocks: readonly Body[]): Json {
  if (blocks.some(({ type }) => type === '*')) return '*';
  return grouped(
    blocks.map(({ type, identifiers }) => [String(type), listOf(identifiers)] as const),
  );
}

function conditionOf(blocks: readonly Body[]): Json {
  const tests = [...new Set(blocks.map(({ test }) => String(test)))];
  return Object.fromEntries(
    tests.map((test) => {
      const same = blocks.filter((block) => String(block['test']) === test);
      const entries = same.map(
        ({ variable, values }) => [String(variable), listOf(values)] as const,
      );
      return [test, grouped(entries)];
    }),
  );
}

function grouped(entries: readonly (readonly [string, readonly Json[]])[]): Json {
  const found: Record<string, Json[]> = {};
  for (const [key, values] of entries) found[key] = [...(found[key] ?? []), ...values];
  return found;
}
