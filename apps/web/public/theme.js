// Runs before the first paint, so that a chosen theme never flashes the other one. src/app/theme.ts writes what this reads.
(() => {
  const asked = new URLSearchParams(location.search).get('theme');
  let kept = null;
  try {
    kept = localStorage.getItem('fuseboard.theme');
  } catch {
    // Storage may be forbidden; the system's theme stands.
  }
  const theme = asked ?? kept;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
