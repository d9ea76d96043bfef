// A real environment with everything it compiles to, as a reviewer reads it: by type, kind and name.
import { loadEnvironments } from '../../../src/load/load-environments.ts';
import type { Environment } from '../../../src/model/schema/environment.ts';
import { compileEnvironment } from '../../../src/pipeline/environment/compile-environment.ts';
import type { AnyObject } from '../kubernetes-objects.ts';
import { ROOT } from '../root.ts';
import { type Terraform, terraformFrom } from '../terraform-documents.ts';

/** A Kubernetes object as tests read it: its fields by name, whatever they hold. */
// biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many kinds
type Loose = any;

export interface System {
  readonly environment: Environment;
  readonly terraform: Terraform;
  readonly objects: (kind: string) => readonly Loose[];
  readonly object: (kind: string, name: string) => Loose;
  /** Values of a chart. */
  readonly values: (chart: string) => Loose;
  /** Text of a file in the folder of the environment, such as README.md. */
  readonly text: (path: string) => string;
}

export function systemOf(name: string): System {
  const { value, diagnostics } = loadEnvironments({ root: ROOT, names: [name] });
  const [loaded] = value ?? [];
  if (!loaded) throw new Error(`${name} does not load: ${JSON.stringify(diagnostics, null, 2)}`);
  const { environment } = loaded;
  const { stacks, components, artifacts } = compileEnvironment(loaded, () => undefined);
  const objects: readonly AnyObject[] = artifacts.flatMap((each) =>
    each.type === 'kubernetes' ? [each.object] : [],
  );
  const ofKind = (kind: string) => objects.filter((object) => object['kind'] === kind);
  return {
    environment,
    terraform: terraformFrom(stacks),
    objects: ofKind,
    object: (kind, wanted) =>
      found(
        ofKind(kind).find(({ metadata }) => metadata.name === wanted),
        `${kind} ${wanted}`,
      ),
    values: (chart) => {
      const source = components.find((each) => each.name === chart)?.source;
      if (source?.type !== 'chart') throw new Error(`No chart ${chart}`);
      return source.values;
    },
    text: (path) => {
      const file = artifacts.find((each) => each.type === 'text' && each.path === path);
      return file?.type === 'text' ? file.content : '';
    },
  };
}

function found(value: AnyObject | undefined, what: string): AnyObject {
  if (value === undefined) throw new Error(`No ${what}`);
  return value;
}
