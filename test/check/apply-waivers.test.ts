import { describe, expect, it } from 'vitest';
import { applyWaivers } from '../../src/check/apply-waivers.ts';
import { type Diagnostic, diagnostic, type Path } from '../../src/diagnostics/diagnostic.ts';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { report } from '../../src/kinds/search/codes.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';

const TODAY = '2026-11-21';
const ORIGIN: Path = ['services', 'web', 'resources', 'limits'];

function aFinding(path: Path = ORIGIN): Diagnostic {
  return diagnostic('check/token-mounted', { object: 'Deployment shop/web' }, { path });
}

const warning = report('model/search-burstable', { search: 'main', type: 't3' }, { path: ORIGIN });
const fact = diagnostic('model/node-range', { group: 'a', min: 2, max: 1 }, { path: ORIGIN });

interface Attempt {
  readonly code?: string;
  readonly path?: string;
  readonly until?: string;
}

function waive(attempt: Attempt, found: readonly Diagnostic[], asOf: string | undefined = TODAY) {
  const waiver = {
    ...{ code: 'check/token-mounted', path: 'services.web', until: '2027-11-21' },
    ...{ reason: 'It asks the API', owner: 'shop team', ...attempt },
  };
  const environment = anEnvironment({ waivers: { known: waiver } });
  return applyWaivers({ environment, findings: found, asOf, isCompared: false });
}

describe('applyWaivers', () => {
  it.each([
    ['the very path', 'services.web.resources.limits', ORIGIN],
    ['everything below a path', 'services.web', ORIGIN],
    ['a list item, written with a dot', 'a.list.0', ['a', 'list', 0]],
    ['a list item, as messages show it', 'a.list[0]', ['a', 'list', 0]],
    ['the items of a list', 'a.list', ['a', 'list', 0]],
    ['a key with a dot', 'deviations.cluster.version', ['deviations', 'cluster.version']],
  ])('excuses %s', (_, path, origin) => {
    expect(waive({ path }, [aFinding(origin)])).toEqual([]);
  });

  it.each([
    ['a neighbour whose name begins alike', 'services.we'],
    ['a path below the finding', 'services.web.resources.limits.cpu'],
    ['another part', 'services.api'],
  ])('does not excuse %s', (_, path) => {
    expect(findings(waive({ path }, [aFinding()]))).toEqual([
      'check/token-mounted at value of services.web.resources.limits',
      'check/waiver-unused at key of waivers.known',
    ]);
  });

  it('excuses a warning of the model', () => {
    expect(waive({ code: 'model/search-burstable' }, [warning])).toEqual([]);
  });

  it('does not excuse an error of the model', () => {
    expect(findings(waive({ code: 'model/node-range' }, [fact]))).toEqual([
      'model/node-range at value of services.web.resources.limits',
      'check/waiver-unused at key of waivers.known',
    ]);
  });

  it('excuses one code only', () => {
    const found = waive({}, [aFinding(), warning]);

    expect(found).toEqual([warning]);
  });

  it.each([
    ['the day before the commit', '2026-11-20', 2],
    ['the day of the commit', '2026-11-21', 0],
  ])('judges a waiver that ends on %s', (_, until, count) => {
    expect(waive({ until }, [aFinding()])).toHaveLength(count);
  });

  it('reports an expired waiver beside what it no longer excuses', () => {
    expect(findings(waive({ until: '2026-11-20' }, [aFinding()]))).toEqual([
      'check/token-mounted at value of services.web.resources.limits',
      'check/waiver-expired at value of waivers.known.until',
    ]);
  });

  it('does not call an expired waiver unused as well', () => {
    expect(findings(waive({ until: '2026-11-20' }, []))).toEqual([
      'check/waiver-expired at value of waivers.known.until',
    ]);
  });

  it('lets nothing expire outside a repository', () => {
    const environment = anEnvironment({
      waivers: {
        known: {
          ...{ code: 'check/token-mounted', path: 'services.web', until: '2000-01-01' },
          ...{ reason: 'It asks the API', owner: 'shop team' },
        },
      },
    });

    expect(
      applyWaivers({ environment, findings: [aFinding()], asOf: undefined, isCompared: false }),
    ).toEqual([]);
  });

  it.each([
    ['a misspelt code', { code: 'check/token-mountd' }, 'check/token-mounted'],
    ['a misspelt path', { path: 'services.web.resources.limit' }, 'services.web.resources.limits'],
  ])('names what %s may have meant', (_, attempt, meant) => {
    const unused = waive(attempt, [aFinding()]).filter(
      ({ code }) => code === 'check/waiver-unused',
    );

    expect(unused.map((each) => messageOf(each).hint)).toEqual([`Did you mean "${meant}"?`]);
  });

  it('points at a code that does not exist', () => {
    expect(findings(waive({ code: 'check/nothing' }, []))).toEqual([
      'check/waiver-unused at value of waivers.known.code',
    ]);
  });

  it.each(['reason', 'owner'])('has no waiver to apply whose %s is blank', (key) => {
    expect(() => waive({ [key]: ' ' }, [aFinding()])).toThrow('expected some text');
  });

  it('changes neither order nor content of what is left', () => {
    const found = [warning, fact];

    expect(
      applyWaivers({
        environment: anEnvironment(),
        findings: found,
        asOf: TODAY,
        isCompared: false,
      }),
    ).toEqual(found);
  });
});
