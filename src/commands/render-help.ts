import { LABELS, slugOf } from '../review/dangers/danger.ts';

export function renderHelp(): string {
  return `\
groundplan compiles environment files into Terraform JSON and Kubernetes YAML.

Usage
  groundplan synth [environment…] [options]
  groundplan lifecycle [environment…] [options]
  groundplan diff [environment…] [options]
  groundplan set-image <environment> <service> <tag> [options]
  groundplan explain <what> [options]

Commands
  synth              write the results of all environments, or of the named ones, to dist/
  lifecycle          say what a change would do to what already runs; writes nothing
  diff               say what differs from the base, by which line, and how dangerous it is; writes
                     nothing
  set-image          change the image tag of a service in its environment file, and dist/ with it
  explain            say where a line of dist/ comes from (dist/…:42, a file and a field, aws_vpc.main,
                     Deployment/shop/web), what a line of environments/ reaches, or what a code means

  An environment is named system/environment, as in shop/prod. With names, files that
  concern all environments, such as atlantis.yaml, are left as they are.

Options
  --check            synth: write nothing; exit with 1 when a file is stale
  --base REVISION    compare with the merge base of HEAD and REVISION, and report what cannot be
                     applied or loses data (lifecycle, diff: the main branch by default)
  --fail-on LABEL    diff: exit with 1 when something is labelled so, or worse; the worst first:
${wrapped(LABELS.map(slugOf).join(', '))}
  --out FOLDER       synth: write to FOLDER instead of dist/
  --root FOLDER      the repository (default: the nearest folder upwards with a package.json)
  --format FORMAT    text, json, github or sarif; diff: text, json, markdown or html (default: text)
  --link URL         diff: where the whole is that a comment has no room for
  --no-cache         compile all, and keep nothing for the next run
  --quiet            print nothing but diagnostics
  --verbose          list every file that changes
  --timings          print where the time goes
  --trace            print the stack of a compiler bug
  --help, -h         print this
  --version          print the version

Exit codes
  0  done        1  errors, or stale files with --check        2  wrong usage
  3  cannot write                                             70  compiler bug
`;
}

const WIDTH = 70;

/** In the column of descriptions. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (`${line} ${word}`.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `                     ${each}`).join('\n');
}
