import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../../scripts/life-facts/arguments.ts';
import { type Draft, revise } from '../../../scripts/life-facts/complaints.ts';

const TEXT = { type: 'string', optional: true };
const KNOWN = argumentsOf({
  attributes: {
    name: TEXT,
    name_prefix: TEXT,
    mode: TEXT,
    size: { type: 'number', optional: true },
    zone_id: TEXT,
    role: TEXT,
  },
  block_types: {
    vpc: { nesting_mode: 'list', max_items: 1, block: { attributes: { subnet: TEXT } } },
  },
}).asked;

function draft(config: Draft['config'], path?: Draft['path']): Draft {
  return { name: 'q', type: 'aws_thing', config, tried: {}, ...(path && { path }) };
}

function revised(one: Draft, summary: string, detail = '', code = '') {
  const complaint = { severity: 'error', summary, detail, code, address: 'aws_thing.q' } as const;
  return revise(one, complaint, KNOWN).map(({ config }) => config);
}

describe('revise', () => {
  it('takes away what the argument may not stand beside', () => {
    const one = draft({ name: 'a', name_prefix: 'b', size: 1 }, ['name_prefix']);

    expect(
      revised(one, 'Conflicting configuration arguments', '"name_prefix": conflicts with name'),
    ).toEqual([{ name_prefix: 'b', size: 1 }]);
  });

  it('keeps the one that it is about where exactly one may stand, or adds one where none does', () => {
    const words = 'Exactly one of these attributes must be configured: [name,name_prefix]';

    expect(revised(draft({ name: 'a', name_prefix: 'b' }, ['name_prefix']), words)).toEqual([
      { name_prefix: 'b' },
    ]);
    expect(revised(draft({ mode: 'a' }), words)).toEqual([{ mode: 'a', name: 'sample' }]);
  });

  it('keeps one of two that a body has', () => {
    const one = draft({ name: 'a', name_prefix: 'b' });

    expect(revised(one, '"name": only one of `name,name_prefix` can be specified')).toEqual([
      { name: 'a' },
    ]);
  });

  it('adds what has to stand beside it, in blocks too', () => {
    const one = draft({ mode: 'a' }, ['mode']);

    expect(revised(one, 'Missing', '"mode": all of `mode,vpc.0.subnet` must be specified')).toEqual(
      [{ mode: 'a', vpc: { subnet: expect.any(String) } }],
    );
  });

  it('takes the values that the complaint lists, first', () => {
    const one = draft({ mode: 'sample' }, ['mode']);
    const [first, second] = revised(one, 'expected mode to be one of ["on" "off"], got sample');

    expect([first, second]).toEqual([{ mode: 'on' }, { mode: 'off' }]);
  });

  it('takes the least number and the least length that it names', () => {
    expect(
      revised(draft({ size: 1 }, ['size']), 'expected size to be in the range (20 - 90), got 1')[0],
    ).toEqual({ size: 20 });
    expect(
      revised(
        draft({ role: 'sample' }, ['role']),
        'expected length of role to be in the range (20 - 2048), got sample',
      )[0],
    ).toEqual({ role: 'a'.repeat(20) });
  });

  it('changes the argument on the line that the complaint shows, and tries no value again', () => {
    const one = draft({ mode: 'sample', zone_id: 'x' });
    const [first] = revise(
      one,
      { severity: 'error', summary: 'Bad', detail: '', code: '"zone_id": "x",', address: '' },
      KNOWN,
    );

    expect(first?.config['mode']).toBe('sample');
    expect(first?.config['zone_id']).not.toBe('x');
    expect(first?.tried['zone_id']).toContain('"x"');
  });

  it('changes the argument that the sentence names, not those beside it on the lines shown', () => {
    const one = draft({ mode: 'sample', role: 'sample' });
    const code = '"mode": "sample", "role": "sample"';
    const [first] = revised(one, 'expected mode to be one of ["on" "off"], got sample', '', code);

    expect(first).toEqual({ mode: 'on', role: 'sample' });
  });

  it('prefers the argument that is named with its blocks', () => {
    const one = draft({ size: 1, vpc: [{ subnet: 'x' }], name: 'arn' });
    const [first] = revised(one, '"vpc.0.subnet" (x) is an invalid name of size 3');

    expect(first).toMatchObject({ size: 1, name: 'arn' });
    expect(first?.['vpc']).not.toEqual([{ subnet: 'x' }]);
  });

  it('takes away both of two that have to stand together, where one of them was in the way', () => {
    const one = draft({ name_prefix: 'b', name: 'a', mode: 'c' }, ['name_prefix']);
    const complaint = (summary: string) =>
      ({ severity: 'error', summary, detail: '', code: '', address: '' }) as const;
    const [second] = revise(one, complaint('"name_prefix": conflicts with name'), KNOWN);
    const [third] = second
      ? revise(second, complaint('"mode": all of `mode,name` must be specified'), KNOWN)
      : [];

    expect(third?.config).toEqual({ name_prefix: 'b' });
  });

  it('has nothing left where no argument is named', () => {
    expect(revised(draft({ mode: 'a' }), 'The service is away')).toEqual([]);
  });
});
