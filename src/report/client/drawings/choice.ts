// One box of a drawing alone: its arrows, where they lead, and the row of a table that tells more.
import type { View } from './view.ts';

export interface Chosen {
  readonly stage: HTMLElement;
  readonly canvas: HTMLElement;
  readonly drawing: SVGSVGElement;
  readonly view: View;
}

export function openChoice({ stage, canvas, drawing, view }: Chosen): void {
  const nodes = [...drawing.querySelectorAll<SVGElement>('.node')];
  const words = stage.querySelector<HTMLElement>('.chosen');

  function choose(node: SVGElement | undefined): void {
    const isSame = node?.classList.contains('picked') === true;
    const picked = isSame ? undefined : node;
    const related = relatedTo(drawing, picked?.dataset['id']);
    drawing.classList.toggle('one', picked !== undefined);
    for (const each of nodes) {
      const { id = '' } = each.dataset;
      each.classList.toggle('picked', each === picked);
      each.classList.toggle('near', related.nodes.has(id));
      if (each.hasAttribute('aria-pressed')) {
        each.setAttribute('aria-pressed', String(each === picked));
      }
    }
    for (const arrow of drawing.querySelectorAll('.arrow')) {
      arrow.classList.toggle('near', related.arrows.has(arrow));
    }
    words?.replaceChildren(...(picked === undefined ? [] : tell(picked, nodes, related)));
  }

  drawing.addEventListener('click', (event) => {
    const node = (event.target as Element).closest<SVGElement>('.node');
    if (node?.tagName === 'a') return;
    choose(node ?? undefined);
  });
  canvas.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') choose(undefined);
    const node = (event.target as Element).closest<SVGElement>('.node');
    const action = node === null ? undefined : actionOf(node, event.key);
    if (action === undefined) return;
    event.preventDefault();
    action();
  });

  function actionOf(node: SVGElement, key: string): (() => void) | undefined {
    // Of a link the browser knows what Enter does.
    if (node.tagName !== 'a' && (key === 'Enter' || key === ' ')) return () => choose(node);
    const next = nextTo(node, nodes, key);
    return next && (() => go(next));
  }

  /** One box at a time is a stop of the Tab key; from it arrow keys lead to the others. */
  function go(next: SVGElement): void {
    for (const each of nodes) {
      if (each.tagName !== 'a') each.setAttribute('tabindex', each === next ? '0' : '-1');
    }
    next.focus({ preventScroll: true });
    view.centre(Number(next.dataset['x']), Number(next.dataset['y']));
  }
}

interface Related {
  readonly arrows: ReadonlySet<Element>;
  readonly to: readonly string[];
  readonly from: readonly string[];
  readonly nodes: ReadonlySet<string>;
}

function relatedTo(drawing: SVGElement, id: string | undefined): Related {
  const all = id === undefined ? [] : [...drawing.querySelectorAll<SVGElement>('.arrow')];
  const out = all.filter((arrow) => arrow.dataset['from'] === id);
  const into = all.filter((arrow) => arrow.dataset['to'] === id);
  const to = out.map((arrow) => arrow.dataset['to'] ?? '');
  const from = into.map((arrow) => arrow.dataset['from'] ?? '');
  return { to, from, arrows: new Set([...out, ...into]), nodes: new Set([...to, ...from]) };
}

function tell(node: SVGElement, nodes: readonly SVGElement[], { to, from }: Related) {
  const name = document.createElement('b');
  name.textContent = nameOf(node);
  const ends = [
    ['leads to', to],
    ['reached from', from],
  ] as const;
  const sentences = ends.flatMap(([words, ids]) => {
    const names = ids.flatMap((id) => {
      const other = nodes.find((each) => each.dataset['id'] === id);
      return other === undefined ? [] : [nameOf(other)];
    });
    return names.length === 0 ? [] : [`${words} ${[...new Set(names)].join(', ')}`];
  });
  const more = document.createElement('a');
  more.href = node.dataset['href'] ?? '';
  more.textContent = 'more of it';
  return [name, ` ${sentences.join('; ')} `, ...(node.dataset['href'] ? [more] : [])];
}

function nameOf(node: SVGElement): string {
  return node.querySelector('title')?.textContent?.split('\n')[0] ?? '';
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest that lies that way more than aside. */
function nextTo(
  node: SVGElement,
  nodes: readonly SVGElement[],
  key: string,
): SVGElement | undefined {
  const way = WAYS[key];
  if (way === undefined) return undefined;
  const [wayX, wayY] = way;
  const near = nodes.flatMap((other) => {
    const dx = Number(other.dataset['x']) - Number(node.dataset['x']);
    const dy = Number(other.dataset['y']) - Number(node.dataset['y']);
    const ahead = dx * wayX + dy * wayY;
    const aside = Math.abs(dx * wayY) + Math.abs(dy * wayX);
    return ahead > 0 ? [{ other, distance: ahead + 2 * aside }] : [];
  });
  return near.sort((one, another) => one.distance - another.distance)[0]?.other;
}
