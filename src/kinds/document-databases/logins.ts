// In whose name a service works in a document database, and where it reads.
import { sqlName } from '../../model/data/sql-name.ts';
import type { LoginsPart } from '../contract/logins-part.ts';
import type { DocumentAccess } from './schema.ts';

/** The service whose login it takes; null: its own. */
function borrowedFrom(use: DocumentAccess): string | null {
  return use === 'write' ? null : use.as;
}

export function hasOwnLogin(use: DocumentAccess | undefined): boolean {
  return use !== undefined && borrowedFrom(use) === null;
}

export function loginOwner(service: string, use: DocumentAccess): string {
  return borrowedFrom(use) ?? service;
}

export function readsFromSecondaries(use: DocumentAccess): boolean {
  return use !== 'write' && use.readFrom === 'secondaries';
}

/** What its login and its database are called. */
export function documentLogin(service: string, use: DocumentAccess | undefined): string {
  return chosenName(use ?? 'write') ?? sqlName(service);
}

function chosenName(use: DocumentAccess): string | null {
  return use === 'write' ? null : use.database;
}

export const documentLogins: LoginsPart<DocumentAccess> = {
  ownerOf: borrowedFrom,
  isLent: hasOwnLogin,
  nameOf: chosenName,
};
