// What commands that edit a repository ask for: each gives the new texts of files, and changes nothing on disk.
import { makeRepository } from './make-repository.ts';

export const edits = { makeRepository };
