// What a stack reads of another's state is declared there as an output, down to the key or index.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';
import type { CheckInput } from '../check-input.ts';
import type { Reference, Step } from './expressions/read-expression.ts';
import { type RemoteState, remoteStates } from './remote-states.ts';
import { addressOf, type Block, type StackIndex, stackIndexes } from './stack-index.ts';

interface Read {
  readonly reader: StackIndex;
  readonly block: Block;
  readonly argument: string;
  /** `outputs.subnet_ids["private"][0]` without `data.terraform_remote_state.<name>`. */
  readonly steps: readonly Step[];
  readonly state: RemoteState;
}

export function checkOutputs(input: CheckInput): readonly Diagnostic[] {
  const states = remoteStates(input);
  return stackIndexes(input).flatMap((reader) =>
    reader.blocks.flatMap((block) =>
      readsOf(reader, block, states)
        .filter((read) => !isDeclared(read))
        .map(({ argument, steps, state }) =>
          diagnostic(
            'check/output-unknown',
            {
              stack: reader.artifact.stack,
              address: block.address,
              argument,
              output: written(steps),
              from:
                state.stack?.artifact.stack ?? 'a state that no stack of this environment keeps',
            },
            { path: block.origin },
          ),
        ),
    ),
  );
}

function readsOf(
  reader: StackIndex,
  block: Block,
  states: ReadonlyMap<Block, RemoteState>,
): readonly Read[] {
  return block.texts.flatMap(({ argument, template }) =>
    template.references.flatMap((reference: Reference) => {
      const source = reader.byAddress.get(addressOf(reference) ?? '');
      const state = source && states.get(source);
      return state ? [{ reader, block, argument, steps: reference.steps.slice(2), state }] : [];
    }),
  );
}

function isDeclared({ state: { stack }, steps }: Read): boolean {
  const [kind, name, ...rest] = steps;
  if (kind !== 'outputs' || typeof name !== 'string') return false;
  const output = stack?.byAddress.get(`output.${name}`);
  return output !== undefined && hasStep(output.body['value'], rest);
}

/** Whether a value has something at the end of `steps`, as far as it can be known before a plan. */
function hasStep(value: Json | undefined, steps: readonly Step[]): boolean {
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
