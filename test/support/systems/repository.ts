// A repository in a new folder: Night School, and those of the five systems that are there. What somebody adds to
// environments/ is theirs, and no test depends on it.
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NIGHT_SCHOOL } from '../night-school.ts';
import { ROOT } from '../root.ts';
import { isGone, SYSTEMS } from './systems.ts';

export function repositoryOfSystems(): string {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-systems-'));
  for (const part of ['locks', 'package.json']) {
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  }
  mkdirSync(join(root, 'environments'));
  cpSync(join(NIGHT_SCHOOL, 'environments'), join(root, 'environments'), { recursive: true });
  for (const system of SYSTEMS.filter((each) => !isGone(each))) {
    const folder = join('environments', system);
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  }
  return root;
}
