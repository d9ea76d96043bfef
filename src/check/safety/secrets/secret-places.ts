// The pieces of data in which no secret may stand, each with the part of the environment that made it.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';

export interface Place {
  /** `ConfigMap backend-prod/cart-service`, `aws_db_instance.main of stack data`. */
  readonly title: () => string;
  readonly content: unknown;
  readonly origin: Path;
  /** Whether a name alone makes its text a secret: prose about passwords is none. */
  readonly judgesNames: boolean;
}

export function* placesOf({
  environment,
  objects,
  stacks,
  components,
}: CheckInput): Generator<Place> {
  for (const { object, origin } of objects) {
    // check/secret-object reports all of it.
    if (object.kind === 'Secret') continue;
    yield { title: () => nameOf(object), content: object, origin, judgesNames: true };
  }
  for (const { stack, document, origins, moduleFiles = {} } of stacks) {
    for (const [block, content] of Object.entries(document)) {
      yield* placesIn(block, content, { stack, origins });
    }
    const origin = origins[`module.${stack}`] ?? [];
    for (const [file, text] of Object.entries(moduleFiles)) {
      const title = () => `module/${file} of stack ${stack}`;
      yield { title, content: text.split('\n'), origin, judgesNames: false };
    }
  }
  for (const { name, source, origin } of components) {
    if (source.type !== 'chart') continue;
    const title = () => `values of ${name}`;
    yield { title, content: source.values, origin, judgesNames: true };
  }
  yield { title: () => 'the environment', content: environment, origin: [], judgesNames: false };
}

const ELEMENTS: Readonly<Record<string, string>> = {
  resource: '',
  data: 'data.',
  ephemeral: 'ephemeral.',
};

interface Stack {
  readonly stack: string;
  readonly origins: Readonly<Record<string, Path>>;
}

/** Each element of a block by itself, since each has an origin of its own. */
function* placesIn(block: string, content: unknown, { stack, origins }: Stack): Generator<Place> {
  const prefix = ELEMENTS[block];
  if (prefix === undefined) {
    const title = () => `${block} of stack ${stack}`;
    yield { title, content, origin: [], judgesNames: true };
    return;
  }
  for (const [type, elements] of Object.entries(asBody(content))) {
    for (const [key, body] of Object.entries(asBody(elements))) {
      const address = `${prefix}${type}.${key}`;
      const title = () => `${address} of stack ${stack}`;
      yield { title, content: body, origin: origins[address] ?? [], judgesNames: true };
    }
  }
}
