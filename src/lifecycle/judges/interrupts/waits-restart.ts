// Parameters that a server takes over when it restarts: an apply writes them, and nothing restarts it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { firstOf } from '../../../diagnostics/wording.ts';
import type { Json } from '../../../model/artifact.ts';
import { causeOf } from '../../compare/cause.ts';
import { blocksOf, resourcesIn } from '../../compare/resource-changes.ts';
import { showValue } from '../../compare/show-value.ts';
import { replacementOf } from '../../replacement/replacements.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { interruptionsIn } from './interrupts-store.ts';

/** Groups by what takes them over, and the command that restarts one of its instances. */
const GROUPS: Readonly<Record<string, string>> = {
  aws_db_parameter_group: 'rds',
  aws_rds_cluster_parameter_group: 'rds',
  aws_docdb_cluster_parameter_group: 'docdb',
};

export function judgeWaitingParameters(input: TransitionInput): readonly Diagnostic[] {
  return input.resources.flatMap((change) => {
    const { type, stack, address, before, after } = change;
    const service = GROUPS[type];
    if (service === undefined || before === null || after === null) return [];
    if (replacementOf(input, stack, address) !== undefined) return [];
    const parameters = changedParameters(before, after);
    const instances = waitingFor(input, change);
    if (parameters.length === 0 || instances.length === 0) return [];
    return [report(input, change, { service, parameters, instances })];
  });
}

interface Parameter {
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Those that wait; an immediate one is there when the apply ends. */
function changedParameters(before: Body, after: Body): readonly Parameter[] {
  const [was, is] = [parametersOf(before), parametersOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((name) => ({ name, before: was.get(name)?.['value'], after: is.get(name)?.['value'] }))
    .filter((each) => each.before !== each.after)
    .filter(({ name }) => (is.get(name) ?? was.get(name))?.['apply_method'] === 'pending-reboot');
}

function parametersOf(group: Body): ReadonlyMap<string, Body> {
  return new Map(blocksOf(group['parameter']).map((each) => [String(each['name']), each]));
}

/** Identifiers of instances that stand, have the group, and are not restarted by the same change. */
function waitingFor(input: TransitionInput, { stack, address }: ResourceChange): readonly string[] {
  const stood = resourcesIn(input.stacks.before.get(stack) ?? {});
  const stands = [...resourcesIn(input.stacks.after.get(stack) ?? {})];
  const restarted = interruptionsIn(input)
    .filter((each) => each.change.stack === stack && each.interruption.effect === 'restarts')
    .map((each) => each.change.address);
  const clusters = stands.filter(([, body]) => names(body, address)).map(([each]) => each);
  return stands
    .filter(([each]) => /^aws_\w+_instance\./.test(each) && stood.has(each))
    .filter(([each]) => !restarted.includes(each))
    .filter(([, body]) => names(body, address) || clusters.some((one) => names(body, one)))
    .flatMap(([, { identifier }]) => (typeof identifier === 'string' ? [identifier] : []));
}

const ARGUMENTS = [
  'parameter_group_name',
  'db_parameter_group_name',
  'db_cluster_parameter_group_name',
  'cluster_identifier',
];

function names(body: Body, address: string): boolean {
  return ARGUMENTS.some((argument) => String(body[argument] ?? '').startsWith(`\${${address}.`));
}

interface Waiting {
  readonly service: string;
  readonly parameters: readonly Parameter[];
  readonly instances: readonly string[];
}

const MOST = 3;

function report(input: TransitionInput, change: ResourceChange, waiting: Waiting): Diagnostic {
  const { service, parameters, instances } = waiting;
  const [first] = parameters;
  const words = parameters.map(
    ({ name, before, after }) => `${name} (${showValue(before)} → ${showValue(after)})`,
  );
  const [instance = '', ...others] = instances;
  const also = others.length === 0 ? '' : `, then ${firstOf(others, MOST)} in the same way`;
  const args = {
    address: change.address,
    stack: change.stack,
    parameters: firstOf(words, MOST),
    instances: firstOf(instances, MOST),
    command: `aws ${service} reboot-db-instance --db-instance-identifier ${instance}${also}`,
  };
  const cause = { path: 'parameter', before: first?.before, after: first?.after };
  return diagnostic('lifecycle/waits-restart', args, { path: causeOf(input, change, cause) });
}
