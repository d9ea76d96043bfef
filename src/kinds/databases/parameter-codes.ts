// What can be wrong with the parameters of an engine.
import { entry, quote } from '../../diagnostics/entry.ts';

export const parameterCodes = {
  'model/parameter-overridden': entry<{
    database: string;
    name: string;
    found: string;
    wanted: string;
    isTls: boolean;
  }>({
    severity: 'error',
    message: ({ database, name, found, wanted }) =>
      `Parameter ${name} of database ${database} is not read: found ${quote(found)}, and it is always ${quote(wanted)}`,
    hint: ({ name, isTls }) =>
      isTls
        ? `Remove ${name}: every client connects with TLS`
        : 'Remove it, and write the number into maxConnections of the database',
    why: 'Whoever wrote it believes that it holds. TLS is enforced on every database, and the number of connections is what alarms are a share of.',
  }),
  'model/parameter-kind': entry<{ database: string; name: string; value: string; wanted: string }>({
    severity: 'error',
    message: ({ database, name, value, wanted }) =>
      `Parameter ${name} of database ${database} is ${wanted}: found ${quote(value)}`,
    hint: ({ wanted }) =>
      wanted === 'a switch'
        ? 'Write "1" or "0"'
        : 'Write a whole number, in the unit that the parameter has, such as "500"',
    why: 'RDS refuses the parameter group when it is applied. [Specifying DB parameters](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html)',
  }),
  'model/parameter-of-another': entry<{
    database: string;
    name: string;
    engine: string;
    other: string;
  }>({
    severity: 'error',
    message: ({ database, name, engine, other }) =>
      `Parameter ${name} of database ${database} is one of ${other}, and its engine is ${engine}`,
    hint: () => 'Remove it, or write what this engine calls it',
    why: 'RDS refuses a parameter group with a name that its family does not have. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html',
  }),
  'model/parameter-word': entry<{ database: string; name: string; value: string; wanted: string }>({
    severity: 'error',
    message: ({ database, name, value, wanted }) =>
      `Parameter ${name} of database ${database} is written ${quote(value)}, which RDS keeps as ${quote(wanted)}`,
    hint: ({ wanted }) => `Write "${wanted}"`,
    why: 'RDS keeps a switch as 1 or 0 whichever word it gets, so that Terraform finds a difference at every plan, and changes the parameter group at every apply. https://github.com/hashicorp/terraform-provider-aws/issues/45394',
  }),
} as const;
