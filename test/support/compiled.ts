// Night School with everything it compiles to, once for all tests of a worker,
// and copies of it with one thing broken.
import type { CheckInput } from '../../src/check/check-input.ts';
import type { LoadedEnvironment } from '../../src/load/loaded-environment.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';
import type { AnyObject } from './kubernetes-objects.ts';
import { loadedNightSchool } from './night-school.ts';
import { oncePerEnvironment } from './once-per-environment.ts';

let cached: CheckInput | undefined;

/** What the checks are asked about. */
export function compiledNightSchool(): CheckInput {
  cached ??= inputOf(loadedNightSchool());
  return cached;
}

/** Another environment in the place of Night School, with everything it compiles to. */
export function compiledFrom(environment: Environment): CheckInput {
  return inputFrom(environment);
}

const inputFrom = oncePerEnvironment((environment) =>
  inputOf({ ...loadedNightSchool(), environment }),
);

function inputOf(loaded: LoadedEnvironment): CheckInput {
  const { stacks, components, artifacts } = compileEnvironment(loaded, () => undefined);
  const objects = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  return { environment: loaded.environment, stacks, components, objects, texts };
}

/** Artifacts as a corruption sees them: open to any change. */
export interface OpenInput {
  stacks: AnyObject[];
  components: AnyObject[];
  objects: AnyObject[];
  texts: AnyObject[];
}

/** A copy of `input` whose artifacts `change` may alter; the environment stays as it is. */
export function corrupted(input: CheckInput, change: (open: OpenInput) => void): CheckInput {
  const { environment, stacks, components, objects, texts } = input;
  const open = copiedWhenRead({ stacks, components, objects, texts });
  change(open.parts as unknown as OpenInput);
  return { environment, ...open.current() };
}

/** Most changes are of one part; what none of them reads need not be copied. */
function copiedWhenRead<T extends object>(parts: T) {
  const copies: Partial<T> = {};
  const copied = new Proxy(copies, {
    get: (_, key) => {
      const part = key as keyof T;
      copies[part] ??= structuredClone(parts[part]);
      return copies[part];
    },
  });
  return { parts: copied, current: (): T => ({ ...parts, ...copies }) };
}

export function stackIn({ stacks }: OpenInput, name: string): AnyObject {
  return found(
    stacks.find(({ stack }) => stack === name),
    name,
  );
}

/** The object of an artifact, such as `Deployment cart-service`. */
export function objectIn({ objects }: OpenInput, kind: string, name: string): AnyObject {
  const artifact = objects.find(
    ({ object }) => object.kind === kind && object.metadata.name === name,
  );
  return found(artifact, `${kind} ${name}`)['object'];
}

function found(value: AnyObject | undefined, what: string): AnyObject {
  if (value === undefined) throw new Error(`No ${what}`);
  return value;
}
