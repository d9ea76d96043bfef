// The same stacks through cdktf's own App, for people who use cdktf's commands (cdktf.json).
import { App } from 'cdktf';
import type { Environment } from '../model/schema/environment.ts';
import { buildStacks } from './compile-infra.ts';

/** Writes `stacks/<system>-<environment>-<stack>/cdk.tf.json` below `outdir`, which has to exist. */
export function synthApp(environments: readonly Environment[], outdir: string): void {
  const app = new App({ outdir, stackTraces: false });
  for (const environment of environments) buildStacks(environment, app);
  app.synth();
}
