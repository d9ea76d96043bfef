// Providers that stand while terraform runs many times, since starting one costs more than what it is asked. One
// serves one run at a time, and one configuration: a second `provider` block of a stack would reach the same
// process and overwrite what the first one said, so that such stacks start their own.
import type { RootDocument } from './find-stacks.ts';
import { providersOf } from './rehearsal-override.ts';
import { runTerraform, type Settings, type TerraformRun } from './run-terraform.ts';
import { type StandingProvider, startProvider } from './standing-provider.ts';

export interface StandingProviders {
  readonly run: (
    folder: string,
    args: readonly string[],
    settings?: Settings,
  ) => Promise<TerraformRun>;
  readonly stop: () => void;
}

interface Standing {
  readonly provider: StandingProvider;
  /** What it was started with. */
  readonly started: string;
}

/** `initialised` is a folder where `terraform init` ran; no more than `most` stand at once, of half a gigabyte each. */
export function standingProviders(initialised: string, most: number): StandingProviders {
  const idle: Standing[] = [];
  const all = new Set<Standing>();

  const end = (standing: Standing) => {
    all.delete(standing);
    standing.provider.stop();
  };
  const start = async (variables: Readonly<Record<string, string>>, started: string) => {
    const longest = all.size >= most ? idle.shift() : undefined;
    if (longest !== undefined) end(longest);
    const standing = { provider: await startProvider(initialised, variables), started };
    all.add(standing);
    return standing;
  };
  const take = async (variables: Readonly<Record<string, string>>) => {
    const started = JSON.stringify(variables);
    const at = idle.findIndex((each) => each.started === started);
    const [found] = at < 0 ? [] : idle.splice(at, 1);
    return found ?? (await start(variables, started));
  };
  return {
    run: async (folder, args, { variables = {}, limitMs } = {}) => {
      const standing = await take(variables);
      const attached = { ...variables, ...standing.provider.variables };
      const run = await runTerraform(folder, args, { variables: attached, limitMs });
      // What was killed leaves a provider that still works on it.
      if (run.code === null) end(standing);
      else idle.push(standing);
      return run;
    },
    stop: () => [...all].forEach(end),
  };
}

/** Modules may bring providers and configurations of their own. */
export function takesStandingProvider(document: RootDocument): boolean {
  return document.module === undefined && providersOf(document).length === 1;
}
