// Another environment beside those that there are: as one of them is, or the first of a new system.
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { rewriteScalar } from '../../edit/values/rewrite-scalar.ts';
import { standsIn } from '../../emit/read-repository.ts';
import { zonesOf } from '../../facts/regions.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { makersOf } from '../../model/landscape/made-by-others.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { Key } from '../../model/schema/primitives.ts';
import { baseFile, environmentFile, tierOf } from '../../scaffold/system.ts';
import { adapt, freeBlock } from './copies/adapt-copy.ts';
import type { Copy } from './copies/copy.ts';
import { mendCopy } from './copies/mend-copy.ts';
import { shrink } from './copies/shrink.ts';
import { placeFaults, unknownEnvironment, wrongValue } from './refusals.ts';
import { openTexts, type Tried } from './texts.ts';

export interface EnvironmentRequest {
  readonly root: string;
  /** `system/environment`. */
  readonly name: string;
  /** The one it is to be like; undefined: the first of its system. */
  readonly like: string | undefined;
  readonly account: string;
  readonly region: string | undefined;
  /** Undefined: what an environment of such a name mostly is. */
  readonly tier: string | undefined;
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
  const said: string[] = [];
  const add = (path: string, text: string) => texts.edit(path, () => text);
  if (like === undefined) {
    const [neighbour] = all;
    add(`environments/${system}/base.yaml`, baseFile({ system }));
    add(file, environmentFile(choiceOf(request, neighbour, all)));
  } else {
    add(file, texts.read(like.file));
    const copy = copyOf(request, { texts, file, like, all });
    said.push(...adapt(copy), ...mendCopy(copy), ...shrink(copy));
  }
  const tried = texts.edits();
  const checked = loadEnvironments({ root, names: [name], edits: tried });
  if (hasErrors(checked.diagnostics)) return { diagnostics: checked.diagnostics, tried };
  const model = like === undefined ? '' : `, as ${like.name} is: read it before it is applied`;
  said.push(
    `It says applied: false. After the first apply: npx groundplan set ${name} applied true.`,
  );
  const made = checked.value?.find((each) => each.name === name)?.environment;
  said.push(...(made === undefined ? [] : orderOf(made)));
  return {
    value: { edits: tried, said: [`${name} is in ${file}${model}.`, ...said] },
    diagnostics: [],
  };
}

/** Which environments are applied before it. */
function orderOf(environment: Environment): readonly string[] {
  return [...makersOf(environment)].map(([maker, made]) => {
    const what = [...new Set(made.map((each) => each.what))].join(', ');
    return `Apply ${maker} before it: that has ${what}.`;
  });
}

function firstOf(all: readonly LoadedEnvironment[], system: string): string | undefined {
  return all.find(({ name }) => name.startsWith(`${system}/`))?.name;
}

function faultOf(
  { root, name, like, account, region }: EnvironmentRequest,
  all: readonly LoadedEnvironment[],
): Diagnostic | undefined {
  const words = name.split('/');
  const isNamed = words.length === 2 && words.every((word) => Key.safeParse(word).success);
  if (!isNamed || words[1] === 'base') {
    return wrongValue('<name>', 'system/environment, as in shop/dev', name);
  }
  const path = `environments/${name}.yaml`;
  if (standsIn(root, path)) return diagnostic('command/already-there', { path });
  const misplaced = placeFaults({ account, region });
  if (misplaced[0] !== undefined) return misplaced[0];
  if (like === undefined || all.some((each) => each.name === like)) return undefined;
  return unknownEnvironment(like, all);
}

function copyOf(
  { root, name, account, region, tier }: EnvironmentRequest,
  place: Pick<Copy, 'texts' | 'file' | 'like' | 'all'>,
): Copy {
  const [, environment = ''] = name.split('/');
  const { aws } = place.like.environment;
  return {
    ...place,
    ...{ root, name, environment, account, region: region ?? aws.region },
    tier: tier ?? tierOf(environment),
  };
}

function choiceOf(
  { name, account, region, tier }: EnvironmentRequest,
  neighbour: LoadedEnvironment | undefined,
  all: readonly LoadedEnvironment[],
) {
  const [system = '', environment = ''] = name.split('/');
  const chosen = region ?? neighbour?.environment.aws.region ?? 'us-east-1';
  const emails = Object.values(neighbour?.environment.observability.notify.emails ?? {});
  return {
    ...{ system, environment, account, region: chosen },
    tier: tier ?? tierOf(environment),
    zones: zonesOf(chosen),
    block: freeBlock(all),
    branch: neighbour?.environment.delivery.branch ?? 'main',
    repository: rewriteScalar('', neighbour?.environment.delivery.repository ?? ''),
    email: rewriteScalar('', emails[0] ?? `on-call@${system}.example`),
  };
}
