// What a stack reads of another's state is declared there as an output, down to the key or index.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';
import type { Body, CheckInput } from '../check-input.ts';
import type { Reference, Step } from './expressions/read-expression.ts';
import { backendOf, placeOf, type RemoteState, remoteStates } from './remote-states.ts';
import { addressOf, type Block, type StackIndex, stackIndexes } from './stack-index.ts';

export interface Read {
  readonly reader: StackIndex;
  readonly block: Block;
  readonly argument: string;
  readonly path: Path;
  /** `outputs.subnet_ids["private"][0]` without `data.terraform_remote_state.<name>`. */
  readonly steps: readonly Step[];
  readonly state: RemoteState;
}

export function checkOutputs(input: CheckInput): readonly Diagnostic[] {
  return unknownReads(input)
    .filter(({ block }) => !isCall(block))
    .map((read) =>
      unknown(
        read,
        read.state.stack?.artifact.stack ?? 'a state that no stack of this environment keeps',
      ),
    );
}

/** What is read of stacks of this environment and is not there. */
export function unknownReads(input: CheckInput): readonly Read[] {
  return readsOf(input)
    .filter(({ state }) => !state.isOutside)
    .filter(({ state, steps }) => !isDeclared(state.stack, steps));
}

/** Whether a block calls a module, whose inputs are the user's own. */
export function isCall({ address }: Block): boolean {
  return address.startsWith('module.');
}

/** What the stacks of an environment give to others and read of others. */
export interface Outside {
  /** Values of outputs, by the place of the state that holds them. */
  readonly outputs: Readonly<Record<string, Body>>;
  readonly reads: readonly OutsideRead[];
}

export interface OutsideRead {
  readonly place: string;
  readonly steps: readonly (Step | null)[];
  /** That nothing is there. */
  readonly unknown: Diagnostic;
}

export function outsideOf(input: CheckInput): Outside {
  return {
    outputs: Object.fromEntries(
      stackIndexes(input).map(({ artifact, blocks }) => [
        placeOf(backendOf(artifact.document)),
        Object.fromEntries(
          blocks
            .filter(({ address }) => address.startsWith(OUTPUT))
            .flatMap(({ address, body: { value } }) =>
              value === undefined ? [] : [[address.slice(OUTPUT.length), value]],
            ),
        ),
      ]),
    ),
    reads: readsOf(input)
      .filter(({ state }) => state.isOutside)
      .map((read) => ({
        place: read.state.place,
        steps: read.steps.map((step) => step ?? null),
        unknown: unknown(read, read.state.place),
      })),
  };
}

const OUTPUT = 'output.';

function unknown({ reader, block, argument, steps }: Read, from: string): Diagnostic {
  return diagnostic(
    'check/output-unknown',
    {
      stack: reader.artifact.stack,
      address: block.address,
      argument,
      output: written(steps),
      from,
    },
    { path: block.origin },
  );
}

function readsOf(input: CheckInput): readonly Read[] {
  const states = remoteStates(input);
  return stackIndexes(input).flatMap((reader) =>
    reader.blocks.flatMap((block) => readsIn(reader, block, states)),
  );
}

function readsIn(
  reader: StackIndex,
  block: Block,
  states: ReadonlyMap<Block, RemoteState>,
): readonly Read[] {
  return block.texts.flatMap(({ argument, path, template }) =>
    template.references.flatMap((reference: Reference) => {
      const source = reader.byAddress.get(addressOf(reference) ?? '');
      const state = source && states.get(source);
      return state
        ? [{ reader, block, argument, path, steps: reference.steps.slice(2), state }]
        : [];
    }),
  );
}

function isDeclared(stack: StackIndex | undefined, steps: readonly Step[]): boolean {
  const [kind, name, ...rest] = steps;
  if (kind !== 'outputs' || typeof name !== 'string') return false;
  const output = stack?.byAddress.get(`output.${name}`);
  return output !== undefined && hasStep(output.body['value'], rest);
}

/** Whether a value has something at the end of `steps`, as far as it can be known before a plan. */
export function hasStep(value: Json | undefined, steps: readonly Step[]): boolean {
  const [step, ...rest] = steps;
  if (value === undefined) return false;
  if (steps.length === 0) return true;
  // What an expression of AWS's answers gives is seen by the plan alone.
  if (typeof value === 'string') return value.includes('${');
  if (step === undefined) return true;
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return typeof step === 'number' && hasStep(value[step], rest);
  const entry = Object.entries(value).find(([key]) => key === String(step));
  return hasStep(entry?.[1], rest);
}

function written(steps: readonly Step[]): string {
  const [, name = '', ...rest] = steps;
  const ends = rest.map((step) => (step === undefined ? '[*]' : `[${JSON.stringify(step)}]`));
  return `${name}${ends.join('')}`;
}
