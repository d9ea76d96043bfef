// `explain`: where a line of a result comes from, what a line of an environment file reaches, what a code means.
// Writes nothing.
import { renderExplanationJson } from '../explain/render/json.ts';
import { renderExplanationText } from '../explain/render/text.ts';
import { endWithErrors } from './end-session.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Session } from './session.ts';

/** How long is sought for one field, in milliseconds. */
const TIME = 60_000;

export function explain(session: Session): ExitCode {
  const { io, pipeline, stopwatch, root, args } = session;
  stopwatch.onStage('review');
  const { value, diagnostics } = pipeline.explain({
    ...{ root, home: io.home, words: args.words, time: TIME, now: io.now },
  });
  if (value === undefined) return endWithErrors(session, { diagnostics });
  stopwatch.stop();
  const isJson = args.format === 'json';
  io.writeOut(isJson ? renderExplanationJson(value) : renderExplanationText(value));
  return EXIT.ok;
}
