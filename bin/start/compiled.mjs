// A file as a script of V8, with the compiled code that an earlier run has left. A run that took much more than
// that one has compiled more, and leaves its own.
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';

// Else a long run forgets how it started, and so would what is kept of it.
setFlagsFromString('--no-flush-bytecode');

const MUCH_MORE = 1.5;
const NO_CODE = Buffer.alloc(0);
/** On one line: what follows stays on its own, as in a file that Node wraps. */
const WRAPPER = '(function (exports, require, module, __filename, __dirname) {';

/** Names an entry of this version of Node, its flags and this processor. */
export function nameOf(kind, parts) {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([process.version, process.arch, cachedDataVersionTag(), ...parts]));
  return `${kind}-${hash.digest('hex').slice(0, 16)}`;
}

export function compileScript(text, filename, code = NO_CODE) {
  const script = new Script(`${WRAPPER}${text.replace(/^#!.*/, '')}\n})`, {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(code.length > 0 ? { cachedData: code } : {}),
  });
  const call = script.runInThisContext();
  return {
    run(module, require) {
      call.call(module.exports, module.exports, require, module, filename, dirname(filename));
    },
    /** Compiled code was there, and V8 took it. */
    isFast: script.cachedDataRejected === false,
    code: () => script.createCachedData(),
  };
}

/** Whether other threads spend time of this process as well: then it says nothing of what this one did. */
let isShared = false;

export function shareTime() {
  isShared = true;
}

/** Milliseconds of this run; the time of one that had to compile says nothing about what it did. */
export function spentWith(isFast) {
  return isFast && !isShared ? spentMs() : 0;
}

/** Whether this run has done much more than one that took so many milliseconds. */
export function didMore(spent) {
  return !isShared && spentMs() > MUCH_MORE * spent;
}

function spentMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
