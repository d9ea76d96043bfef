// What an earlier stack takes away while a later one still uses it: stacks are applied one after the other, AWS
// refuses the first, and Atlantis then refuses all that come after it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { goes } from '../../../environment/leaving/leavers.ts';
import { isEqual } from '../../compare/is-equal.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import { isDestroyed } from '../../is-destroyed.ts';
import { renamesIn } from '../../renames.ts';
import { replacementsIn } from '../../replacement/replacements.ts';
import type { ResourceChange, Standing, TransitionInput } from '../../transition.ts';
import { type User, usersOf } from '../../uses-of.ts';
import { wayOut } from '../../way-out.ts';

/** Read by others, and deleted all the same: names and addresses that lead nowhere then. */
const FREE: readonly string[] = [
  'aws_dynamodb_table',
  'aws_eks_cluster',
  'aws_iam_openid_connect_provider',
  'aws_iam_role',
  'aws_lb',
  'aws_opensearch_domain',
  'aws_organizations_account',
  'aws_organizations_organization',
];

/** Deleted unless one of these is there.
 * https://docs.aws.amazon.com/efs/latest/ug/delete-replications.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html */
const ONLY_FOR: Readonly<Record<string, readonly string[]>> = {
  aws_efs_file_system: ['aws_efs_replication_configuration'],
  aws_cognito_user_pool: ['aws_cognito_user_pool_domain'],
};

export function judgeInUse(input: TransitionInput): readonly Diagnostic[] {
  // What comes under another key goes by a way of its own.
  const renamed = renamesIn(input).map(({ from }) => from);
  const isRenamed = ({ origin }: ResourceChange) =>
    renamed.some((from) => from.every((key, at) => origin[at] === key));
  const destroyed = input.resources.filter(
    (change) => isDestroyed(input, change) && !isRenamed(change),
  );
  return [
    ...destroyed.flatMap((each) => judge(input, each, false)),
    ...replacementsIn(input).flatMap((each) => judge(input, each, true)),
  ];
}

type Producer = Pick<ResourceChange, 'stack' | 'address' | 'type' | 'key' | 'origin'>;

function judge(input: TransitionInput, producer: Producer, isReplaced: boolean) {
  const { stack, address, type, key, origin } = producer;
  if (FREE.includes(type) || isElsewhere(input, stack)) return [];
  const [user, ...others] = holdersOf(input, producer);
  if (user === undefined) return [];
  const out = wayOut(type, key, origin);
  const args = {
    ...{ address, stack, user: describe(user), others: others.length, isReplaced },
    ...{ stays: out?.stays ?? null, written: out?.written ?? null },
  };
  return [diagnostic('lifecycle/in-use', args, { path: origin, target: 'key' })];
}

/** In another account or region everything is made anew, and nothing of before is touched. */
function isElsewhere({ stacks }: TransitionInput, stack: string): boolean {
  const places = [stacks.before, stacks.after].map((documents) => {
    const all = [bodyOf(documents.get(stack)?.['provider'])['aws']].flat().map(bodyOf);
    const own = all.find(({ alias }) => alias === undefined) ?? {};
    return [own['region'], own['allowed_account_ids']];
  });
  return !isEqual(places[0], places[1]);
}

function holdersOf(input: TransitionInput, { stack, address, type }: Producer) {
  const producer = input.stacks.before.get(stack);
  if (producer === undefined) return [];
  const own: readonly Standing[] = [...input.stacks.before]
    .filter(([name]) => name !== stack && !isEmptiedBefore(input, name, stack))
    .map(([name, document]) => ({ environment: null, stack: name, document }));
  const standing = { environment: null, stack, document: producer };
  const mine = usersOf(standing, address, own);
  const all = mine.length > 0 ? mine : usersOf(standing, address, input.elsewhere());
  return all.filter((user) => ONLY_FOR[type]?.includes(user.type) ?? true);
}

/** Stacks that leave together are emptied from the last to the first. */
function isEmptiedBefore({ environment }: TransitionInput, user: string, stack: string): boolean {
  const { stacks } = environment.leaving;
  return [user, stack].every((name) => {
    const leave = stacks[name];
    return leave !== undefined && goes(leave);
  });
}

function describe({ environment, stack, address }: User): string {
  return `${address} of stack ${stack}${environment === null ? '' : ` of ${environment}`}`;
}
