// The edges of a service: to other services, and to each kind of resource.
import { z } from 'zod';
import { Key, listOf } from '../model/schema/primitives.ts';
import { useShape } from './collections.ts';

const ReadReplica = z.strictObject({
  replica: Key.describe('Key of a read replica of that database.'),
});

const LoginOfAnother = z.strictObject({
  as: Key.describe('Key of the service whose login it uses, and in whose database it works.'),
});

export const Uses = z
  .strictObject({
    services: listOf(Key).default([]).describe('Services it calls over HTTP.'),
    databases: z
      .record(
        Key,
        z.union([z.enum(['write', 'read']), ReadReplica, LoginOfAnother], {
          error: 'expected "write", "read", { replica: <key> } or { as: <service> }',
        }),
      )
      .default({})
      .describe(
        [
          '`main: write` for the primary, where it owns a database of its own name;',
          '`main: { as: web }` to share the database and the login of a service that writes,',
          'such as the worker of a web application; `main: { replica: analytics }` for a read replica,',
          '`main: read` for the readers of an Aurora cluster.',
        ].join(' '),
      ),
    documentDatabases: z
      .record(
        Key,
        z.union([z.enum(['write']), LoginOfAnother], {
          error: 'expected "write" or { as: <service> }',
        }),
      )
      .default({})
      .describe(
        [
          '`main: write` for a database of its own name,',
          '`main: { as: web }` to share the database and the login of a service that writes.',
        ].join(' '),
      ),
    ...useShape,
  })
  .describe(
    [
      'The edges, each written once, here.',
      'Network policies, security group rules, IAM statements, secrets and variables follow.',
    ].join(' '),
  );
