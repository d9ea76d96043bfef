import { describe, expect, it } from 'vitest';
import { editEnvironment } from '../../../scripts/lifecycle/edit-environment.ts';
import { keyPathOf } from '../../../scripts/lifecycle/key-path.ts';

const base = 'system: shop\ncaches:\n  main: { nodeType: a }\n';
const own = '# Production\nextends: base.yaml\n\nservices:\n  web: { port: 80 } # open\n';
const sources = new Map([
  ['environments/shop/base.yaml', base],
  ['environments/shop/prod.yaml', own],
]);
const environment = 'shop/prod';
const edited = (edit: { set?: Record<string, unknown>; remove?: string[] }) =>
  editEnvironment('.', sources, {
    environment,
    set: Object.entries(edit.set ?? {}).map(([path, value]) => ({ path: keyPathOf(path), value })),
    remove: (edit.remove ?? []).map(keyPathOf),
  }).get('environments/shop/prod.yaml');

describe('editEnvironment', () => {
  it('changes a value where it stands, and keeps comments and other lines', () => {
    expect(edited({ set: { 'services.web.port': 81 } })).toBe(own.replace('80', '81'));
  });

  it('takes away with null what a layer below has', () => {
    expect(edited({ remove: ['caches.main'] })).toContain('caches:\n  main: null\n');
  });

  it('takes away what stands in the file itself', () => {
    expect(edited({ remove: ['services.web'] })).not.toContain('web');
  });

  it('throws where nothing stands', () => {
    expect(() => edited({ remove: ['services.none'] })).toThrow('Nothing stands at services.none');
  });

  it('reads a key with dots in quotes', () => {
    expect(keyPathOf('kafka.main.configuration."num.partitions"')).toEqual([
      ...['kafka', 'main', 'configuration', 'num.partitions'],
    ]);
  });
});
