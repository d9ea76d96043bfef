// What a role's own statements allow. Conditions are taken as met, but for the service a key is used
// through and the tags of what is asked for; managed policies of AWS are not looked into.

import type { Element } from '../artifacts/elements.ts';
import { elementsBehind } from '../artifacts/elements-behind.ts';
import { asText } from '../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import type { Role } from './roles.ts';

export interface Target {
  readonly action: string;
  /** Of something whose name is known before it exists; with a `*`, some of what it stands for will do. */
  readonly arn?: string;
  /** Something that statements refer to instead of spelling out its ARN. */
  readonly element?: Element;
  /** The AWS service that acts on the role's behalf, such as `secretsmanager.us-east-1.amazonaws.com`. */
  readonly via?: string;
  /** Tags that it has, where statements ask for them. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Deny wins over Allow. */
export function allows(input: CheckInput, role: Role, target: Target): boolean {
  const matching = role.statements.filter((statement) => matches(input, role, statement, target));
  return (
    matching.some(({ effect }) => effect !== 'Deny') &&
    !matching.some(({ effect }) => effect === 'Deny')
  );
}

function matches(input: CheckInput, role: Role, statement: Body, target: Target): boolean {
  const { action, arn, element } = target;
  const actions = asList(statement['actions']).map(asText);
  if (!actions.some((each) => matchesPattern(each.toLowerCase(), action.toLowerCase()))) {
    return false;
  }
  if (!isThrough(statement, target.via) || !isTagged(statement, target.tags)) return false;
  const resources = asList(statement['resources']).map(asText);
  if (arn !== undefined && resources.some((each) => overlap(each, arn))) return true;
  if (element === undefined) return false;
  const named = elementsBehind(input, role.element.stack, resources);
  return resources.includes('*') || named.includes(element);
}

function overlap(resource: string, arn: string): boolean {
  return matchesPattern(resource, arn) || (arn.includes('*') && matchesPattern(arn, resource));
}

function isThrough(statement: Body, via: string | undefined): boolean {
  const conditions = asList(statement['condition']).map(asBody);
  const services = conditions.filter(({ variable }) => variable === 'kms:ViaService');
  return services.every(({ values }) => via === undefined || asList(values).includes(via));
}

function isTagged(statement: Body, tags: Target['tags']): boolean {
  if (tags === undefined) return true;
  return asList(statement['condition'])
    .map(asBody)
    .every(({ variable, values }) => {
      const tag = /ResourceTag\/(.+)$/.exec(asText(variable))?.[1];
      return tag === undefined || asList(values).includes(tags[tag] ?? '');
    });
}

/** `*` and `?` as in IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function matchesPattern(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const source = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`, 's').test(text);
}
