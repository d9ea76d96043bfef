// What a service does in a database, of SQL or of documents, and in whose name.
import type { Uses } from '../schema/environment.ts';

export type DatabaseAccess = Uses['databases'][string] | Uses['documentDatabases'][string];

interface Replica {
  readonly replica: string;
}

interface Borrowed {
  readonly as: string;
}

export function isReplica(access: DatabaseAccess): access is Replica {
  return typeof access === 'object' && 'replica' in access;
}

/** Whether it works with the login of another service. */
export function isBorrowed(access: DatabaseAccess): access is Borrowed {
  return typeof access === 'object' && 'as' in access;
}

export function isWriter(access: DatabaseAccess): boolean {
  return access === 'write' || isBorrowed(access);
}

/** The service whose login it is; a writer's login owns the database of that name. */
export function loginOwner(service: string, access: DatabaseAccess): string {
  return isBorrowed(access) ? access.as : service;
}
