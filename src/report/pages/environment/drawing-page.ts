import { graphOf } from '../../data/graph/graph.ts';
import { drawGraph, groupsOf, HUES } from '../../drawing/draw-graph.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { stage } from '../stage.ts';

export function drawingBody({ name, environment }: ReportedEnvironment): Markup {
  const graph = graphOf(environment);
  if (graph.nodes.length === 0) {
    return html`<p class="empty">Nothing to draw: no services, no stores, no load balancers. Its networks and what it may do have pages of their own.</p>`;
  }
  const groups = groupsOf(graph);
  const legend = groups.map(
    (group, index) =>
      html`<li class="hue${index % HUES}"><span class="swatch"></span>${group}</li>`,
  );
  return html`${stage(name, drawGraph(name, graph))}
<ul class="legend">${legend}
<li><svg width="34" height="8" aria-hidden="true"><path class="arrow request" d="M0 4L34 4"/></svg>requests</li>
<li><svg width="34" height="8" aria-hidden="true"><path class="arrow data" d="M0 4L34 4"/></svg>data</li>
<li><svg width="34" height="8" aria-hidden="true"><path class="arrow message" d="M0 4L34 4"/></svg>messages</li></ul>`;
}
