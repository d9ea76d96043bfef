// Light or dark, as the system says or as it is chosen; one page or all of them.

const THEME = 'groundplan-theme';

export function openLooks(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme');
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

  function show(theme: string): void {
    document.documentElement.dataset['theme'] = theme;
    if (button === null) return;
    button.textContent = theme === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Show in ${theme === 'dark' ? 'light' : 'dark'} colours`);
  }

  const chosen = () => remembered() ?? (prefersDark.matches ? 'dark' : 'light');
  show(chosen());
  prefersDark.addEventListener('change', () => show(chosen()));
  button?.addEventListener('click', () => {
    const theme = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
    remember(theme);
    show(theme);
  });

  const all = document.querySelector<HTMLButtonElement>('#all');
  all?.addEventListener('click', () => {
    const isAll = document.body.classList.toggle('all');
    all.setAttribute('aria-pressed', String(isAll));
  });
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** A browser may keep nothing for files. */
function remembered(): string | null {
  try {
    return localStorage.getItem(THEME);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // It is chosen for this visit alone.
  }
}
