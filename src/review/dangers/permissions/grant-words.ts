import { firstOf } from '../../../diagnostics/wording.ts';
import type { Condition, Extent, Grant } from './statements.ts';

interface Owner {
  readonly words: string;
  readonly isTrust: boolean;
}

/** `role shop-web may s3:PutObject on arn:aws:s3:::shop-invoices/*`. */
export function grantWords(owner: Owner, grants: readonly Grant[], isNew: boolean): string {
  return `${joined(sentencesOf(owner, grants, 'may'))}${isNew ? '; it is new' : ''}`;
}

export function releaseWords(owner: Owner, grants: readonly Grant[]): string {
  return joined(sentencesOf(owner, grants, 'no longer denies'));
}

const SENTENCES_MAX = 3;

function joined(sentences: readonly string[]): string {
  const more = sentences.length - SENTENCES_MAX;
  const told = sentences.slice(0, SENTENCES_MAX).join('; ');
  return `${told}${more > 0 ? `; and ${more} more` : ''}`;
}

/** One for each who, on what and if; the actions of each together. */
function sentencesOf(owner: Owner, grants: readonly Grant[], verb: string): readonly string[] {
  const ends = new Map<string, string[]>();
  for (const grant of grants) {
    const end = JSON.stringify([whoOf(owner, grant, verb), whereOf(owner, grant), ifOf(grant)]);
    ends.set(end, [...(ends.get(end) ?? []), extentWords(grant.action)]);
  }
  return [...ends].map(([end, actions]) => {
    const [who, where, only] = JSON.parse(end) as [string, string, string];
    return `${who} ${firstOf([...new Set(actions)], 3)}${where}${only}`;
  });
}

function whoOf({ words, isTrust }: Owner, { principal }: Grant, verb: string): string {
  if (principal === null) return `${words} ${verb}`;
  const who = principalWords(principal);
  if (verb !== 'may') return `${words} ${verb} ${who}`;
  return isTrust ? `${who} may take on ${words} by` : `${who} may`;
}

function whereOf({ words, isTrust }: Owner, { principal, resource }: Grant): string {
  if (principal === null) return resource === null ? '' : ` on ${extentWords(resource)}`;
  if (isTrust) return '';
  const isOwn = resource === null || (!resource.isNot && /^\*$|\$\{/.test(resource.pattern));
  return isOwn ? ` on ${words}` : ` on ${extentWords(resource)}`;
}

function ifOf({ conditions }: Grant): string {
  return conditions.length === 0 ? '' : ` if ${conditions.map(conditionWords).join(' and ')}`;
}

function conditionWords({ test, key, values }: Condition): string {
  const name = key.replaceAll(/\$\{[^}]*\.(\w+)\}/g, '$1');
  return `${name} ${test} ${firstOf(values.map(shorten), 2)}`;
}

function principalWords(extent: Extent): string {
  const words = extentWords(extent);
  return words === 'anything' ? 'anybody' : words;
}

function extentWords(extent: Extent): string {
  if (extent.isNot) return `everything but ${firstOf(extent.patterns.map(shorten), 3)}`;
  return extent.pattern === '*' ? 'anything' : shorten(extent.pattern);
}

/** Expressions of Terraform by what they name. */
function shorten(text: string): string {
  return text
    .replaceAll(
      /\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)\["([^"]+)"\]\}/g,
      '$2 $3',
    )
    .replaceAll(/\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)\}/g, '$2')
    .replaceAll(/\$\{(aws_\w+\.[\w-]+)\.\w+\}/g, '$1');
}
