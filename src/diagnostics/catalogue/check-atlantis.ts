// Faults that src/check/delivery finds in atlantis.yaml.
import { entry, quote } from '../entry.ts';

export const atlantisCheckCatalogue = {
  'check/atlantis-unreadable': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Generated atlantis.yaml is not a file of version 3 with a list of projects',
    hint: () => 'Report it: the compiler writes this file',
    why: 'Atlantis reads one file at the root of the repository. If it cannot, no stack of any environment is planned.',
  }),
  'check/atlantis-key': entry<{ where: string; key: string }>({
    severity: 'error',
    message: ({ where, key }) => `Key ${quote(key)} must not stand in ${where} of atlantis.yaml`,
    hint: () =>
      'Report it: the key is unknown to Atlantis, or needs allowed_overrides on the server',
    why: 'The parser of Atlantis is strict: one key that it does not know, or that the server has not allowed, and the whole file is refused. Requirements and workflows belong on the server, where a pull request cannot change them.',
  }),
  'check/atlantis-project-name': entry<{ name: string; isTaken: boolean }>({
    severity: 'error',
    message: ({ name, isTaken }) =>
      `Atlantis project ${quote(name)} ${isTaken ? 'exists twice' : 'has a name that Atlantis does not accept'}`,
    hint: () => 'Rename the system or the environment that the project is of',
    why: 'People type the name in `atlantis plan -p`, and it is part of a web address: letters, digits and `. _ ~ - /` are allowed. Two keys such as a-b/c and a/b-c join to one name.',
  }),
  'check/atlantis-coverage': entry<{ dir: string; count: number }>({
    severity: 'error',
    message: ({ dir, count }) =>
      `Stack ${dir} has ${count} projects in atlantis.yaml instead of one`,
    hint: () => 'Report it: the compiler writes one project for each stack',
    why: 'Once a file lists projects, Atlantis looks for no others: a stack without one is never planned, and its changes are merged without anyone seeing what they do. Two projects of one folder fight for its lock.',
  }),
  'check/atlantis-project-unknown': entry<{ name: string; dir: string }>({
    severity: 'error',
    message: ({ name, dir }) =>
      `Atlantis project ${quote(name)} plans a folder without a stack: ${dir}`,
    hint: () => 'Report it: the compiler writes one project for each stack',
    why: 'Atlantis skips a project whose folder is not there, so a misspelt one looks like a stack that never changes.',
  }),
  'check/atlantis-dependency': entry<{ name: string; other: string }>({
    severity: 'error',
    message: ({ name, other }) =>
      `Atlantis project ${name} and project ${other} are not in a declared order`,
    hint: () => 'Report it: depends_on names a project that does not exist, or leaves one out',
    why: 'Atlantis does not look up the names in `depends_on`: a misspelt one is accepted and holds nothing back. One that is left out lets a stack be applied before the stack whose outputs it reads.',
  }),
  'check/atlantis-order': entry<{
    name: string;
    group: number;
    other: string;
    otherGroup: number;
  }>({
    severity: 'error',
    message: ({ name, group, other, otherGroup }) =>
      `Atlantis project ${name} is in group ${group} and depends on ${other} in group ${otherGroup}`,
    hint: () => 'Report it: a group has to be higher than those of all its dependencies',
    why: '`depends_on` holds back the apply alone. What is planned, and in which order, is decided by `execution_order_group`; projects of one group run side by side.',
  }),
} as const;
