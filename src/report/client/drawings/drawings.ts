// Drawings that can be zoomed, moved, searched, and asked about one box.
import { SHOWN } from '../pages.ts';
import { openChoice } from './choice.ts';
import { openFinder } from './finder.ts';
import { openView, type View } from './view.ts';

export function openDrawings(): void {
  for (const stage of document.querySelectorAll<HTMLElement>('.stage')) {
    const canvas = stage.querySelector<HTMLElement>('.canvas');
    const drawing = stage.querySelector<SVGSVGElement>('svg.drawing');
    if (canvas === null || drawing === null) continue;
    const view = openView(canvas, drawing);
    openTools(stage, view);
    openChoice({ stage, canvas, drawing, view });
    openFinder(stage, drawing, view);
    // What is not shown has no size.
    stage.closest('.page')?.addEventListener(SHOWN, () => view.fitOnce());
  }
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
