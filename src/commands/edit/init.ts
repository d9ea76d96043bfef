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
  const { value, diagnostics } = pipeline.edits.makeRepository({
    ...{ root, system, environment, account },
    home: io.home,
    branch: mainBranchOf(session),
    version: io.version,
    region: args.valueOf('region') ?? 'us-east-1',
    repository: args.valueOf('repository') ?? originOf(session, system),
    email: args.valueOf('email') ?? emailOf(session, system),
  });
  if (value === undefined) return endWithErrors(session, { diagnostics });
  const exitCode = compileAndWrite(session, { names: [], edits: value.edits });
  if (exitCode !== EXIT.ok || args.quiet) return exitCode;
  io.writeOut(renderNext(`${system}/${environment}`, value));
  return exitCode;
}

/** `Shop Platform` as `shop-platform`. */
function nameFrom(folder: string): string {
  const words = folder.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').replace(/^[0-9-]+/, '') || 'shop';
}

function originOf(session: Session, system: string): string {
  const origin = gitIn(session)('remote', 'get-url', 'origin');
  return origin || `https://github.com/${system}/platform.git`;
}

/** A domain that is nobody's: https://www.rfc-editor.org/rfc/rfc2606#section-2 */
function emailOf(session: Session, system: string): string {
  const own = gitIn(session)('config', 'user.email') ?? '';
  // Git takes any text, such as that of a machine without a domain.
  return /^[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$/i.test(own) ? own : `on-call@${system}.example`;
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
