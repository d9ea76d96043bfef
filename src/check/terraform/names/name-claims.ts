// The names that the resources of an environment take in AWS.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { pathOf } from '../../../model/naming/core.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { allResources, dataOf, type Element } from '../../artifacts/elements.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { placeOf } from '../../place-of.ts';
import { placeOf as stateOf } from '../remote-states.ts';
import { AWS_NAMES } from './aws-names.ts';

export interface Claim {
  /** Equal for two resources that AWS could not tell apart. */
  readonly identity: string;
  readonly type: string;
  readonly name: string;
  /** `network/aws_vpc.main` */
  readonly holder: string;
  /** Holders whose names are part of this one. */
  readonly borrowed: readonly string[];
  readonly origin: Path;
}

export function claimsOf(input: CheckInput): readonly Claim[] {
  const environment = pathOf(input.environment);
  const elements = allResources(input);
  const states = statesOf(input);
  const written = new Map(elements.map((each) => [`${each.stack}/${each.address}`, nameOf(each)]));
  return elements.flatMap((element) => {
    const { stack, type, address, body, origin } = element;
    const rule = AWS_NAMES.get(type);
    const name = nameOf(element);
    if (!rule || name === undefined) return [];
    const { account, region } = placeOf(input, element);
    const where = { region: `${account}/${region}`, account, world: '' } as const;
    const values = rule.names.map((argument) => {
      const text = String(body[argument]);
      const of = `${stack}/${NAME_OF_ANOTHER.exec(text)?.[1]}`;
      return { of, value: written.get(of) ?? readFrom(states, stack, text) };
    });
    const worth = values.map(({ value }) =>
      // An expression means something inside its own stack only.
      value.includes('${') ? `${environment}/${stack}:${value}` : value,
    );
    const identity = [type, where[rule.scope], ...worth].join('\n');
    const borrowed = values.map(({ of }) => of);
    return [{ identity, type, name, holder: `${stack}/${address}`, borrowed, origin }];
  });
}

const READ = /^\$\{data\.terraform_remote_state\.([\w-]+)\.(outputs\.[\w."[\]-]+)\}$/;

/** Places of the states that each stack reads, by `<stack>/<name>`. */
function statesOf(input: CheckInput): ReadonlyMap<string, string> {
  return new Map(
    dataOf(input, 'terraform_remote_state').map(({ stack, key, body }) => [
      `${stack}/${key}`,
      stateOf(asBody(body['config'])),
    ]),
  );
}

/** Who reads the same output of the same state has the same value. */
function readFrom(states: ReadonlyMap<string, string>, stack: string, text: string): string {
  const [, state, output] = READ.exec(text) ?? [];
  const place = states.get(`${stack}/${state}`);
  return place === undefined ? text : `${place}:${output}`;
}

/** Of what is named in AWS, the id is the name. */
const NAME_OF_ANOTHER = /^\$\{([\w.-]+)\.(?:id|name|bucket)\}$/;

/** As AWS calls what an account and region has one of. */
const ONLY_ONE = 'default';

/** Undefined for a name that AWS or Terraform chooses, which meets no other. */
function nameOf({ type, body }: Element): string | undefined {
  const names = AWS_NAMES.get(type)?.names;
  if (names?.length === 0) return ONLY_ONE;
  const name = body[names?.at(-1) ?? ''];
  return typeof name === 'string' ? name : undefined;
}

/** Each claim whose identity an earlier one has, with that one. */
export function repeatedClaims<C extends Claim>(
  claims: readonly C[],
): readonly (readonly [C, C])[] {
  const repeated = findRepeats(claims, ({ identity }) => identity);
  // The policy of a bucket whose name is taken is no second fault.
  const holders = new Set(repeated.map(([, { holder }]) => holder));
  return repeated.filter(([, { borrowed }]) => !borrowed.some((each) => holders.has(each)));
}
