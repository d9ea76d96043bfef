// The same stacks through cdktf's own App, for people who use cdktf's commands (cdktf.json).
import { App } from 'cdktf';
import type { Subject } from '../terraform/root-module.ts';
import { buildStacks } from './compile-infra.ts';

/** Writes `stacks/<system>-<environment>-<stack>/cdk.tf.json` below `outdir`, which has to exist. */
export function synthApp(subjects: readonly Subject[], outdir: string): void {
  const app = new App({ outdir, stackTraces: false });
  for (const subject of subjects) {
    for (const { order } of buildStacks(subject, app)) order();
  }
  app.synth();
}
