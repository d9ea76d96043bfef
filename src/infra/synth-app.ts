// The same stacks through cdktf's own App, for people who use cdktf's commands (cdktf.json).
import { App } from 'cdktf';
import type { TerraformArtifact } from '../model/artifact.ts';
import type { Subject } from '../terraform/root-module.ts';
import { buildStacks } from './compile-infra.ts';

export interface SynthInput extends Subject {
  /** As they are written to dist/, with what leaves, moves and is patched. */
  readonly stacks: readonly TerraformArtifact[];
}

/** Writes `stacks/<system>-<environment>-<stack>/cdk.tf.json` below `outdir`, which has to exist. */
export function synthApp(inputs: readonly SynthInput[], outdir: string): void {
  const app = new App({ outdir, stackTraces: false });
  for (const { stacks, ...subject } of inputs) {
    const documents = new Map(stacks.map(({ stack, document }) => [stack, document]));
    for (const { name, write } of buildStacks(subject, app)) write(documents.get(name) ?? {});
  }
  app.synth();
}
