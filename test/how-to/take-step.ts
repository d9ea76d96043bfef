// Takes a step of a how-to in a folder, as a reader does.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import type { Step } from './follow-page.ts';

/** What the step prints; throws where it cannot be taken. `run` takes a command. */
export function takeStep(root: string, step: Step, run: (command: string) => string): string {
  if (step.kind === 'command') return run(step.command);
  if (step.kind === 'output' || step.kind === 'finding') return '';
  const file = join(root, step.path);
  if (step.kind === 'file') {
    if (!existsSync(dirname(file)))
      throw new Error(`${step.path}: the page makes no folder for it`);
    writeFileSync(file, step.content);
    return '';
  }
  if (step.kind === 'beside') {
    const there = parse(readFileSync(file, 'utf8'));
    writeFileSync(file, stringify(mergeJson(there, parse(step.content))));
    return '';
  }
  const [before, after, ...more] = readFileSync(file, 'utf8').split(`${step.line}\n`);
  if (after === undefined || more.length > 0)
    throw new Error(`${step.path} has not one line "${step.line}"`);
  writeFileSync(file, `${before}${step.content}${after}`);
  return '';
}

/** A command of the shell, which has to succeed. */
export function runInShell(root: string, command: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}
