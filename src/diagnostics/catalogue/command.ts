// Faults of the command line, and of what it asks for.
import { entry, quote } from '../entry.ts';
import { manual, typed } from '../typed.ts';
import { didYouMean, plural, type Suggested } from '../wording.ts';

/** What there is to name, and how to make what is not. */
function entryHint({ known, make }: { readonly known: string; readonly make: string }): string {
  const choice = known === '' ? '' : `Use one of: ${known}`;
  if (make === '') return choice === '' ? 'Write it first' : choice;
  return choice === ''
    ? `Make it first: ${typed(make)}`
    : `${choice}; or make it first: ${typed(make)}`;
}

export const commandCatalogue = {
  'command/unknown-command': entry<{ name: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ name }) => `Unknown command ${quote(name)}`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.known}`,
    why: 'A word that is not a command does nothing rather than something close to it.',
  }),
  'command/unknown-option': entry<{ option: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ option }) => `Unknown option ${quote(option)}`,
    hint: (args) =>
      /^-\d$/.test(args.option)
        ? 'Write -- before a number below zero, as in: set shop charts.echo.wave -- -3'
        : (didYouMean(args) ?? `Use one of: ${args.known}`),
    why: 'An option that is ignored would look as if it had worked.',
  }),
  'command/wrong-value': entry<{ option: string; expected: string; found: string }>({
    severity: 'error',
    message: ({ option, expected, found }) =>
      `Wrong value for ${option}: expected ${expected}, found ${found}`,
    hint: ({ option, expected }) => `Give ${option} ${expected}`,
    why: 'Options with a value take it after a space or an equals sign; the others take none.',
  }),
  'command/no-project': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `No package.json in ${folder} or in a folder above it`,
    hint: () => 'Run from inside the repository, or name it with --root',
    why: 'The repository is the nearest folder upwards with a package.json, so that a command gives the same bytes from every folder inside it.',
  }),
  'command/word-count': entry<{ command: string; expected: string; found: number }>({
    severity: 'error',
    message: ({ command, found }) => `Wrong number of words for ${command}: found ${found}`,
    hint: ({ command, expected }) => `Write ${command} ${expected}`,
    why: 'A word that is missing or left over shifts the meaning of the others. In a pipeline, quote the variables, so that an empty one stays a word.',
  }),
  'command/unfit-option': entry<{ option: string; command: string }>({
    severity: 'error',
    message: ({ option, command }) => `Option ${option} does not go with ${command}`,
    hint: ({ option }) => `Leave out ${option}`,
    why: 'An option that a command does not know would be ignored, and look as if it had worked. What a command takes, it says with `--help`.',
  }),
  'command/already-there': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `There is ${path} already`,
    hint: () => 'Choose another name, or delete what is there if nobody needs it',
    why: 'What somebody has written is never overwritten.',
  }),
  'command/account-unsaid': entry<object>({
    severity: 'error',
    message: () => 'Nobody says which AWS account this is for, and nobody is there to ask',
    hint: () =>
      'Give --account with its 12 digits: aws sts get-caller-identity --query Account --output text',
    why: 'Terraform refuses to run in any account but the one that is written, so that no default would do.',
  }),
  'command/unknown-file': entry<{ file: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ file }) => `No file ${quote(file)} is a layer of the environment`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.known}`,
    why: 'An environment is its file and those that it extends, in the folder of its system or beside all systems.',
  }),
  'command/no-place': entry<{ path: string; file: string }>({
    severity: 'error',
    message: ({ path, file }) => `There is no place for ${path} in ${file}`,
    hint: () => 'Set the whole of what stands above it, such as a list in brackets',
    why: 'Something else than a map stands on the way, and what people have written is not taken apart.',
  }),
  'command/overridden': entry<{ path: string; file: string; above: string }>({
    severity: 'error',
    message: ({ path, file, above }) =>
      `${path} in ${file} would count for nothing: ${above} has its own`,
    hint: ({ above }) => `Name ${above} with --file, or leave --file out`,
    why: 'A layer is laid over those that it extends, and what the upper one says is what counts.',
  }),
  'command/not-written': entry<{ path: string; where: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ path, where }) => `${path} is not written in ${where}`,
    hint: (args) =>
      didYouMean(args) ??
      (args.known === '' ? 'Name what is written there' : `Use one of: ${args.known}`),
    why: 'What is a default, or nowhere, can be neither renamed nor removed.',
  }),
  'command/name-in-use': entry<{ path: string; file: string }>({
    severity: 'error',
    message: ({ path, file }) => `There is ${path} already, in ${file}`,
    hint: () => 'Choose another name',
    why: 'A map holds every key once, and what is there would be lost.',
  }),
  'command/promotes-past': entry<{ from: string; to: string; wanted: string }>({
    severity: 'error',
    message: ({ from, to, wanted }) => `${to} comes after ${wanted}, and not after ${from}`,
    hint: ({ to, wanted }) => `Write promote ${wanted} ${to}, or change parity.with of ${to}`,
    why: 'What reaches an environment was tried in the one that goes before it, which `parity.with` names.',
  }),
  'command/removes-data': entry<{ what: string; ways: string }>({
    severity: 'error',
    message: ({ what }) => `${what} holds data, and nobody says what becomes of it`,
    hint: ({ ways }) => `Give --data ${ways}; or --never-applied if it was never there`,
    why: `What was applied leaves in steps, so that AWS lets go of it and a last snapshot is taken: ${manual('how-to/remove-a-store.md')}.`,
  }),
  'command/edge-unsaid': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) => `Nobody says what ${service} uses, or who uses it`,
    hint: () => 'Give --uses databases.main, or --used-by with the key of a service',
    why: 'Traffic is denied unless an edge allows it, so that a service without one could neither be reached nor reach anything.',
  }),
  'command/unknown-entry': entry<
    { option: string; found: string; noun: string; make: string; known: string } & Suggested
  >({
    severity: 'error',
    message: ({ option, found, noun }) => `No ${noun} named ${quote(found)}, which ${option} says`,
    hint: (args) => didYouMean(args) ?? entryHint(args),
    why: 'An edge leads to what is there, so that the one who names it is made last.',
  }),
  'command/unfit-scaffold': entry<{ found: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ found }) => `No scaffold named ${quote(found)}`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.known}`,
    why: 'What has no scaffold is written by hand, and the editor completes its keys.',
  }),
  'command/option-missing': entry<{ command: string; options: string }>({
    severity: 'error',
    message: ({ command, options }) => `${command} needs ${options}`,
    hint: ({ options }) => `Give ${options}`,
    why: 'What no default would do for is said by whoever types the command.',
  }),
  'command/cannot-obtain': entry<{ asked: string; reason: string }>({
    severity: 'error',
    message: ({ asked, reason }) => `Version ${quote(asked)} cannot be had: ${reason}`,
    hint: () => 'Name a version that the registry has, a tarball, or a folder that has groundplan',
    why: 'A rehearsal runs the other version, which npm installs beside this one.',
  }),
  'command/upgrade-refused': entry<{ version: string; first: string }>({
    severity: 'error',
    message: ({ version, first }) =>
      `Version ${version} does not compile these environments: ${quote(first)}`,
    hint: () => 'Mend what it finds with this version first; CHANGELOG.md says what has changed',
    why: 'What the new version refuses would stop the first synth after the upgrade.',
  }),
  'command/no-git': entry<object>({
    severity: 'error',
    message: () => 'Nothing to compare with: git cannot be started',
    hint: () => 'Install git, or leave out --base',
    why: 'What runs is what is committed, and only git knows what that was.',
  }),
  'command/no-repository': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `Nothing to compare with: ${folder} is in no repository of git`,
    hint: () => 'Run it in a clone, or leave out --base',
    why: 'What runs is what is committed, and only git knows what that was. Git also refuses a repository that belongs to another user: https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory',
  }),
  'command/no-main-branch': entry<{ known: string }>({
    severity: 'error',
    message: ({ known }) => `No branch to compare with: none of ${known}`,
    hint: () => 'Say which one with --base, or fetch it: git fetch origin',
    why: 'Without --base, changes are compared with where the branch left the main one.',
  }),
  'command/unknown-revision': entry<{ revision: string; isShallow: boolean }>({
    severity: 'error',
    message: ({ revision }) => `Unknown revision ${quote(revision)}`,
    hint: ({ isShallow }) =>
      isShallow
        ? 'This clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0'
        : 'Name a branch, a tag or a commit that git log knows, such as origin/main',
    why: 'Pipelines often fetch one commit alone, and then know no other branch: https://github.com/actions/checkout#fetch-all-history-for-all-tags-and-branches',
  }),
  'command/no-merge-base': entry<{ head: string; revision: string; isShallow: boolean }>({
    severity: 'error',
    message: ({ head, revision }) =>
      `No commit that both ${head} and ${quote(revision)} descend from`,
    hint: ({ isShallow }) =>
      isShallow
        ? 'This clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0'
        : 'Name a revision of the same history with --base',
    why: 'Changes are compared with the commit where the branch began, so that what others merged since is not taken for its own.',
  }),
  'command/uncommitted': entry<{ files: string }>({
    severity: 'warning',
    message: ({ files }) => `What is not committed is left out: ${files}`,
    hint: () => 'Commit it, or leave out --head: then the working tree is compared',
    why: '`--head` names a revision, and what is told is what somebody else would be told of it.',
  }),
  'command/results-differ': entry<{ head: string; count: number; first: string }>({
    severity: 'warning',
    message: ({ head, count, first }) =>
      `Results at ${quote(head)} are not what its environment files come to: ${plural(count, 'file')} ${count === 1 ? 'differs' : 'differ'}, such as ${first}`,
    hint: () =>
      `Run ${typed('synth')} there and commit what it writes; or run diff with the groundplan of that revision`,
    why: '`--head` compiles the files of a revision with the groundplan that runs. Where that is another version, or where `synth` was forgotten, what is told is not what Atlantis and Argo CD would find.',
  }),
  'command/unknown-service': entry<
    { service: string; environment: string; known: string } & Suggested
  >({
    severity: 'error',
    message: ({ service, environment }) => `No service named ${quote(service)} in ${environment}`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.known}`,
    why: 'A service is named by its key under `services:` in the environment file and the layers it extends.',
  }),
  'command/wrong-tag': entry<{ tag: string }>({
    severity: 'error',
    message: ({ tag }) => `Wrong image tag: found ${quote(tag)}`,
    hint: () => 'Use 1 to 128 letters, digits, "_", "." and "-", and neither "." nor "-" first',
    why: 'Registries refuse any other tag: https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests',
  }),
  'command/tag-elsewhere': entry<{
    service: string;
    file: string;
    source: string;
    affected: string;
  }>({
    severity: 'error',
    message: ({ service, source, affected }) =>
      `Image tag of ${service} comes from ${source}: a change there would reach ${affected}`,
    hint: ({ service, file }) => `Write services.${service}.image.tag in ${file}`,
    why: '`set-image` changes one service of one environment. A tag in a layer, or in `defaults`, is shared, and a bump there would deploy where nobody asked for it.',
  }),
  'command/tag-inherited': entry<{ service: string; file: string; heirs: string; first: string }>({
    severity: 'error',
    message: ({ service, file, heirs }) =>
      `Image tag of ${service} in ${file} also counts for what extends the file: ${heirs}`,
    hint: ({ service, first }) => `Write services.${service}.image.tag in ${first}`,
    why: '`set-image` changes one service of one environment. An environment that extends another takes its tags too, unless it has its own, and a bump would deploy there as well.',
  }),
  'command/tag-of-another': entry<{
    service: string;
    environment: string;
    owner: string;
    tag: string;
  }>({
    severity: 'error',
    message: ({ service, environment, owner }) =>
      `Service ${service} in ${environment} runs the image of ${owner}, and has no tag of its own`,
    hint: ({ environment, owner, tag }) =>
      `Run ${typed(`set-image ${environment} ${owner} ${tag}`)}`,
    why: 'All services that run one image change with its tag, which is written once, at the service it is built for. A bump that was asked for one of them is refused rather than deployed to all.',
  }),
  'command/explain-no-file': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `No file ${quote(file)} in this repository`,
    hint: () =>
      `Name a file below the root of the repository, or run ${typed('synth')} first if it is a result`,
    why: 'What is explained is a line that stands in a file, and paths count from the root of the repository.',
  }),
  'command/explain-no-line': entry<{ file: string; line: number; lines: number }>({
    severity: 'error',
    message: ({ file, line, lines }) => `No line ${line} in ${file}, which has ${lines}`,
    hint: ({ lines }) => `Give a line from 1 to ${lines}`,
    why: 'Lines are counted from 1, as editors do.',
  }),
  'command/explain-nothing': entry<{ file: string; line: number }>({
    severity: 'error',
    message: ({ file, line }) =>
      `Nothing stands in line ${line} of ${file} but a blank or a comment`,
    hint: () => 'Give a line with a key or a value',
    why: 'Blank lines and comments come to nothing.',
  }),
  'command/explain-not-ours': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `${file} is no result and no environment file`,
    hint: () =>
      'Name a file below dist/ or environments/, a resource such as aws_vpc.main, an object such as Deployment/shop/web, or a code',
    why: 'Only what groundplan makes, and what it makes it of, has a reason that it knows.',
  }),
  'command/explain-copied': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `${file} is a copy, which no key decides the lines of`,
    hint: () => 'Look at locks/terraform.lock.hcl, or at the folder that a terraform module names',
    why: 'Lock files and modules of your own are carried to each stack as they are.',
  }),
  'command/explain-stale': entry<{ file: string; line: number }>({
    severity: 'error',
    message: ({ file, line }) => `Line ${line} of ${file} is not what its environment comes to now`,
    hint: () => `Run ${typed('synth')}, and ask again`,
    why: 'A line that another state of the environment made, or that somebody wrote by hand, has no cause in the files as they are.',
  }),
  'command/explain-no-thing': entry<{ name: string; where: string } & Suggested>({
    severity: 'error',
    message: ({ name, where }) => `No resource and no object named ${quote(name)} in ${where}`,
    hint: (args) =>
      didYouMean(args) ?? 'Write a resource as aws_vpc.main, an object as Deployment/shop/web',
    why: 'Resources are named by type and key, objects by kind, namespace and name, as they stand in `dist/`.',
  }),
  'command/explain-no-field': entry<{ field: string; file: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ field, file }) => `No field ${quote(field)} in ${file}`,
    hint: (args) => didYouMean(args) ?? `Begin with one of: ${args.known}`,
    why: 'Fields are written with dots, items of lists in brackets by their place or their name: spec.template.spec.containers[web].image.',
  }),
  'command/explain-unknown': entry<{ word: string; hint?: string | undefined } & Suggested>({
    severity: 'error',
    message: ({ word }) => `Nothing is known as ${quote(word)}`,
    hint: (args) =>
      args.hint ??
      didYouMean(args) ??
      `Give a file with a line, such as dist/shop/prod/README.md:3, a resource, an object, or a code of ${manual('diagnostics.md')}`,
    why: '`explain` answers for lines of results and of environment files, for resources and objects by name, and for codes.',
  }),
  'command/linked-file': entry<{ file: string; target: string }>({
    severity: 'error',
    message: ({ file, target }) => `Environment file ${file} is a link: it lies at ${target}`,
    hint: () => 'Replace the link by the file it points to',
    why: 'Files are replaced in one step, which would leave a file where the link was; and what several links share is no single environment.',
  }),
} as const;
