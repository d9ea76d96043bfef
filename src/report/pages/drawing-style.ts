// How drawings look; colours are those of the page.
import { HUES } from '../drawing/draw-graph.ts';

const hues = Array.from(
  { length: HUES },
  (_, hue) =>
    `.hue${hue} rect { fill: var(--hue${hue}); } .hue${hue} .swatch { background: var(--hue${hue}); }`,
);

export const DRAWING_STYLE = `
.stage { border: 1px solid var(--line); border-radius: 8px; padding: .5rem; }
.stage .tools { margin-bottom: .4rem; }
.canvas { overflow: hidden; cursor: grab; touch-action: none; }
.canvas.held { cursor: grabbing; }
.drawing { display: block; width: 100%; height: 100%; max-height: none; }
.chosen { min-height: 1.4rem; padding-top: .3rem; }
.node rect { stroke: var(--soft); stroke-width: 1; fill: var(--hue7); }
.node { cursor: pointer; }
.node text, .system text { text-anchor: middle; font-size: 12px; fill: var(--ink); pointer-events: none; }
.node .name { font-weight: 600; }
.node .more { font-size: 11px; fill: var(--soft); }
.system rect { fill: var(--side); stroke: var(--line); }
.system text { text-anchor: start; font-weight: 700; font-size: 13px; }
.environment rect { fill: var(--hue0); }
.arrow { fill: none; stroke: var(--arrow); stroke-width: 1.1; }
.arrow.data { stroke-dasharray: 4 3; }
.arrow.message { stroke-width: 2.2; }
.node:hover rect { stroke: var(--strong); stroke-width: 2; }
.node:focus { outline: none; }
.node:focus-visible rect { stroke: var(--strong); stroke-width: 3; }
.one .node:not(.near):not(.picked), .finding .node:not(.match) { opacity: .28; }
.one .arrow:not(.near), .finding .arrow { opacity: .12; }
.one .arrow.near { stroke: var(--strong); stroke-width: 1.8; }
.picked rect, .match rect { stroke: var(--strong); stroke-width: 3; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; margin: .5rem 0; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .3rem; }
.swatch { display: inline-block; width: 1rem; height: .8rem; border: 1px solid var(--soft); border-radius: 3px; }
${hues.join('\n')}
`;
