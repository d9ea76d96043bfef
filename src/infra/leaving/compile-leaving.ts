// Terraform of an environment of which something leaves. Each stack is compiled with or without what leaves, by
// its turn: those before its own keep what it stands on until it is gone, those behind let go of it first.
import {
  goes,
  type Leaver,
  leaversOf,
  turnOf,
  without,
} from '../../environment/leaving/leavers.ts';
import type { TerraformArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Leave } from '../../model/schema/leaving.ts';
import { addressesOf, changed, emptied, forgetting } from './documents.ts';

type Compile = (environment: Environment) => readonly TerraformArtifact[];

export function isLeaving(environment: Environment): boolean {
  const { stacks } = environment.leaving;
  return leaversOf(environment).length > 0 || Object.keys(stacks).length > 0;
}

export function compileLeaving(
  environment: Environment,
  compile: Compile,
): readonly TerraformArtifact[] {
  const leavers = leaversOf(environment);
  const stackIn = compiler(environment, compile);
  const standing = compile(environment);
  const artifacts = standing.map((each) => {
    const gone = leavers.filter((leaver) => isGoneFrom(leaver, each.stack));
    const left = stackIn(gone, each.stack) ?? emptied(each);
    const kept = gone.filter(({ leave }) => leave.data !== 'retain');
    const retained = stackIn(kept, each.stack) ?? emptied(each);
    const forgotten = forgetting(left, retained);
    const ready = prepared(forgotten, { leavers, gone, stackIn });
    const last = leave(ready, environment.leaving.stacks[each.stack]);
    // What others keep for this one apply is nothing to ask about any more.
    const going = leavers.filter((leaver) => gone.includes(leaver) || goes(leaver.leave));
    const staying = stackIn(going, each.stack) ?? emptied(each);
    return last === staying ? last : { ...last, standing: staying };
  });
  return inTurn(standing, artifacts);
}

/** One that is retained is gone everywhere; one that goes, from its own stacks on; before, from those behind. */
function isGoneFrom({ leave, turn, behind }: Leaver, stack: string): boolean {
  if (leave.data === 'retain') return true;
  return leave.step === 'remove' ? turn <= turnOf(stack) : behind.includes(stack);
}

type StackIn = (gone: readonly Leaver[], stack: string) => TerraformArtifact | undefined;

/** Compiles once for all stacks that are without the same. */
function compiler(environment: Environment, compile: Compile): StackIn {
  const compiled = new Map<string, readonly TerraformArtifact[]>();
  return (gone, stack) => {
    const key = JSON.stringify(gone.map(({ stands }) => stands));
    const known = compiled.get(key) ?? compile(without(environment, gone));
    compiled.set(key, known);
    return known.find((each) => each.stack === stack);
  };
}

interface Preparation {
  readonly leavers: readonly Leaver[];
  readonly gone: readonly Leaver[];
  readonly stackIn: StackIn;
}

/** What stands only because of one that is about to go is without protection. */
function prepared(
  artifact: TerraformArtifact,
  { leavers, gone, stackIn }: Preparation,
): TerraformArtifact {
  const about = leavers.filter((each) => !gone.includes(each) && each.leave.step === 'prepare');
  return about.reduce((before, leaver) => {
    const without = stackIn([...gone, leaver], artifact.stack);
    const others = new Set(without ? addressesOf(without) : []);
    const own = addressesOf(before).filter((address) => !others.has(address));
    return changed(before, new Set(own), leaver.leave);
  }, artifact);
}

function leave(artifact: TerraformArtifact, how: Omit<Leave, 'finalSnapshot'> | undefined) {
  if (how === undefined) return artifact;
  if (how.data === 'retain') return forgetting(emptied(artifact), artifact);
  if (how.step === 'remove') return emptied(artifact);
  return changed(artifact, new Set(addressesOf(artifact)), { ...how, finalSnapshot: null });
}

/** What is emptied goes in the other direction: first what reads another, then what it reads. */
function inTurn(
  standing: readonly TerraformArtifact[],
  artifacts: readonly TerraformArtifact[],
): readonly TerraformArtifact[] {
  const empty = new Set(
    artifacts.filter((each) => addressesOf(each).length === 0).map(({ stack }) => stack),
  );
  return artifacts.map((artifact) => {
    if (!empty.has(artifact.stack)) return artifact;
    const readers = standing.filter(
      ({ stack, dependsOn }) => empty.has(stack) && dependsOn.includes(artifact.stack),
    );
    const firm = artifact.dependsOn.filter((on) => !empty.has(on));
    const dependsOn = [...firm, ...readers.map(({ stack }) => stack)].sort();
    return { ...artifact, dependsOn };
  });
}
