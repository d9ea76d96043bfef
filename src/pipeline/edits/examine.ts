// What a repository has of what it should have, as `doctor` asks.
import { LOCK_PATH, readLock, standsIn } from '../../emit/read-repository.ts';
import { findAllFiles } from '../../load/find-files.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import { sourceTextIn } from '../../load/read-text.ts';
import { treeAt } from '../../load/tree.ts';
import { openTexts } from './texts.ts';

export interface Examined {
  readonly hasLock: boolean;
  /** Whether it is that of this groundplan. */
  readonly isLockOurs: boolean;
  readonly lockPath: string;
  /** Files without the line that names the schema to editors. */
  readonly unschemed: readonly string[];
  readonly hasPackageLock: boolean;
  readonly hasAtlantis: boolean;
  readonly hasWorkflow: boolean;
  /** Main branches, and the files that name them. */
  readonly branches: readonly { readonly file: string; readonly branch: string }[];
}

const SCHEMA_LINE = /^# yaml-language-server: \$schema=\S*environment\.schema\.json\s*$/m;

export function examine(root: string, home: string): Examined {
  const texts = openTexts(root);
  const hasLock = standsIn(root, LOCK_PATH);
  const hasSettings = standsIn(root, '.vscode/settings.json');
  const files = findAllFiles(root).filter((file) => !SCHEMA_LINE.test(texts.read(file)));
  return {
    hasLock,
    isLockOurs: hasLock && readLock(root).text === readLock(home).text,
    lockPath: LOCK_PATH,
    unschemed: hasSettings ? [] : files,
    hasPackageLock: standsIn(root, 'package-lock.json'),
    hasAtlantis: standsIn(root, 'atlantis.yaml'),
    branches: [...branchesIn(root), ...branchesOfWorkflow(root)],
    hasWorkflow: standsIn(root, '.github/workflows') || standsIn(root, 'Jenkinsfile'),
  };
}

function branchesIn(root: string): Examined['branches'] {
  const { value = [] } = loadEnvironments({ root, names: [] });
  return value.map(({ file, written, environment }) => ({
    file: treeAt(written, ['delivery', 'branch'])?.at.file ?? file,
    branch: environment.delivery.branch,
  }));
}

const WORKFLOW = '.github/workflows/groundplan.yml';

/** As `init` writes it. */
function branchesOfWorkflow(root: string): Examined['branches'] {
  const text = sourceTextIn(root)(WORKFLOW) ?? '';
  const [, branch] = /^ +branches: \[([\w./-]+)\]$/m.exec(text) ?? [];
  return branch === undefined ? [] : [{ file: WORKFLOW, branch }];
}
