// What an environment takes over from the one that goes before it, and what of the two differs beside that.
import {
  type Diagnostic,
  diagnostic,
  type Path,
  type Result,
} from '../../../diagnostics/diagnostic.ts';
import { loadEnvironments } from '../../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../../load/loaded-environment.ts';
import { dottedPath, parsePath } from '../../../model/dotted-path.ts';
import { pathOf } from '../../../model/naming/core.ts';
import { ANY, type Judged, judgedDifferences, reaches } from '../../../model/parity/contract.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { notWritten, wrongPath, wrongValue } from '../refusals.ts';
import { openTexts, type Tried } from '../texts.ts';
import { carry } from './carry.ts';
import { tell } from './tell.ts';

export interface PromoteRequest {
  readonly root: string;
  /** `system/environment` both. */
  readonly from: string;
  readonly to: string;
  /** Paths that it is about; none: all. */
  readonly paths: readonly string[];
}

export function promote(request: PromoteRequest): Tried {
  const { root } = request;
  const pair = loadPair(request);
  if (pair.value === undefined) return pair;
  const { from, to } = pair.value;
  const chosen = choose(request, pair.value);
  if (chosen.value === undefined) return chosen;
  const { carried, others } = chosen.value;
  const texts = openTexts(root);
  const stuck = carried.filter((difference) => !carry(texts, { from, to, difference }));
  if (stuck.length > 0) {
    const faults = stuck.map(({ path }) =>
      diagnostic('command/no-place', { path: dottedPath(path), file: to.file }),
    );
    return { diagnostics: faults, tried: texts.edits() };
  }
  return {
    value: {
      edits: texts.edits(),
      said: tell({ from: from.name, to: to.name, file: to.file, carried, others }),
    },
    diagnostics: [],
  };
}

interface Pair {
  readonly from: LoadedEnvironment;
  readonly to: LoadedEnvironment;
}

/** What the two have to agree on may differ before the edit: that is what it is for. */
function loadPair({ root, from, to }: PromoteRequest): Result<Pair> {
  const [system = ''] = from.split('/');
  if (from === to || !to.startsWith(`${system}/`)) {
    return refuse(wrongValue('<to>', `another environment of ${system}`, to));
  }
  const mends = ['model/parity-differs'];
  const { value, diagnostics } = loadEnvironments({ root, names: [from, to], mends });
  const [before, after] = [from, to].map((name) => value?.find((each) => each.name === name));
  if (before === undefined || after === undefined) return { diagnostics };
  const { with: wanted } = after.environment.parity;
  if (wanted === null || wanted === from)
    return { value: { from: before, to: after }, diagnostics: [] };
  return refuse(diagnostic('command/promotes-past', { from, to, wanted }));
}

interface Choice {
  readonly carried: readonly Judged[];
  readonly others: readonly Judged[];
}

/** What is named exactly is carried over whatever the contract says. */
function choose(request: PromoteRequest, { from, to }: Pair): Result<Choice> {
  const words: Path[] = [];
  for (const typed of request.paths) {
    const path = parsePath(typed);
    if (path === undefined) return refuse(wrongPath(typed, 'services.web'));
    const fault = unknownPath(path, { from, to });
    if (fault !== undefined) return refuse(fault);
    words.push(path);
  }
  const all = judgedDifferences(from.environment, to.environment);
  const named = all.filter(
    ({ path }) => words.length === 0 || words.some((word) => reaches(word, path)),
  );
  const isExact = ({ path, from: value }: Judged) =>
    value !== undefined && words.some((word) => word.length === path.length && reaches(word, path));
  const isCarried = (each: Judged) => each.isCarried || isExact(each);
  return {
    value: { carried: named.filter(isCarried), others: named.filter((each) => !isCarried(each)) },
    diagnostics: [],
  };
}

function unknownPath(path: Path, { from, to }: Pair): Diagnostic | undefined {
  const environments = [from.environment, to.environment];
  const isThere = environments.some((each) => valueAt(each, path) !== undefined);
  if (path.includes(ANY) || isThere) return undefined;
  const beside = environments.flatMap((each) =>
    Object.keys(Object(valueAt(each, path.slice(0, -1)))),
  );
  return notWritten(path, environments.map(pathOf).join(' or '), beside);
}

function refuse<T>(refusal: Diagnostic): Result<T> {
  return { diagnostics: [refusal] };
}
