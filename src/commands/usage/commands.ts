// Which commands there are.
import { REPORTS, REVIEWS, type Usage } from './command.ts';
import { NEW_PARTS } from './new-parts.ts';

const NAMES = 'An environment is named system/environment, as in shop/prod.';

export const USAGES = {
  init: {
    group: 'Set up',
    summary: 'make a repository of environments, with a first system that compiles',
    formats: REPORTS,
    words: [],
    isAnywhere: true,
    options: ['system', 'environment', 'account', 'region', 'repository', 'email', 'dry-run'],
    about: [
      'Writes environments/, their results, settings for editors and git, the workflow of pull requests, the lock of the provider and a page that says what comes next. A file that is there already stays as it is.',
    ],
    examples: [
      ['init --account 210987654321', 'asks for nothing'],
      [
        'init --system shop --environment dev --account 210987654321 --region eu-west-1',
        'all by hand',
      ],
    ],
  },
  synth: {
    group: 'Compile',
    summary: 'write the results of all environments, or of the named ones, to dist/',
    formats: REPORTS,
    words: ['[environment…]'],
    options: ['check', 'base', 'out', 'watch'],
    about: [
      `${NAMES} With names, files that concern all environments, such as atlantis.yaml, are left as they are. Nothing is written while there is an error.`,
    ],
    examples: [
      ['synth', 'all environments'],
      ['synth shop/prod', 'one of them'],
      ['synth --check --base origin/main', 'what a pull request must pass'],
    ],
  },
  diff: {
    group: 'Look',
    summary: 'what differs from the base, by which line, and how dangerous it is',
    formats: REVIEWS,
    words: ['[environment…]'],
    options: ['base', 'head', 'fail-on', 'link'],
    about: ['Writes nothing. With --format markdown it is the comment of a pull request.'],
    examples: [
      ['diff', 'the working tree against where the branch began'],
      ['diff shop/prod --base origin/main --fail-on destroys-data', 'a gate of a pipeline'],
    ],
  },
  lifecycle: {
    group: 'Look',
    summary: 'what a change would destroy, replace or interrupt of what already runs',
    formats: REPORTS,
    words: ['[environment…]'],
    options: ['base'],
    about: [
      'Writes nothing, and asks neither AWS nor the cluster: what is committed is what runs.',
    ],
    examples: [
      ['lifecycle', 'against the main branch'],
      ['lifecycle --base v1.4.0', 'against a tag'],
    ],
  },
  explain: {
    group: 'Look',
    summary:
      'say where a line of dist/ comes from, what a line of environments/ reaches, what a code means',
    formats: ['text', 'json'],
    words: ['<what…>'],
    options: [],
    about: [
      'Of a result: a file and a line, a file and a field, a resource or an object by its name, each with an environment where several have it. The answer is tried: the key is written otherwise, and the environment compiled again. Writes nothing.',
    ],
    examples: [
      ['explain dist/shop/prod/terraform/data/cdk.tf.json:42', 'a line of a result'],
      ['explain Deployment/shop/web spec.replicas', 'a field of an object'],
      ['explain aws_db_instance.main.instance_class shop/prod', 'of one environment'],
      ['explain environments/shop/base.yaml:12', 'a key of an environment, by its line'],
      ['explain port-duplicate', 'a code'],
    ],
  },
  report: {
    group: 'Look',
    summary: 'write all of it as one page for a browser: drawings, who may do what, cost, versions',
    formats: [],
    words: ['[environment…]'],
    options: ['base', 'out'],
    about: [
      'One file that asks nobody for anything, build/report.html unless --out names another. With --base it has what differs as a page.',
    ],
    examples: [
      ['report', 'all environments'],
      ['report --base origin/main --out public/index.html', 'with what a branch changes'],
    ],
  },
  new: {
    group: 'Edit',
    summary: 'add a system, environment, service, store, chart or kind, small and valid',
    formats: REPORTS,
    words: ['<what>', '<where>', '[name]'],
    options: [...new Set(Object.values(NEW_PARTS).flatMap(({ options }) => options))],
    about: [
      'Keys stand where a person would write them. Add-ons that the new entry needs come with it. Nothing is written unless it compiles.',
    ],
    parts: NEW_PARTS,
    examples: Object.values(NEW_PARTS).map(({ examples: [first] }) => first),
  },
  'set-image': {
    group: 'Edit',
    summary: 'change the image tag of a service, and dist/ with it',
    formats: REPORTS,
    words: ['<environment>', '<service>', '<tag>'],
    options: [],
    about: ['For pipelines: only the tag of this one environment changes, or nothing.'],
    examples: [['set-image shop/prod cart 1.4.2', 'what a pipeline runs']],
  },
  set: {
    group: 'Edit',
    summary: 'change one value by its path, in the file where it stands, and dist/ with it',
    formats: REPORTS,
    words: ['<environment>', '<path>', '<value>'],
    options: ['file', 'dry-run'],
    about: [
      'The value is YAML on one line, and text where the schema wants text. Comments, quotes, order and line ends of everything else stay. A key with a dot in it stands in quotes. Nothing is written unless it compiles.',
    ],
    examples: [
      ['set shop/prod services.cart.replicas 3', 'in prod.yaml, or the layer that has it'],
      ['set shop services.cart.port 8081', 'for all of its environments'],
      ['set shop/prod services.cart.autoscaling "{ maxReplicas: 9 }"', 'a map'],
      ['set shop/prod cluster.version 1.36 --file base.yaml --dry-run', 'shown as a diff'],
    ],
  },
  promote: {
    group: 'Edit',
    summary: 'carry versions and settings over from one environment to the next',
    formats: REPORTS,
    words: ['<from>', '<to>', '[path…]'],
    options: ['dry-run'],
    about: [
      'Both are environments of one system; parity of the second says what follows and what has to agree: images and versions, unless it says otherwise. Shows what else differs. Paths behind the two names narrow it, and what they name exactly is carried over in any case.',
    ],
    examples: [
      ['promote shop/staging shop/prod --dry-run', 'what would change, and what differs beside'],
      ['promote shop/staging shop/prod services.cart', 'one service'],
      ['promote shop/staging shop/prod tables.carts', 'an entry that only staging has'],
    ],
  },
  rename: {
    group: 'Edit',
    summary: 'give an entry another key, with all that names it, in all files of its system',
    formats: REPORTS,
    words: ['<system>', '<path>', '<key>'],
    options: ['base', 'never-applied', 'dry-run'],
    about: [
      'What runs keeps its data: where AWS lets the name change, moved says what it was; where it does not, the rename is refused with the reason. Text that happens to hold the name, such as a URL, stays as it is.',
    ],
    examples: [
      ['rename shop services.cart basket', 'the service, and the uses of others'],
      ['rename shop network.subnets.data stores --dry-run', 'shown as a diff'],
    ],
  },
  remove: {
    group: 'Edit',
    summary: 'take an entry out, in steps where something would be lost',
    formats: REPORTS,
    words: ['<environment>', '<path>'],
    options: ['data', 'never-applied', 'dry-run'],
    about: [
      'What may stand in AWS leaves under leaving: type the same command again after each apply, and it takes the next step. With a system in place of an environment, it goes from all of them.',
    ],
    examples: [
      ['remove shop/prod databases.orders --data snapshot', 'the first step of three'],
      ['remove shop services.cart.autoscaling', 'a setting, from all environments'],
      ['remove shop/prod queues.jobs --never-applied', 'at once'],
    ],
  },
  upgrade: {
    group: 'Set up',
    summary: 'rehearse another version of groundplan on these environments, and then install it',
    formats: [],
    words: ['[version]'],
    options: ['write'],
    about: [
      'The other version compiles what is committed, in a process of its own. What comes out otherwise is sorted: dangerous, applied in place, applied without an effect. Nothing changes without --write, which installs the version, writes what has another form there, and runs its synth. A version is a number, a tarball or a folder that has it; the newest by default.',
    ],
    examples: [
      ['upgrade', 'the newest'],
      ['upgrade 0.2.0 --write', 'that one, and do it'],
      ['upgrade ../groundplan-0.2.0.tgz', 'from a file'],
    ],
  },
  migrate: {
    group: 'Edit',
    summary: 'write what earlier versions wrote otherwise in the form of this one',
    formats: REPORTS,
    words: [],
    options: ['dry-run'],
    about: ['Comments, quotes, order and line ends stay. The upgrade does it with --write.'],
    examples: [['migrate --dry-run', 'shown as a diff']],
  },
  outdated: {
    group: 'Look',
    summary: 'until when the versions that environments name are supported',
    formats: ['text', 'json'],
    words: ['[environment…]'],
    options: [],
    about: [
      'EKS, engines of stores, runtimes of functions, with the last day of support; charts and providers. The soonest stands first. Judged on the day of the commit; exits with 1 where something has ended.',
    ],
    examples: [
      ['outdated', 'all environments'],
      ['outdated shop/prod --format json', 'for programs'],
    ],
  },
  doctor: {
    group: 'Set up',
    summary: 'what this machine and this repository lack, and what to do about it',
    formats: [],
    words: [],
    options: [],
    about: ['Writes nothing. Exits with 1 where something keeps commands from working.'],
    examples: [['doctor', 'here']],
  },
  completion: {
    group: 'Set up',
    summary: 'print what completes commands, options and environments in a shell',
    formats: [],
    words: ['<shell>'],
    isAnywhere: true,
    options: [],
    about: ['For bash, zsh and fish; the first line of what is printed says where it goes.'],
    examples: [
      ['completion bash', 'as the first line of it says'],
      ['completion fish', 'the same'],
    ],
  },
} as const satisfies Readonly<Record<string, Usage>>;

export type Command = keyof typeof USAGES;

export const COMMANDS = Object.keys(USAGES) as readonly Command[];

export function usageOf(command: Command): Usage {
  return USAGES[command];
}
