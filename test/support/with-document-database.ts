// Night School with a document database beside its stores, and what it compiles to.
import type { CheckInput } from '../../src/check/check-input.ts';
import { DocumentDatabase } from '../../src/kinds/document-databases/schema.ts';
import type { Environment, Service } from '../../src/model/schema/environment.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';

import { loadedNightSchool, nightSchool } from './night-school.ts';

/** Two services use it: one that uses other stores as well, and one that uses none. */
export const USERS = ['cart-service', 'course-service'];

/** With what every design leaves open taken from the defaults. */
export function withDocumentDatabase(changes: object = {}): Environment {
  const environment = nightSchool();
  const main = DocumentDatabase.parse({ class: 'db.r5.large', purpose: 'Forum', ...changes });
  const services = Object.fromEntries(
    Object.entries(environment.services).map(([key, service]) => {
      const documentDatabases: Service['uses']['documentDatabases'] = USERS.includes(key)
        ? { main: 'write' }
        : {};
      return [key, { ...service, uses: { ...service.uses, documentDatabases } }];
    }),
  );
  return { ...environment, documentDatabases: { main }, services };
}

/** What the checks are asked about. */
export function compiledWith(environment: Environment): CheckInput {
  const loaded = { ...loadedNightSchool(), environment };
  const { stacks, components, artifacts } = compileEnvironment(loaded, () => undefined);
  const objects = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  return { environment, stacks, components, objects, texts };
}
