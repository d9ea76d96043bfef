// Every option there is. A name means the same wherever a command takes it.
import { LABELS, slugOf } from '../../review/dangers/danger.ts';

interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** How help writes its value, such as `FOLDER`; absent for one without a value. */
  readonly value?: string;
  /** What it takes, in the words of a message. */
  readonly expected?: string;
  /** The only words it takes. */
  readonly choices?: readonly string[];
  /** One line or two of help. */
  readonly about: string;
}

const FOLDER = { type: 'string', value: 'FOLDER', expected: 'a folder' } as const;

function text(value: string, expected: string, about: string): Option {
  return { type: 'string', value, expected, about };
}

function flag(about: string): Option {
  return { type: 'boolean', about };
}

export const OPTIONS = {
  base: text(
    'REVISION',
    'a revision such as origin/main',
    'compare with the merge base of HEAD and REVISION (default: the main branch), and report what cannot be applied or loses data',
  ),
  head: text(
    'REVISION',
    'a revision such as HEAD',
    'compare with REVISION instead of the working tree',
  ),
  check: flag('write nothing; exit with 1 when a file is stale'),
  watch: flag('run again whenever a file changes, until it is stopped'),
  out: { ...FOLDER, about: 'write to FOLDER instead of dist/; of report: the file' },
  'fail-on': {
    ...text('LABEL', '', 'exit with 1 when something is labelled so, or worse'),
    choices: LABELS.map(slugOf),
  },
  link: text('URL', 'an address', 'where the whole is that a comment has no room for'),
  system: text('NAME', 'a name such as shop', 'its name (default: that of the folder)'),
  environment: text('NAME', 'a name such as prod', 'name of its first environment (default: prod)'),
  account: text(
    'ID',
    'the 12 digits of an AWS account',
    'the AWS account; only init asks for it otherwise',
  ),
  region: text(
    'REGION',
    'a region such as eu-west-1',
    'the AWS region (default: that of the original, or us-east-1)',
  ),
  repository: text(
    'URL',
    'an address such as https://github.com/shop/platform.git',
    'where Argo CD reads the repository (default: origin of git); of a chart, the one that has it',
  ),
  email: text(
    'ADDRESS',
    'an address such as on-call@shop.dev',
    'who is told of alerts (default: user.email of git)',
  ),
  file: text(
    'FILE',
    'a file such as base.yaml',
    'the layer to write it in (default: where it stands, else the file of the environment)',
  ),
  data: {
    ...text('FATE', '', 'what becomes of its data'),
    choices: ['retain', 'snapshot', 'destroy'],
  },
  'never-applied': flag('nothing of it was ever applied, so that nothing is lost'),
  like: text(
    'ENVIRONMENT',
    'an environment such as shop/prod',
    'the environment to copy (default: the first of its system)',
  ),
  tier: {
    ...text('TIER', '', 'how it is sized and kept (default: what its name says)'),
    choices: ['production', 'staging', 'development', 'shared'],
  },
  port: text(
    'NUMBER',
    'a number such as 8080',
    'port of the service (default: 8080), or of the pods of the chart',
  ),
  uses: text(
    'STORE',
    'a path such as databases.main',
    'what it uses: databases.main, or queues.jobs=send; several with commas',
  ),
  'used-by': text(
    'SERVICE',
    'the key of a service',
    'the service that uses it; several with commas',
  ),
  kind: {
    ...text('KIND', '', 'what the service is (default: deployment, which answers on its port)'),
    choices: ['deployment', 'worker', 'cronJob', 'job', 'statefulSet'],
  },
  schedule: text('CRON', 'five fields such as "30 2 * * *"', 'when a cronJob runs'),
  'image-from': text(
    'SERVICE',
    'the key of a service',
    'the service whose image it runs (default: one of its own)',
  ),
  chart: text(
    'NAME',
    'the name of a chart',
    'name of the chart in its repository (default: that of the entry)',
  ),
  'chart-version': text('VERSION', 'an exact version such as 1.4.2', 'version of the chart'),
  write: flag('do it, after it was shown'),
  'dry-run': flag('show what would change, and write nothing'),
  root: {
    ...FOLDER,
    about: 'the repository (default: the nearest folder upwards with a package.json)',
  },
  format: { type: 'string', value: 'FORMAT', about: 'how results are printed' },
  'no-cache': flag('compile all, and keep nothing for the next run'),
  workers: {
    ...text(
      'COUNT',
      '',
      'threads that compile many environments (default: one for every two cores)',
    ),
    choices: ['1', '2', '3', '4', '5', '6', '7', '8'],
  },
  quiet: flag('print nothing but diagnostics'),
  verbose: flag('list every file that changes'),
  timings: flag('print where the time goes'),
  trace: flag('print the stack of a compiler bug'),
  help: { type: 'boolean', short: 'h', about: 'print help, with a command that of the command' },
  version: flag('print the version'),
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;

/** Those that every command takes. */
export const GENERAL: readonly OptionName[] = [
  ...([
    'root',
    'no-cache',
    'workers',
    'quiet',
    'verbose',
    'timings',
    'trace',
    'help',
    'version',
  ] as const),
];

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[];

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

export function optionOf(name: OptionName): Option {
  return OPTIONS[name];
}
