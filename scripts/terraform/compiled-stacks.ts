// What the environments of a repository compile to, for what files in dist/ do not say.
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';

export interface CompiledStack {
  /** `<system>/<environment>/<stack>` */
  readonly name: string;
  /** Stacks that come first, by such names. */
  readonly after: readonly string[];
  /** Address to `file:line:column`. */
  readonly places: ReadonlyMap<string, string>;
}

export function compiledStacks(root: string): readonly CompiledStack[] {
  const { value, diagnostics } = loadEnvironments({ root, names: [] });
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value.flatMap(({ name, environment, landscape, locate }) =>
    compileInfra(environment, landscape).map((artifact) => ({
      name: `${name}/${artifact.stack}`,
      after: [
        ...artifact.dependsOn.map((stack) => `${name}/${stack}`),
        ...artifact.dependsOnOthers.map((other) => `${other.environment}/${other.stack}`),
      ],
      places: new Map(
        Object.entries(artifact.origins).flatMap(([address, path]) => {
          const at = locate(path, 'value');
          return at === undefined ? [] : [[address, `${at.file}:${at.line}:${at.column}`] as const];
        }),
      ),
    })),
  );
}
