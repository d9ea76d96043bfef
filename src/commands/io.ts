// All that a command may know of the world outside; only the door fills it in.
import type { StartThread } from '../workers/crew.ts';

/** What git answered; a status of null is a git that is not there. */
export interface GitAnswer {
  readonly status: number | null;
  readonly out: Uint8Array;
}

export type Git = (
  words: readonly string[],
  where: { readonly cwd: string; readonly input?: string },
) => GitAnswer;

export interface Io {
  /** Threads that can run at the same time. */
  readonly cores: number;
  /** Undefined: this program has one thread. */
  readonly startThread: StartThread | undefined;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether a person watches what goes to stderr. */
  readonly isErrorTerminal: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** A number that no other run at the same time has. */
  readonly runId: number;
  /** Date of the commit that is checked out, `2026-11-21`; undefined outside a repository. */
  readonly commitDate: () => string | undefined;
  /** What a person answers; undefined: nobody is there to ask. */
  readonly ask: (question: string) => string | undefined;
  /** Runs another program to its end; a status of null is one that is not there. */
  readonly start: (
    command: string,
    words: readonly string[],
    cwd: string,
  ) => { readonly status: number | null; readonly out: string; readonly error: string };
  /** Asks git, which changes nothing. */
  readonly git: Git;
  /** Which program runs, with all that it is made of; null: nobody knows. */
  readonly program: () => string | null;
  /** Folder of what runs leave for the next ones; undefined: nobody may write anywhere. */
  readonly cache: string | undefined;
  /** When it began, in milliseconds of the epoch. */
  readonly startedAt: number;
  /** Folder of groundplan itself. */
  readonly home: string;
  /** Of groundplan itself. */
  readonly version: string;
}
