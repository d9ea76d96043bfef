// Which edges give a service a login of its own, and which lead it in under the login of another one.

import {
  chosenDatabase,
  type DatabaseAccess,
  isBorrowed,
  isWriter,
} from '../../model/data/database-access.ts';

// Methods, so that what a kind says of its own edges can be asked of any.
export interface LoginsPart<Use = unknown> {
  /** The service whose login it takes, written under `as`; null: its own. */
  ownerOf(use: Use): string | null;
  /** Whether others may take the login of a service that uses it so. */
  isLent(use: Use): boolean;
  /** What its login and its database are to be called; null: as the service is. Absent: they cannot be. */
  nameOf?(use: Use): string | null;
}

/** Of databases: `write` is a login of its own, `{ as: web }` the one of another service. */
export const databaseLogins: LoginsPart<DatabaseAccess> = {
  ownerOf: (use) => (isBorrowed(use) ? use.as : null),
  isLent: (use) => isWriter(use) && !isBorrowed(use),
  nameOf: chosenDatabase,
};
