// Stacks come one after the other, and each after every stack whose state it reads.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { TerraformArtifact } from '../../model/artifact.ts';
import type { CheckInput } from '../check-input.ts';
import { findCycles } from '../find-cycles.ts';
import { remoteStates } from './remote-states.ts';
import { addressOf, type Block, referencesOf, type StackIndex } from './stack-index.ts';
import { stackOrigin } from './stack-origin.ts';

export function checkStackOrder(input: CheckInput): readonly Diagnostic[] {
  return [...cycles(input), ...missingDependencies(input)];
}

function cycles({ stacks }: CheckInput): readonly Diagnostic[] {
  const byName = new Map(stacks.map((artifact) => [artifact.stack, artifact]));
  const graph = new Map(stacks.map(({ stack, dependsOn }) => [stack, dependsOn]));
  return findCycles(graph).map((cycle) =>
    diagnostic(
      'check/stack-cycle',
      { cycle: cycle.join(' → ') },
      { path: stackOrigin(byName.get(cycle[0] ?? '')) },
    ),
  );
}

function missingDependencies(input: CheckInput): readonly Diagnostic[] {
  const names = new Set(input.stacks.map(({ stack }) => stack));
  const read = [...remoteStates(input).values()].flatMap(({ reader, stack, block }) => {
    const { artifact } = reader;
    const from = stack?.artifact.stack;
    return from === undefined || artifact.dependsOn.includes(from)
      ? []
      : [missing(artifact, from, userOf(reader, block)?.origin)];
  });
  const unknown = input.stacks.flatMap((artifact) =>
    artifact.dependsOn
      .filter((other) => !names.has(other))
      .map((other) => missing(artifact, other, undefined)),
  );
  return [...read, ...unknown];
}

function missing(artifact: TerraformArtifact, other: string, origin: Path | undefined): Diagnostic {
  return diagnostic(
    'check/stack-dependency-missing',
    { stack: artifact.stack, other },
    { path: origin ?? stackOrigin(artifact) },
  );
}

/** The first block that reads a state, because the state itself has no line in the environment. */
function userOf({ blocks }: StackIndex, { address }: Block): Block | undefined {
  return blocks.find((each) => referencesOf(each).some((one) => addressOf(one) === address));
}
