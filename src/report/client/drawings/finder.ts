// Finds boxes of one drawing by what is written in them.
import type { View } from './view.ts';

export function openFinder(stage: HTMLElement, drawing: SVGSVGElement, view: View): void {
  const field = stage.querySelector<HTMLInputElement>('.find');
  const count = stage.querySelector<HTMLElement>('.found');
  const nodes = [...drawing.querySelectorAll<SVGElement>('.node')];
  field?.addEventListener('input', () => {
    const text = field.value.trim().toLowerCase();
    const found = nodes.filter(
      (node) => text !== '' && (node.textContent ?? '').toLowerCase().includes(text),
    );
    for (const node of nodes) node.classList.toggle('match', found.includes(node));
    drawing.classList.toggle('finding', text !== '');
    if (count !== null) count.textContent = text === '' ? '' : `${found.length} found`;
    const [first] = found;
    if (first) view.centre(Number(first.dataset['x']), Number(first.dataset['y']));
  });
}
