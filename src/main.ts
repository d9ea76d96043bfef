// The door: the only file that touches process and console.
import { run } from './commands/run.ts';
import { pipeline } from './pipeline.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has gone, as in `synth | head`: nothing is left to tell it.
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = run(
  process.argv.slice(2),
  {
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    isErrorTerminal: process.stderr.isTTY === true,
    variables: process.env,
    cwd: process.cwd(),
    now: () => performance.now(),
    runId: process.pid,
  },
  pipeline,
);
