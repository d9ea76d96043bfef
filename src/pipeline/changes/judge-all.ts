// All environments against the base, where there is one.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Base } from '../../lifecycle/base/base.ts';
import type { Made } from '../../lifecycle/compare/transition-of.ts';
import { type EnvironmentsNow, removedEnvironments } from '../../lifecycle/removed-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { compileEnvironment } from '../environment/compile-environment.ts';
import type { Part } from '../environment/parts.ts';
import type { OnStage } from '../stage.ts';
import { type Judged, judgeChanges } from './judge-changes.ts';
import { type PastFiles, pastFiles } from './past-of.ts';

export interface Judgement {
  /** Undefined where there is nothing to compare with, or nothing to compare. */
  readonly judged: readonly (Judged | undefined)[];
  /** Of environments that are no more. */
  readonly gone: readonly Diagnostic[];
}

interface Judging extends EnvironmentsNow {
  readonly base?: Base | undefined;
  readonly root: string;
  /** Which environments there were is known only to those who look at all. */
  readonly isComplete: boolean;
  readonly onStage: OnStage;
}

export function judgeAll(parts: readonly Part[], judging: Judging): Judgement {
  const { base, root, names, folder, isComplete } = judging;
  if (base === undefined) return { judged: parts.map(() => undefined), gone: [] };
  const past = pastFiles(base, root, names);
  const isApplied = (name: string) => past.environment(name)?.environment.applied !== false;
  return {
    judged: parts.map((part) => judgePart(part, { ...judging, base, past })),
    gone: isComplete ? removedEnvironments(base, { names, folder, isApplied }) : [],
  };
}

function judgePart(
  { compared }: Part,
  { base, root, past, onStage }: Judging & { readonly base: Base; readonly past: PastFiles },
): Judged | undefined {
  if (compared === null || compared.plan.diagnostics.length > 0) return undefined;
  const { loaded, plan } = compared;
  onStage('lifecycle', loaded.name);
  const { files, named } = plan;
  return judgeChanges({ base, root, past, loaded, files, named, compile: madeOf });
}

function madeOf(loaded: LoadedEnvironment): Made {
  const { stacks, artifacts } = compileEnvironment(loaded, () => undefined);
  return { stacks, objects: artifacts.filter((each) => each.type === 'kubernetes') };
}
