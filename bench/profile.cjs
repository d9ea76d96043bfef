// Says at the end where the time of the main thread went: `profile` and JSON, seconds by room of src, by package and
// by what V8 and Node do, and the functions that took most.
const { Session } = require('node:inspector');

const session = new Session();
session.connect();
/** Of a session in this process, which answers at once. */
function ask(method, params) {
  let answer;
  session.post(method, params, (error, result) => {
    if (error) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}

ask('Profiler.enable');
ask('Profiler.setSamplingInterval', { interval: 500 });
ask('Profiler.start');

process.on('exit', () => {
  const { profile } = ask('Profiler.stop');
  const scripts = [];
  session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params));
  ask('Debugger.enable');
  const files = new Map();
  for (const { scriptId, url } of scripts.filter(({ url }) => url.endsWith('program.cjs'))) {
    files.set(url, filesOf(ask('Debugger.getScriptSource', { scriptId }).scriptSource));
  }
  const selves = new Map();
  profile.samples.forEach((id, at) => {
    selves.set(id, (selves.get(id) ?? 0) + profile.timeDeltas[at] / 1e6);
  });
  const [places, functions] = [new Map(), new Map()];
  for (const { id, callFrame } of profile.nodes) {
    const self = selves.get(id) ?? 0;
    const file = files.get(callFrame.url)?.[callFrame.lineNumber];
    const place = placeOf(callFrame, file);
    places.set(place, (places.get(place) ?? 0) + self);
    const at = `${callFrame.url} ${callFrame.lineNumber} ${callFrame.columnNumber} ${place}`;
    const name = `${callFrame.functionName || 'a function'} of ${file || place}`;
    functions.set(at, { name, seconds: (functions.get(at)?.seconds ?? 0) + self });
  }
  const most = (sums) => sums.sort(([, left], [, right]) => right - left);
  const named = [...functions.values()].map(({ name, seconds }) => [name, seconds]);
  const found = { places: most([...places]), functions: most(named).slice(0, 30) };
  process.stderr.write(`\nprofile ${JSON.stringify(found)}\n`);
});

/** Of each line of the bundle, in which esbuild says what file follows. */
function filesOf(text) {
  let file = '';
  return text.split('\n').map((line) => {
    file = /^\s*\/\/ (src\/\S+\.ts)$/.exec(line)?.[1] ?? file;
    return file;
  });
}

function placeOf({ functionName, url }, file) {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(idle)' || functionName === '(program)') return 'V8';
  if (file === '') return 'start of the program';
  if (file !== undefined) return /^src\/[\w-]+/.exec(file)[0];
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  if (functionName === 'Script' || functionName === 'createCachedData') return 'V8';
  return url.startsWith('node:') || url === '' ? 'Node' : 'bin';
}
