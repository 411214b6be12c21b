// Applies colours and text size before the first frame, from the system's colours and the note that
// look.js keeps. A classic script, because a module runs only after the page was parsed.
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
    // In forced colours the system's theme applies, not the chosen one.
    const isSystem = forced.matches || appearance === 'system';
    root.dataset['theme'] = isSystem ? (dark.matches ? 'dark' : 'light') : appearance;
    root.dataset['textSize'] = textSize;
    root.lang = language;
  };

  draw();
  for (const query of [forced, dark]) query.addEventListener('change', draw);
  // The note was changed by another page, or by this one.
  addEventListener('storage', draw);
  addEventListener('look', draw);
}
