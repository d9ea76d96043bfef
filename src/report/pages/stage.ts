// Where a drawing is shown: what zooms it, finds in it and tells of what is chosen comes with it.
import { html, type Markup } from '../markup.ts';

export function stage(name: string, drawing: Markup): Markup {
  return html`<div class="stage">
<div class="tools" role="group" aria-label="Tools of the drawing">
<label>Find <input type="search" class="find" placeholder="name" autocomplete="off"></label>
<button type="button" data-zoom="in" aria-label="Zoom in">+</button>
<button type="button" data-zoom="out" aria-label="Zoom out">&minus;</button>
<button type="button" data-zoom="fit">Fit</button>
<span class="found" role="status"></span>
</div>
<div class="canvas" tabindex="0" role="application" aria-label="Drawing of ${name}: plus and minus zoom, arrow keys move, Enter on a box shows its arrows alone">${drawing}</div>
<div class="chosen" role="status" aria-live="polite"></div>
</div>`;
}
