// Which part of a drawing is seen: its viewBox, moved by mouse, wheel and keys.

export interface View {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly centre: (x: number, y: number) => void;
}

/** Boxes are not blown up beyond the size of the text around them. */
const SCALE_MAX_FITTED = 1.15;
/** Below it a text cannot be read; such a drawing begins at its start instead of as a whole. */
const SCALE_MIN_FIRST = 0.58;
const SCALE_MIN = 0.1;
const SCALE_MAX = 4;
const STEP = 80;

export function openView(canvas: HTMLElement, drawing: SVGSVGElement): View {
  const width = Number(drawing.dataset['width']);
  const height = Number(drawing.dataset['height']);
  let [x, y, scale] = [0, 0, 1];

  function show(): void {
    const [wide, high] = [canvas.clientWidth / scale, canvas.clientHeight / scale];
    drawing.setAttribute('viewBox', `${x} ${y} ${wide} ${high}`);
  }

  function scaleToFit(): number {
    const whole = Math.min(canvas.clientWidth / width, canvas.clientHeight / height);
    return Math.min(SCALE_MAX_FITTED, whole);
  }

  function at(newScale: number): void {
    scale = newScale;
    x = Math.min(0, (width - canvas.clientWidth / scale) / 2);
    y = (height - canvas.clientHeight / scale) / 2;
    show();
  }

  function zoom(factor: number, point = { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 }) {
    const next = Math.max(SCALE_MIN, Math.min(SCALE_MAX, scale * factor));
    x += point.x / scale - point.x / next;
    y += point.y / scale - point.y / next;
    scale = next;
    show();
  }

  function move(dx: number, dy: number): void {
    x += dx / scale;
    y += dy / scale;
    show();
  }

  function begin(): void {
    const limit = Math.max(360, window.innerHeight - 290);
    const first = Math.min(SCALE_MAX_FITTED, canvas.clientWidth / width);
    canvas.style.height = `${Math.round(Math.min(limit, Math.max(180, height * first + 20)))}px`;
    at(Math.max(SCALE_MIN_FIRST, scaleToFit()));
  }

  // Paper shows all of it.
  window.addEventListener('beforeprint', () => {
    drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
  });
  window.addEventListener('afterprint', show);
  openPointer(canvas, { zoom, move });
  openKeys(canvas, { zoom, move, fit: () => at(scaleToFit()) });
  begin();
  return {
    zoom,
    fit: () => at(scaleToFit()),
    centre(toX, toY) {
      scale = Math.max(scale, 0.9);
      x = toX - canvas.clientWidth / scale / 2;
      y = toY - canvas.clientHeight / scale / 2;
      show();
    },
  };
}

interface Moves {
  readonly zoom: (factor: number, point?: { x: number; y: number }) => void;
  readonly move: (dx: number, dy: number) => void;
}

/** The wheel alone scrolls the page; with Ctrl, as a pinch on a trackpad is told, it zooms. */
function openPointer(canvas: HTMLElement, { zoom, move }: Moves): void {
  canvas.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = canvas.getBoundingClientRect();
      const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
      zoom(Math.exp(-event.deltaY / 300), point);
    },
    { passive: false },
  );
  let held: { readonly id: number; x: number; y: number } | undefined;
  canvas.addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('.node') !== null || event.button !== 0) return;
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    canvas.setPointerCapture(event.pointerId);
    canvas.classList.add('held');
  });
  canvas.addEventListener('pointermove', (event) => {
    if (held?.id !== event.pointerId) return;
    move(held.x - event.clientX, held.y - event.clientY);
    held = { id: held.id, x: event.clientX, y: event.clientY };
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(end, () => {
      held = undefined;
      canvas.classList.remove('held');
    });
  }
}

function openKeys(canvas: HTMLElement, { zoom, move, fit }: Moves & Pick<View, 'fit'>): void {
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(1.25),
    '=': () => zoom(1.25),
    '-': () => zoom(0.8),
    '0': fit,
  };
  const arrows: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-STEP, 0],
    ArrowRight: [STEP, 0],
    ArrowUp: [0, -STEP],
    ArrowDown: [0, STEP],
  };
  canvas.addEventListener('keydown', (event) => {
    const arrow = event.target === canvas ? arrows[event.key] : undefined;
    const action = keys[event.key] ?? (arrow && (() => move(...arrow)));
    if (action === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    action();
  });
}
