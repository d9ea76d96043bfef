import { describe, expect, it } from 'vitest';
import { nodeOf, sayOfEdges } from '../../src/environment/edges.ts';
import { everyKind } from '../../src/kinds/kinds.ts';
import { calleesOf } from '../../src/model/services/calls.ts';
import { consumersOf } from '../../src/model/services/consumers.ts';
import { graphOf } from '../../src/report/data/graph/graph.ts';
import { readArrows, readNodes } from '../../src/report/data/graph/read-mermaid.ts';
import { curveOf } from '../../src/report/drawing/curve.ts';
import { drawGraph } from '../../src/report/drawing/draw-graph.ts';
import { placed } from '../../src/report/drawing/layout.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { nightSchool } from '../support/night-school.ts';

describe('what kinds draw', () => {
  it('is read without a line being lost', () => {
    const school = nightSchool();
    const lines = everyKind.flatMap(({ page }) => page?.nodes?.(school) ?? []);
    const between = everyKind.flatMap(({ page }) => page?.between?.(school) ?? []);
    const said = consumersOf(school).flatMap(({ key }) =>
      sayOfEdges(school, key, (kind, edge) => kind.page?.arrows?.(edge)),
    );
    const arrows = [...between, ...said];

    expect(lines.length).toBeGreaterThan(10);
    expect(readNodes(lines)).toHaveLength(lines.length);
    expect(readArrows(arrows)).toHaveLength(arrows.length);
  });

  it('has its letters back', () => {
    expect(readNodes(['bucket__a[("S3 #quot;a#quot; #35;1<br/>#lt;b#gt;")]'])).toEqual([
      { id: 'bucket__a', lines: ['S3 "a" #1', '<b>'] },
    ]);
    expect(readArrows(['a -.-> b', 'a <==> b', 'a -->|x| b'])).toEqual([
      { from: 'a', to: 'b', style: 'data', isBoth: false },
      { from: 'a', to: 'b', style: 'message', isBoth: true },
    ]);
  });
});

describe('a drawing', () => {
  const graph = graphOf(nightSchool());

  it('has every service, every store, and who leads to whom', () => {
    const ids = graph.nodes.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const key of Object.keys(nightSchool().services)) {
      expect(ids).toContain(`service__${key.replaceAll('-', '_')}`);
    }
    const drawn = new Set(graph.arrows.map(({ from, to }) => `${from} ${to}`));
    const calls = consumersOf(nightSchool()).flatMap((consumer) =>
      calleesOf(consumer.uses).map(
        (callee) => `${nodeOf(consumer)} service__${callee.replaceAll('-', '_')}`,
      ),
    );
    expect(calls.length).toBeGreaterThan(3);
    expect(calls.filter((each) => !drawn.has(each))).toEqual([]);
    expect(graph.arrows.some(({ style }) => style === 'data')).toBe(true);
  });

  it('of much lays no box over another', () => {
    const boxes = boxesIn(drawGraph('night-school/prod', graph).markup);
    const overlapping = boxes.flatMap((one, index) =>
      boxes.slice(index + 1).filter((other) => overlaps(one, other)),
    );

    expect(boxes).toHaveLength(graph.nodes.length);
    expect(overlapping).toEqual([]);
  });

  it('gives every arrow a line', () => {
    const { markup } = drawGraph('night-school/prod', graph);

    expect(markup.match(/ d="M[\d. -]+[HC]/g)).toHaveLength(graph.arrows.length);
    expect(markup).not.toContain('NaN');
  });

  it('of an environment with little is small', () => {
    const { services: _, ...rest } = { services: {} };
    const small = graphOf(anEnvironment({ ...rest }));

    expect(small.nodes.length).toBeLessThan(12);
    expect(small.arrows.every(({ from, to }) => from !== to)).toBe(true);
  });
});

describe('a layout', () => {
  it('stands on whole numbers, the same each time, also in circles', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, width: 100, height: 30 }));
    const links = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
    ];
    const first = placed(nodes, links);

    expect(placed(nodes, links)).toEqual(first);
    expect([...first.at.values()].every(({ x, y }) => Number.isInteger(x + y))).toBe(true);
    expect(first.lines.every((line) => line.length >= 4)).toBe(true);
  });

  it('of nothing has a size', () => {
    expect(placed([], []).width).toBeGreaterThan(0);
    expect(curveOf([])).toBe('');
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxesIn(markup: string): readonly Box[] {
  const boxes = markup.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="(\d+)" height="(\d+)"/g);
  return [...boxes].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { x, y, width, height };
  });
}

function overlaps(one: Box, other: Box): boolean {
  const isAside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !isAside && one.y < other.y + other.height && other.y < one.y + one.height;
}
