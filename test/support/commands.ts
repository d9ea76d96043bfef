// What pages tell people to type.
import { USAGES } from '../../src/commands/usage/commands.ts';
import { isOption } from '../../src/commands/usage/options.ts';
import { codeIn, readPage } from './pages.ts';

/** What pipelines run in the repositories of services. */
const OF_SERVICES = ['test:integration'];
const scripts = [...Object.keys(JSON.parse(readPage('package.json')).scripts), ...OF_SERVICES];

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
