// What a service does in a database, of SQL or of documents, and in whose name.
import { code } from '../page/markdown.ts';

interface Replica {
  readonly replica: string;
}

/** The readers of a cluster, or one read replica. */
export type Readers = 'readers' | Replica;

interface Writer {
  /** The service whose login it takes; null: its own. */
  readonly as: string | null;
  /** Name of its database and its login; null: its own. */
  readonly database: string | null;
  /** Where it reads what need not be the latest; null: where it writes. */
  readonly readFrom: Readers | null;
}

export type DatabaseAccess = 'write' | 'read' | Replica | Writer;

export function isReplica(access: DatabaseAccess): access is Replica {
  return typeof access === 'object' && 'replica' in access;
}

/** Whether it works with the login of another service. */
export function isBorrowed(access: DatabaseAccess): access is Writer & { as: string } {
  return typeof access === 'object' && 'as' in access && access.as !== null;
}

export function isWriter(access: DatabaseAccess): boolean {
  return access === 'write' || (typeof access === 'object' && 'as' in access);
}

/** Where a service that writes reads beside; null: nowhere else. */
export function readFrom(access: DatabaseAccess): Readers | null {
  return typeof access === 'object' && 'readFrom' in access ? access.readFrom : null;
}

/** The replica that it reads from, whether or not it writes as well. */
export function replicaOf(access: DatabaseAccess): string | null {
  const from = isReplica(access) ? access : readFrom(access);
  return from === null || from === 'readers' ? null : from.replica;
}

/** Whether it asks for the address that all readers of a cluster share. */
export function asksReaders(access: DatabaseAccess): boolean {
  return access === 'read' || readFrom(access) === 'readers';
}

/** The service whose login it is; a writer's login owns the database of that name. */
export function loginOwner(service: string, access: DatabaseAccess): string {
  return isBorrowed(access) ? access.as : service;
}

/** What the login of its own, and the database that it owns, are called; null: as it is itself. */
export function chosenDatabase(access: DatabaseAccess): string | null {
  return typeof access === 'object' && 'database' in access ? access.database : null;
}

/** In words, after what is used. */
export function inWhoseName(access: DatabaseAccess): string {
  return isBorrowed(access) ? ` as ${code(access.as)}` : '';
}
