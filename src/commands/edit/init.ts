// `init`: a repository of environments where there is none yet, compiled before anything is written.
import { basename } from 'node:path';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { typed } from '../../diagnostics/typed.ts';
import { gitIn, mainBranchOf } from '../base/find-base.ts';
import { compileAndWrite } from '../compile-and-write.ts';
import { endWithErrors } from '../end-session.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';

const QUESTION = 'Which AWS account is it for (12 digits)? ';

export function init(session: Session): ExitCode {
  const { io, pipeline, root, args } = session;
  const account = args.valueOf('account') ?? io.ask(QUESTION);
  if (account === undefined) {
    return endWithErrors(session, { diagnostics: [diagnostic('command/account-unsaid', {})] });
  }
  const system = args.valueOf('system') ?? nameFrom(basename(root));
  const environment = args.valueOf('environment') ?? 'prod';
  const choices = {
    region: chosen(session, 'region', () => [
      'us-east-1',
      'init --region writes those of another one, with their zones',
    ]),
    repository: chosen(session, 'repository', () => repositoryOf(session, system)),
    email: chosen(session, 'email', () => emailOf(session, system)),
  };
  const { value, diagnostics } = pipeline.edits.makeRepository({
    ...{ root, system, environment, account },
    home: io.home,
    branch: mainBranchOf(session),
    version: io.version,
    region: choices.region.value,
    repository: choices.repository.value,
    email: choices.email.value,
  });
  if (value === undefined) return endWithErrors(session, { diagnostics });
  const exitCode = compileAndWrite(session, { names: [], edits: value.edits });
  if (exitCode !== EXIT.ok || args.quiet) return exitCode;
  io.writeOut(renderGuesses(`${system}/${environment}`, Object.values(choices)));
  io.writeOut(renderNext(`${system}/${environment}`, value));
  return exitCode;
}

/** `Shop Platform` as `shop-platform`. */
function nameFrom(folder: string): string {
  const words = folder.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').replace(/^[0-9-]+/, '') || 'shop';
}

/** What an option is without being typed. */
interface Choice {
  readonly key: string;
  readonly value: string;
  /** Why it is that; null: it was typed. */
  readonly because: string | null;
}

/** Where each option stands in the environment file. */
const KEYS = {
  region: 'aws.region',
  repository: 'delivery.repository',
  email: 'observability.notify.emails',
} as const;

function chosen(
  { args }: Session,
  option: keyof typeof KEYS,
  guess: () => readonly [value: string, because: string],
): Choice {
  const key = KEYS[option];
  const typedValue = args.valueOf(option);
  if (typedValue !== undefined) return { key, value: typedValue, because: null };
  const [value, because] = guess();
  return { key, value, because };
}

function repositoryOf(session: Session, system: string): readonly [string, string] {
  const origin = gitIn(session)('remote', 'get-url', 'origin');
  return origin
    ? [origin, 'the remote origin']
    : [`https://github.com/${system}/platform.git`, 'made up, since git knows no remote origin'];
}

/** A domain that is nobody's: https://www.rfc-editor.org/rfc/rfc2606#section-2 */
function emailOf(session: Session, system: string): readonly [string, string] {
  const own = gitIn(session)('config', 'user.email') ?? '';
  // Git takes any text, such as that of a machine without a domain.
  return /^[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$/i.test(own)
    ? [own, 'user.email of git']
    : [`on-call@${system}.example`, 'made up, and nobody gets its mails'];
}

function renderGuesses(name: string, choices: readonly Choice[]): string {
  const guesses = choices.filter(({ because }) => because !== null);
  if (guesses.length === 0) return '';
  return [
    '',
    `Guessed, and yours to change in environments/${name}.yaml:`,
    ...guesses.map(({ key, value, because }) => `  ${key.padEnd(28)} ${value} (${because})`),
    '',
  ].join('\n');
}

function renderNext(
  name: string,
  {
    edits,
    kept,
  }: { readonly edits: ReadonlyMap<string, string>; readonly kept: readonly string[] },
): string {
  return [
    '',
    `Written by hand from now on: ${[...edits.keys()].join(', ')}.`,
    ...(kept.length > 0 ? [`Left as they were: ${kept.join(', ')}.`] : []),
    '',
    'Next',
    '  npm install                        groundplan itself, at this version',
    `  ${typed('doctor').padEnd(34)} what this machine and repository still lack`,
    `  ${typed('new service --help').padEnd(34)} a service of yours`,
    `  ${`dist/${name}/README.md`.padEnd(34)} the environment on one page`,
    '',
  ].join('\n');
}
