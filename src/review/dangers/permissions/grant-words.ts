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

const PARTS_MAX = 3;

function joined(parts: readonly string[]): string {
  const more = parts.length - PARTS_MAX;
  const told = parts.slice(0, PARTS_MAX).join('; ');
  return `${told}${more > 0 ? `; and ${more} more` : ''}`;
}

/** One for each who: what of what, and if. */
function sentencesOf(owner: Owner, grants: readonly Grant[], verb: string): readonly string[] {
  const whos = [...new Set(grants.map((grant) => whoOf(owner, grant, verb)))];
  return whos.map((who) => {
    const same = grants.filter((grant) => whoOf(owner, grant, verb) === who);
    const ends = [...new Set(same.map((grant) => whereOf(owner, grant) + ifOf(grant)))];
    const parts = ends.map((end) => {
      const actions = same.filter((grant) => whereOf(owner, grant) + ifOf(grant) === end);
      return `${firstOf([...new Set(actions.map(({ action }) => extentWords(action)))], 3)}${end}`;
    });
    return `${who} ${joined(parts)}`;
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

export function conditionWords({ test, key, values }: Condition): string {
  const name = key.replaceAll(/\$\{[^}]*\.(\w+)\}/g, '$1');
  return `${name} ${test} ${firstOf(values.map(shorten), 2)}`;
}

export function principalWords(extent: Extent): string {
  const words = extentWords(extent);
  return words === 'anything' ? 'anybody' : words;
}

export function extentWords(extent: Extent): string {
  if (extent.isNot) return `everything but ${firstOf(extent.patterns.map(shorten), 3)}`;
  return extent.pattern === '*' ? 'anything' : shorten(extent.pattern);
}

/** Expressions of Terraform by what they name. */
export function shorten(text: string): string {
  return text
    .replaceAll(
      /\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)\["([^"]+)"\]\}/g,
      '$2 $3',
    )
    .replaceAll(/\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)\}/g, '$2')
    .replaceAll(/\$\{(aws_\w+\.[\w-]+)\.\w+\}/g, '$1');
}
