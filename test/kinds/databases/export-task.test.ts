import { describe, expect, it } from 'vitest';
import { exportTask } from '../../../src/kinds/databases/export-task.ts';
import { anEnvironment } from '../../support/an-environment.ts';

describe('exportTask', () => {
  it('is one, however many databases are exported', () => {
    const to = { bucket: 'media', schedule: '0 4 * * *' };
    const second = { ...anEnvironment().databases['main'], export: to };
    const environment = anEnvironment({ databases: { main: { export: to }, second } });

    const exporters = exportTask(environment);

    expect(exporters.map(({ origin }) => origin)).toEqual([['databases', 'main', 'export']]);
  });
});
