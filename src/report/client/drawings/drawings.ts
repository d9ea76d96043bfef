// Drawings that can be zoomed, moved, searched, and asked about one box.
import { SHOWN } from '../shown.ts';
import { openChoice } from './choice.ts';
import { openFinder } from './finder.ts';
import { openView, type View } from './view.ts';

/** Each when its page is first looked at: what is not shown has no size. */
export function openDrawings(): void {
  const opened = new Set<Element>();
  document.addEventListener(SHOWN, ({ target }) => {
    for (const stage of (target as Element).querySelectorAll<HTMLElement>('.stage')) {
      if (!opened.has(stage)) openStage(stage);
      opened.add(stage);
    }
  });
}

function openStage(stage: HTMLElement): void {
  const canvas = stage.querySelector<HTMLElement>('.canvas');
  const drawing = stage.querySelector<SVGSVGElement>('svg.drawing');
  if (canvas === null || drawing === null) return;
  const view = openView(canvas, drawing);
  openTools(stage, view);
  openChoice({ stage, canvas, drawing, view });
  openFinder(stage, drawing, view);
}

function openTools(stage: HTMLElement, view: View): void {
  const actions = {
    in: () => view.zoom(1.4),
    out: () => view.zoom(1 / 1.4),
    fit: () => view.fit(),
  };
  for (const button of stage.querySelectorAll<HTMLElement>('[data-zoom]')) {
    const action = actions[button.dataset['zoom'] as keyof typeof actions];
    button.addEventListener('click', action);
  }
}
