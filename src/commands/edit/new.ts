// `new`: scaffolds of what people write next, in the files where they would write it.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/entry.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { manual } from '../../diagnostics/typed.ts';
import type { Scaffold } from '../../pipeline/edits/entries/add-entry.ts';
import { compileAndWrite } from '../compile-and-write.ts';
import { endWithErrors } from '../end-session.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { NEW_PARTS, type NewPart } from '../usage/new-parts.ts';
import type { OptionName } from '../usage/options.ts';
import { editFiles } from './edit-files.ts';

type Make = (session: Session, first: string, second: string) => ExitCode;

/** By the word behind `new`, with the words that follow it. */
const SCAFFOLDS: Readonly<Record<NewPart, Make>> = {
  system: makeSystem,
  environment: makeEnvironment,
  service: makeService,
  store: makeStore,
  chart: makeChart,
  kind: makeKind,
};

export function scaffold(session: Session): ExitCode {
  const [what = '', ...words] = session.args.words;
  const known = Object.keys(SCAFFOLDS) as readonly NewPart[];
  const found = known.find((each) => each === what);
  if (found === undefined) {
    const args = { found: what, suggestion: nearest(what, known), known: known.join(', ') };
    return refuse(session, diagnostic('command/unfit-scaffold', args));
  }
  const expected = NEW_PARTS[found].words;
  if (words.length !== expected.length) {
    const args = { command: `new ${what}`, expected: expected.join(' '), found: words.length };
    return refuse(session, diagnostic('command/word-count', args));
  }
  session.stopwatch.onStage('load');
  const [first = '', second = ''] = words;
  return SCAFFOLDS[found](session, first, second);
}

function makeSystem(session: Session, system: string): ExitCode {
  return makeEnvironment(session, `${system}/${session.args.valueOf('environment') ?? 'prod'}`);
}

function makeEnvironment(session: Session, name: string): ExitCode {
  const { pipeline, root, args } = session;
  const account = args.valueOf('account');
  if (account === undefined) return lacking(session, 'new environment', ['account']);
  const [like, region] = [args.valueOf('like'), args.valueOf('region')];
  const tier = args.valueOf('tier');
  const request = { root, name, like, account, region, tier };
  return editFiles(session, pipeline.edits.addEnvironment(request));
}

function makeService(session: Session, name: string, key: string): ExitCode {
  const { args } = session;
  const port = portIn(session);
  if (port === null) return refuse(session, wrongPort(session));
  return add(session, name, {
    ...{ kind: 'service', key, port, of: args.valueOf('kind') },
    schedule: args.valueOf('schedule'),
    imageFrom: args.valueOf('image-from'),
  });
}

/** Null: what is given is none. */
function portIn({ args }: Session): number | undefined | null {
  const typed = args.valueOf('port');
  if (typed === undefined) return undefined;
  return /^\d{1,5}$/.test(typed) ? Number(typed) : null;
}

function wrongPort({ args }: Session): Diagnostic {
  const found = quote(args.valueOf('port') ?? '');
  const expected = 'a number such as 8080';
  return diagnostic('command/wrong-value', { option: '--port', expected, found });
}

function makeStore(session: Session, name: string, path: string): ExitCode {
  const [collection = '', key = ''] = path.split('.');
  return add(session, name, { kind: 'store', collection, key });
}

function makeChart(session: Session, name: string, key: string): ExitCode {
  const { args } = session;
  const [repository, version] = [args.valueOf('repository'), args.valueOf('chart-version')];
  if (repository === undefined || version === undefined) {
    return lacking(session, 'new chart', ['repository', 'chart-version']);
  }
  const port = portIn(session);
  if (port === null) return refuse(session, wrongPort(session));
  const chart = args.valueOf('chart') ?? key;
  return add(session, name, { kind: 'chart', key, repository, chart, version, port });
}

function add(session: Session, name: string, what: Scaffold): ExitCode {
  const { pipeline, root, args } = session;
  const [uses, usedBy] = [listIn(args.valueOf('uses')), listIn(args.valueOf('used-by'))];
  return editFiles(session, pipeline.edits.addEntry({ root, name, what, uses, usedBy }));
}

function listIn(typed: string | undefined): readonly string[] {
  return (typed ?? '').split(',').filter((each) => each !== '');
}

/** The launcher takes a kind in when the next run starts, so that nothing is compiled with it yet. */
function makeKind(session: Session, name: string): ExitCode {
  const { pipeline, root } = session;
  const { value: edits, diagnostics } = pipeline.edits.addKind(root, name);
  if (edits === undefined) return endWithErrors(session, { diagnostics });
  const said = [
    `The kind is in ${[...edits.keys()].join(', ')}.`,
    `The next synth takes it in; ${manual('how-to/add-a-kind.md')} says what each file is for.`,
  ];
  return compileAndWrite(session, { names: [], edits, said });
}

function lacking(session: Session, command: string, options: readonly OptionName[]): ExitCode {
  const words = options.map((option) => `--${option}`).join(' and ');
  return refuse(session, diagnostic('command/option-missing', { command, options: words }));
}

function refuse(session: Session, fault: Diagnostic): ExitCode {
  return endWithErrors(session, { diagnostics: [fault] });
}
