// What commands that edit a repository ask for: each gives the new texts of files, and changes nothing on disk.
import { makeRepository } from './make-repository.ts';
import { removeIn } from './remove-key.ts';
import { renameIn } from './rename-key.ts';
import { setIn } from './set-value.ts';

export const edits = { makeRepository, removeIn, renameIn, setIn };
