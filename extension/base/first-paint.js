// Runs before a page is drawn, so that none flashes in other colours or another size: what look.js noted last time, and the
// system's colours. No module, because a module waits until the page was read.
{
  const root = document.documentElement;
  const forced = matchMedia('(forced-colors: active)');
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const draw = () => {
    const {
      appearance = 'system',
      textSize = 'normal',
      language = '',
    } = JSON.parse(localStorage.getItem('look') ?? '{}');
    // Forced colours are the system's: what is chosen here has no say in them.
    const isSystem = forced.matches || appearance === 'system';
    root.dataset['theme'] = isSystem ? (dark.matches ? 'dark' : 'light') : appearance;
    root.dataset['textSize'] = textSize;
    root.lang = language;
  };

  draw();
  for (const query of [forced, dark]) query.addEventListener('change', draw);
  // Noted by another page, or by this one.
  addEventListener('storage', draw);
  addEventListener('look', draw);
}
