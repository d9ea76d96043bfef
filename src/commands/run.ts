// The command line as a function: words in, exit code out, all effects through `io`.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/entry.ts';
import { renderText } from '../diagnostics/render-text.ts';
import type { Pipeline } from '../pipeline.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { init } from './edit/init.ts';
import { scaffold } from './edit/new.ts';
import { promote } from './edit/promote.ts';
import { remove } from './edit/remove.ts';
import { rename } from './edit/rename.ts';
import { set } from './edit/set.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { explain } from './explain.ts';
import type { Io } from './io.ts';
import { lifecycle } from './lifecycle.ts';
import { outdated } from './outdated.ts';
import { type Arguments, parseArguments } from './parse-arguments.ts';
import { renderBug } from './render-bug.ts';
import { report } from './report.ts';
import type { Session } from './session.ts';
import { setImage } from './set-image.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';
import { synth } from './synth.ts';
import { migrate } from './upgrade/migrate.ts';
import { upgrade } from './upgrade/upgrade.ts';
import { type Command, usageOf } from './usage/commands.ts';
import { completion } from './usage/completion.ts';
import { renderCommandHelp, renderHelp } from './usage/render-help.ts';
import { useColour } from './use-colour.ts';

const COMMANDS = {
  init,
  new: scaffold,
  synth,
  lifecycle,
  diff,
  report,
  'set-image': setImage,
  explain,
  set,
  promote,
  rename,
  remove,
  upgrade,
  migrate,
  outdated,
  doctor,
  completion,
} satisfies Record<Command, (session: Session) => ExitCode>;

export function run(argv: readonly string[], io: Io, pipeline: Pipeline): ExitCode {
  const { value: args, diagnostics } = parseArguments(argv);
  if (args.help) return print(io, helpFor(args));
  if (args.version) return print(io, `groundplan ${io.version}\n`);
  if (diagnostics.length > 0) return refuse(io, diagnostics);
  if (args.command === undefined) {
    io.writeError(renderHelp());
    return EXIT.usage;
  }
  const stopwatch = startStopwatch(io, io.isErrorTerminal && !args.quiet);
  const root = rootOf(args, io, pipeline);
  if (root === undefined) return refuse(io, [noRoot(io, args)]);
  return guard(args, { io, stopwatch }, () =>
    COMMANDS[args.command ?? 'synth']({ io, pipeline, stopwatch, root, args }),
  );
}

/** A command that begins a repository, or needs none, is at home wherever it is typed. */
function rootOf({ command, root }: Arguments, io: Io, pipeline: Pipeline): string | undefined {
  const isAnywhere = command !== undefined && usageOf(command).isAnywhere === true;
  return pipeline.findRoot(io.cwd, isAnywhere ? (root ?? io.cwd) : root);
}

function helpFor({ command, words }: Arguments): string {
  return command === undefined ? renderHelp() : renderCommandHelp(command, words[0]);
}

function print(io: Io, text: string): ExitCode {
  io.writeOut(text);
  return EXIT.ok;
}

function refuse(io: Io, diagnostics: readonly Diagnostic[]): ExitCode {
  const colour = useColour(io.variables, io.isErrorTerminal);
  io.writeError(renderText(diagnostics, () => undefined, { colour }));
  return EXIT.usage;
}

function noRoot(io: Io, { root }: Arguments): Diagnostic {
  if (root === undefined) return diagnostic('command/no-project', { folder: io.cwd });
  const found = `${quote(root)}, which is none`;
  return diagnostic('command/wrong-value', { option: '--root', expected: 'a folder', found });
}

interface Watch {
  readonly io: Io;
  readonly stopwatch: Stopwatch;
}

/** The one place where a thrown bug ends. */
function guard(args: Arguments, { io, stopwatch }: Watch, command: () => ExitCode): ExitCode {
  try {
    return command();
  } catch (error) {
    const during = stopwatch.current();
    stopwatch.stop();
    io.writeError(renderBug(error, { during, isTraced: args.trace }));
    return EXIT.bug;
  } finally {
    if (args.timings) io.writeError(stopwatch.renderTimings());
  }
}
