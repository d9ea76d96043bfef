import { describe, expect, it } from 'vitest';
import { checkProbes } from '../../../../src/environment/rules/services/probes.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function found(probes: object): readonly string[] {
  return findings(checkProbes(anEnvironment({ services: { web: { probes } } })));
}

describe('commands of probes', () => {
  it.each([
    [['true']],
    [['/bin/true']],
    [['sh', '-c', 'exit 0']],
    [['/bin/bash', '-ec', 'curl --fail localhost || true']],
    [['sh', '-c', 'ping; exit']],
    [['echo', 'ok']],
  ])('cannot fail: %j', (command) => {
    expect(found({ command })).toEqual([
      'model/probe-unfailing at value of services.web.probes.command',
    ]);
    expect(found({ liveness: { command } })).toEqual([
      'model/probe-unfailing at value of services.web.probes.liveness.command',
    ]);
  });

  it.each([
    [['test', '-f', '/tmp/alive']],
    [['sh', '-c', 'test -n "$(find /tmp/alive -mmin -1)"']],
    [['sh', '-c', 'ping || exit 1']],
    [['sh', '-c', 'ping && true']],
    [['/app/true-health']],
    [['sh', 'true']],
  ])('may fail: %j', (command) => {
    expect(found({ command })).toEqual([]);
  });
});
