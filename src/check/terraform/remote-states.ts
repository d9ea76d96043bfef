// Which stack a remote state is that of: the one whose backend keeps it in the same object.
import { asBody, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { type Block, type StackIndex, stackIndexes } from './stack-index.ts';

export interface RemoteState {
  /** Undefined when no stack of the environment keeps its state there. */
  readonly stack: StackIndex | undefined;
  /** Whether the reader says that it comes after this stack of another environment. */
  readonly isOutside: boolean;
  readonly place: string;
  readonly reader: StackIndex;
  readonly block: Block;
}

const PREFIX = 'data.terraform_remote_state.';

/** Every remote state that is read, by the block that reads it. */
export const remoteStates: (input: CheckInput) => ReadonlyMap<Block, RemoteState> =
  oncePerInput(readStates);

function readStates(input: CheckInput): ReadonlyMap<Block, RemoteState> {
  const indexes = stackIndexes(input);
  const byPlace = new Map(
    indexes.map((index) => [placeOf(backendOf(index.artifact.document)), index]),
  );
  return new Map(
    indexes.flatMap((reader) =>
      reader.blocks
        .filter(({ address }) => address.startsWith(PREFIX))
        .map((block) => {
          const config = asBody(block.body['config']);
          const place = placeOf(config);
          const isOutside = reader.artifact.outsideStates?.includes(place) ?? false;
          return [block, { stack: byPlace.get(place), isOutside, place, reader, block }] as const;
        }),
    ),
  );
}

export function backendOf(document: Body): Body {
  return asBody(asBody(asBody(document['terraform'])['backend'])['s3']);
}

/** Bucket names are unique in all of AWS, so bucket and key say everything. */
export function placeOf({ bucket, key }: Body): string {
  return `${bucket}/${key}`;
}
