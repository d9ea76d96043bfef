// Another environment beside those that there are: as one of them is, or the first of a new system.
import { type Diagnostic, diagnostic, hasErrors, type Path } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { removeEntry } from '../../edit/remove-entry.ts';
import { rewriteScalar } from '../../edit/rewrite-scalar.ts';
import { setValue } from '../../edit/set-value.ts';
import { scalarAt } from '../../edit/written-at.ts';
import { standsIn } from '../../emit/read-repository.ts';
import { keyOrder } from '../../environment/schema/key-order.ts';
import { zonesOf } from '../../facts/regions.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { Key } from '../../model/schema/primitives.ts';
import { baseFile, environmentFile, FIRST_BLOCK, tierOf } from '../../scaffold/system.ts';
import { wrongValue } from './refusals.ts';
import { openTexts, type Texts, type Tried } from './texts.ts';

export interface EnvironmentRequest {
  readonly root: string;
  /** `system/environment`. */
  readonly name: string;
  /** The one it is to be like; undefined: the first of its system. */
  readonly like: string | undefined;
  readonly account: string;
  readonly region: string | undefined;
}

export function addEnvironment(request: EnvironmentRequest): Tried {
  const { root, name } = request;
  const { value: all, diagnostics } = loadEnvironments({ root, names: [] });
  if (all === undefined) return { diagnostics };
  const [system = '', environment = ''] = name.split('/');
  const fault = faultOf(request, all);
  if (fault !== undefined) return { diagnostics: [fault] };
  const texts = openTexts(root);
  const file = `environments/${system}/${environment}.yaml`;
  const like = all.find((each) => each.name === (request.like ?? firstOf(all, system)));
  const add = (path: string, text: string) => texts.edit(path, () => text);
  if (like === undefined) {
    const [neighbour] = all;
    add(`environments/${system}/base.yaml`, baseFile({ system }));
    add(file, environmentFile(choiceOf(request, neighbour, all)));
  } else {
    add(file, texts.read(like.file));
    adapt({ texts, file, like, all }, request);
  }
  const tried = texts.edits();
  const checked = loadEnvironments({ root, names: [name], edits: tried });
  if (hasErrors(checked.diagnostics)) return { diagnostics: checked.diagnostics, tried };
  const model = like === undefined ? '' : `, as ${like.name} is: read it before it is applied`;
  return { value: { edits: tried, said: [`${name} is in ${file}${model}.`] }, diagnostics: [] };
}

function firstOf(all: readonly LoadedEnvironment[], system: string): string | undefined {
  return all.find(({ name }) => name.startsWith(`${system}/`))?.name;
}

function faultOf(
  { root, name, like }: EnvironmentRequest,
  all: readonly LoadedEnvironment[],
): Diagnostic | undefined {
  const words = name.split('/');
  const isNamed = words.length === 2 && words.every((word) => Key.safeParse(word).success);
  if (!isNamed || words[1] === 'base') {
    return wrongValue('<name>', 'system/environment, as in shop/dev', name);
  }
  const path = `environments/${name}.yaml`;
  if (standsIn(root, path)) return diagnostic('command/already-there', { path });
  if (like === undefined || all.some((each) => each.name === like)) return undefined;
  const known = all.map((each) => each.name);
  return diagnostic('load/unknown-environment', {
    name: like,
    suggestion: nearest(like, known),
    known: known.join(', '),
  });
}

function choiceOf(
  { name, account, region }: EnvironmentRequest,
  neighbour: LoadedEnvironment | undefined,
  all: readonly LoadedEnvironment[],
) {
  const [system = '', environment = ''] = name.split('/');
  const chosen = region ?? neighbour?.environment.aws.region ?? 'us-east-1';
  const emails = Object.values(neighbour?.environment.observability.notify.emails ?? {});
  return {
    ...{ system, environment, account, region: chosen },
    tier: tierOf(environment),
    zones: zonesOf(chosen),
    block: freeBlock(all),
    repository: rewriteScalar('', neighbour?.environment.delivery.repository ?? ''),
    email: rewriteScalar('', emails[0] ?? `on-call@${system}.example`),
  };
}

/** The second number of addresses that no environment has. */
function freeBlock(all: readonly LoadedEnvironment[]): number {
  const taken = new Set(all.map(({ environment }) => blockOf(environment.network?.cidr)));
  let block = FIRST_BLOCK;
  while (taken.has(block)) block += 1;
  return block;
}

function blockOf(cidr: string | undefined): number | undefined {
  const [, block] = /^10\.(\d+)\./.exec(cidr ?? '') ?? [];
  return block === undefined ? undefined : Number(block);
}

interface Copy {
  readonly texts: Texts;
  readonly file: string;
  readonly like: LoadedEnvironment;
  readonly all: readonly LoadedEnvironment[];
}

/** What is about the one it was copied from: judgements, steps of changes, and what it comes after. */
const OF_THE_ORIGINAL = ['deviations', 'waivers', 'moved', 'leaving', 'adopt', 'parity'];

function adapt({ texts, file, like, all }: Copy, { name, account, region }: EnvironmentRequest) {
  const [, environment = ''] = name.split('/');
  const [, original = ''] = like.name.split('/');
  const edit = (change: (text: string) => string | undefined) => texts.edit(file, change);
  const write = (path: Path, value: string) =>
    edit((text) =>
      setValue(text, path, rewriteScalar(scalarAt(text, path) ?? '', value), keyOrder),
    );
  for (const key of OF_THE_ORIGINAL) edit((text) => removeEntry(text, [key]));
  write(['environment'], environment);
  write(['tier'], tierOf(environment));
  edit((text) => setValue(text, ['aws', 'account'], JSON.stringify(account), keyOrder));
  const { cluster, network } = like.environment;
  if (cluster?.name.includes(original)) {
    write(['cluster', 'name'], cluster.name.replace(original, environment));
  }
  const block = blockOf(network?.cidr);
  if (block !== undefined) {
    const before = new RegExp(`\\b10\\.${block}\\.`, 'g');
    edit((text) => text.replace(before, `10.${freeBlock(all)}.`));
  }
  if (region !== undefined && region !== like.environment.aws.region) {
    edit((text) => text.replaceAll(like.environment.aws.region, region));
  }
}
