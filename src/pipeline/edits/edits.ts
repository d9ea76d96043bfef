// What commands that edit a repository ask for: each gives the new texts of files, and changes nothing on disk.

import { programAt } from '../../emit/read-repository.ts';
import { addEnvironment } from './add-environment.ts';
import { addKind } from './add-kind.ts';
import { addEntry } from './entries/add-entry.ts';
import { examine } from './examine.ts';
import { makeRepository } from './make-repository.ts';
import { migrate } from './migrate.ts';
import { promote } from './promote/promote.ts';
import { removeIn } from './remove-key.ts';
import { renameIn } from './rename-key.ts';
import { setIn } from './set-value.ts';

export const edits = {
  ...{ addEntry, addEnvironment, addKind, examine },
  ...{ makeRepository, migrate, programAt, promote, removeIn, renameIn, setIn },
};
