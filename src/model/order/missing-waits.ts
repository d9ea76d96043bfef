// Which resources of a stack need another one of it while nothing makes Terraform wait: they name it by a
// text, or they refer to something that is complete only together with it. Either direction of a path
// is an order; only where there is none do both start at once, and a first apply is a matter of luck.
import { groupBy } from '../values/group-by.ts';
import { CARRIERS, COMPLETIONS, needsInternetGateway } from './completions.ts';
import { MEANT_BY, NAME_OF, type NamedThing, thingIn, writerOf } from './made-names.ts';
import { pathsOf } from './paths.ts';
import { type Places, placeOf, placesOf } from './places.ts';
import { type Block, type Document, type Literal, readBlocks } from './read-blocks.ts';

export interface MissingWait {
  readonly address: string;
  /** The resource that has to be there first. */
  readonly on: string;
  /** Where the need shows: `rule.destination.bucket`. */
  readonly argument: string;
  readonly because: Reason;
}

type Reason = 'it names it' | 'it uses what that completes' | 'it needs the way out';

export function missingWaits(document: Document): readonly MissingWait[] {
  const blocks = readBlocks(document);
  const paths = pathsOf(blocks);
  const resources = [...blocks.values()].filter(({ section }) => section === 'resource');
  const made = { made: makers(resources), places: placesOf(document) };
  const names = namedNeeds(resources, blocks, made);
  const needs = [...completionNeeds(resources, names), ...names, ...gatewayNeeds(resources)];
  // What one wait brings about, the next need not ask for again.
  return needs.filter(({ address, on }) => {
    if (address === on || paths.connects(address, on) || paths.connects(on, address)) return false;
    paths.add(address, on);
    return true;
  });
}

type Blocks = ReadonlyMap<string, Block>;

/** What the resources make, by name, and where. */
interface Made {
  readonly made: ReadonlyMap<string, readonly Block[]>;
  readonly places: Places;
}

function makers(resources: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  return groupBy(resources, ({ type, body }) => {
    const name = body[NAME_OF[type] ?? ''];
    return typeof name !== 'string' || name.includes('${') ? [] : name;
  });
}

function namedNeeds(
  resources: readonly Block[],
  blocks: Blocks,
  made: Made,
): readonly MissingWait[] {
  return resources.flatMap((block) => {
    const own = block.literals.flatMap((literal) => named(block, literal, made));
    // A principal of a policy has to exist; who refers to the policy writes it.
    const ofPolicies = block.references.flatMap(({ argument, address }) => {
      const policy = blocks.get(address);
      if (policy?.section !== 'data') return [];
      return policy.literals
        .filter((literal) => IS_PRINCIPAL.test(literal.argument))
        .flatMap((literal) => named(block, { ...literal, argument }, made));
    });
    return [...own, ...ofPolicies];
  });
}

const IS_MORE_THAN_A_NAME = /[:/.]/;
const IS_PRINCIPAL = /(?:^|\.)(?:not_)?principals?(?:\.|$)/i;
/** Statements name what they allow by ARN, and nothing looks whether it is there. */
const IS_STATEMENT = /(?:^|\.)statement\./i;
/** For people, or about what may come and go. */
const NAMES_NOTHING =
  /^(?:tags|tags_all|description|comment|dashboard_body|lifecycle|provider|provisioner)(?:\.|$)|(?:^|\.)metric_name$/;

function named(block: Block, { argument, text }: Literal, made: Made): readonly MissingWait[] {
  // Most texts are words of AWS.
  if (!made.made.has(text) && !IS_MORE_THAN_A_NAME.test(text)) return [];
  if (NAMES_NOTHING.test(argument)) return [];
  if (IS_STATEMENT.test(argument) && !IS_PRINCIPAL.test(argument)) return [];
  if (argument === NAME_OF[block.type] || argument === 'name') return writers(block, text, made);
  const thing = thingIn(text);
  const candidates = thing ? ofThing(thing, made) : ofName(argument, text, made);
  if (candidates.some(({ address }) => address === block.address)) return [];
  return candidates.slice(0, 1).map(({ address }) => ({
    address: block.address,
    on: address,
    argument,
    because: 'it names it',
  }));
}

function ofThing({ type, name, region, account }: NamedThing, { made, places }: Made) {
  return (made.get(name) ?? []).filter((each) => {
    const place = placeOf(each, places);
    const isHere = (said: string | undefined, own: string | undefined) =>
      said === undefined || own === undefined || said === '*' || said === own;
    return each.type === type && isHere(region, place.region) && isHere(account, place.account);
  });
}

function ofName(argument: string, text: string, made: Made): readonly Block[] {
  const meant = MEANT_BY[snakeCase(argument.slice(argument.lastIndexOf('.') + 1))];
  const all = made.made.get(text) ?? [];
  if (meant) return all.filter(({ type }) => meant.includes(type));
  // A name that several have says nothing about which is meant.
  return all.length === 1 ? all : [];
}

/** `DBClusterIdentifier` as AWS writes it, `db_cluster_identifier` as Terraform does. */
function snakeCase(word: string): string {
  return word.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

/** The group comes first: who writes would make one of its own. */
function writers(block: Block, name: string, made: Made): readonly MissingWait[] {
  const thing = block.type === 'aws_cloudwatch_log_group' ? writerOf(name) : undefined;
  if (!thing) return [];
  return ofThing(thing, made).map(({ address, type }) => ({
    address,
    on: block.address,
    argument: NAME_OF[type] ?? 'name',
    because: 'it uses what that completes',
  }));
}

/** Both who refers to it and who names it. */
function completionNeeds(
  resources: readonly Block[],
  names: readonly MissingWait[],
): readonly MissingWait[] {
  const byAddress = new Map(resources.map((block) => [block.address, block]));
  const uses = [
    ...names,
    ...resources.flatMap(({ address, references }) =>
      references
        .filter(({ argument }) => argument !== 'depends_on')
        .map((each) => ({ address, argument: each.argument, on: each.address })),
    ),
  ];
  return COMPLETIONS.flatMap(({ of, by, through, matters }) => {
    const completers = completersOf(resources, by, through);
    if (completers.size === 0) return [];
    return uses.flatMap(({ address, argument, on }) => {
      const type = byAddress.get(address)?.type ?? '';
      if (type === by || !matters(type, argument)) return [];
      return carried(on, byAddress)
        .filter((each) => each.startsWith(`${of}.`))
        .flatMap((each) => completers.get(each) ?? [])
        .map((first) => ({
          address,
          on: first.address,
          argument,
          because: 'it uses what that completes',
        }));
    });
  });
}

/** By the address of what they complete. */
function completersOf(resources: readonly Block[], by: string, through: string) {
  return groupBy(
    resources.filter(({ type }) => type === by),
    ({ references }) =>
      references.filter(({ argument }) => argument === through).map(({ address }) => address),
  );
}

function carried(address: string, byAddress: ReadonlyMap<string, Block>): readonly string[] {
  const block = byAddress.get(address);
  const through = CARRIERS[block?.type ?? ''];
  if (!block || through === undefined) return [address];
  return block.references
    .filter(({ argument }) => argument === through)
    .map((each) => each.address);
}

function gatewayNeeds(resources: readonly Block[]): readonly MissingWait[] {
  const gateways = resources.filter(({ type }) => type === 'aws_internet_gateway');
  return resources
    .filter(({ type, body }) => needsInternetGateway(type, body))
    .flatMap(({ address }) =>
      gateways.map((gateway) => ({
        address,
        on: gateway.address,
        argument: 'depends_on',
        because: 'it needs the way out' as const,
      })),
    );
}
