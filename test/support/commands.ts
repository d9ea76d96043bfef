// What pages tell people to type.
import { USAGES } from '../../src/commands/usage/commands.ts';
import { isOption } from '../../src/commands/usage/options.ts';
import { repositoryFiles } from '../../src/scaffold/repository.ts';
import { codeIn, readPage } from './pages.ts';

/** What pipelines run in the repositories of services. */
const OF_SERVICES = ['test:integration'];
const scripts = [...Object.keys(JSON.parse(readPage('package.json')).scripts), ...OF_SERVICES];

/** Those that `init` writes into the repository of a user. */
const scriptsOfUsers = [...Object.keys(JSON.parse(packageOfUsers()).scripts), ...OF_SERVICES];
/** Says whose a script is, in the paragraph that names it or the one before. */
const OURS = /groundplan's repository|(?:repository|checkout) of groundplan/;

function packageOfUsers(): string {
  const choice = {
    system: 'shop',
    environment: 'prod',
    branch: 'main',
    version: '1.0.0',
    lock: '',
  };
  return repositoryFiles(choice).get('package.json') ?? '{}';
}

/** After `npx` or `npm run`, or with nothing after it. */
const COMMAND =
  /(?:npx |npm run )groundplan(?: --)? ([a-z][a-z-]+)\b|^groundplan ([a-z][a-z-]+)$/gm;

/** Commands and options of groundplan, and scripts of this repository, that a page names and that there are not. */
export function unknownCommands(text: string): readonly string[] {
  const code = codeIn(text).join('\n');
  const named = [...code.matchAll(COMMAND)].map(([, first, alone]) => first ?? alone);
  const runs = [...code.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);
  return [
    ...new Set([...named.filter(isNoCommand), ...runs.filter(isNoScript), ...optionsIn(code)]),
  ]
    .filter((each) => each !== undefined)
    .sort();
}

/** Scripts and tests that whoever has the package cannot run, and that are not said to be of our repository. */
export function scriptsOfOurs(text: string): readonly string[] {
  const parts = text.split(/\n{2,}/);
  const unsaid = parts.filter((part, at) => !OURS.test(`${parts[at - 1] ?? ''}\n${part}`));
  const named = unsaid.flatMap((part) => [
    ...part.matchAll(/npm run (?:--silent )?([\w:-]+)|(npx vitest|npm test)/g),
  ]);
  const found = named.map(([, script = '', other]) => other ?? script);
  return [...new Set(found)].filter((name) => !scriptsOfUsers.includes(name)).sort();
}

function isNoCommand(name: string | undefined): boolean {
  return name !== undefined && !Object.hasOwn(USAGES, name);
}

function isNoScript(name: string | undefined): boolean {
  return name !== undefined && !scripts.includes(name);
}

function optionsIn(code: string): readonly string[] {
  const lines = code.split('\n').filter((line) => /^(npx )?groundplan /.test(line.trim()));
  const options = lines.flatMap((line) => [...line.matchAll(/ --([a-z][a-z-]*)/g)]);
  return options.map(([, name = '']) => name).filter((name) => !isOption(name));
}
