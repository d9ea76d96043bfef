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

  it('looks at and exports the snapshots of its kind', () => {
    const to = { bucket: 'media', schedule: '0 4 * * *' };
    const keys = { data: 'data', storage: 'storage', observability: 'observability' };
    const aurora = { engine: 'aurora-mysql', version: '8.0', storage: null };
    const statementsOf = (main: object) =>
      exportTask(anEnvironment({ databases: { main: { export: to, ...main } } }))
        .flatMap(({ statements }) => statements(keys))
        .slice(0, 2);
    const arn = (kind: string) => `arn:aws:rds:eu-west-1:210987654321:${kind}:rds:shop-prod-main-*`;

    expect(statementsOf({})).toMatchObject([
      { actions: ['rds:DescribeDBSnapshots', 'rds:DescribeExportTasks'] },
      { resources: [arn('snapshot')] },
    ]);
    expect(statementsOf({ ...aurora, replicas: { reports: null } })).toMatchObject([
      { actions: ['rds:DescribeDBClusterSnapshots', 'rds:DescribeExportTasks'] },
      { resources: [arn('cluster-snapshot')] },
    ]);
  });
});
