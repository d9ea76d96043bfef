// An edit may be what mends a repository that does not compile; and what is still wrong after it refuses it.
import { describe, expect, it } from 'vitest';
import { aShop, BASE, madeShop, PROD } from './a-shop.ts';

const made = madeShop();

describe('edits of a repository that does not compile', () => {
  it('set writes another value in the place of a wrong one', () => {
    const { run, read } = aShop({
      [PROD]: (made[PROD] ?? '').replace('maxConnections: 100', 'maxConnections: many'),
    });
    expect(run('synth').exitCode).toBe(1);

    const { exitCode, error } = run('set', 'shop/prod', 'databases.main.maxConnections', '120');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(read(PROD)).toContain('maxConnections: 120');
  });

  it('new adds what something refers to', () => {
    const { run, read } = aShop({
      [BASE]: (made[BASE] ?? '')
        .replace(
          'databases: { main: write }',
          '{ databases: { main: write }, buckets: { media: write } }',
        )
        .replace('uses:\n      {', 'uses: {'),
    });
    const before = run('synth');
    expect(before.error).toContain('hint: Add buckets.media: there is none yet');

    const { exitCode, error } = run('new', 'store', 'shop', 'buckets.media');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(read(PROD)).toContain('media: { purpose: Media }');
  });

  it('remove takes out what cannot be there', () => {
    const { run, read } = aShop({ [PROD]: `${made[PROD]}shelves: { a: 1 }\n` });
    expect(run('synth').error).toContain('Unknown key "shelves"');

    const { exitCode, error } = run('remove', 'shop/prod', 'shelves');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(read(PROD)).toBe(made[PROD]);
  });

  it('says what is wrong still, and writes nothing', () => {
    const broken = (made[PROD] ?? '')
      .replace('maxConnections: 100', 'maxConnections: many')
      .replace('sizeGb: 20', 'sizeGb: few');
    const { run, read } = aShop({ [PROD]: broken });
    const { exitCode, error } = run('set', 'shop/prod', 'databases.main.maxConnections', '120');

    expect(exitCode).toBe(1);
    expect(error).toContain('Wrong type for databases.main.storage.sizeGb');
    expect(error).not.toContain('maxConnections:');
    expect(read(PROD)).toBe(broken);
  });

  it('names the key of a file that is not there', () => {
    const chart = [
      'charts:',
      '  echo:',
      '    repository: https://charts.shop.dev',
      '    chart: echo',
      '    version: 1.2.0',
      '    namespace: echo',
      '    values: {}',
      '    schema: charts/echo/values.schema.json',
      '    purpose: Echo',
    ].join('\n');
    const { run } = aShop({ [PROD]: `${made[PROD]}${chart}\n` });
    const { error } = run('synth');

    expect(error).toContain(`${PROD}:`);
    expect(error).toContain('    schema: charts/echo/values.schema.json');
    expect(error).toContain('hint: Put charts/echo/values.schema.json there');
  });
});
