// Runs before the first paint, so that a chosen theme never flashes past its opposite.
try {
  const theme = localStorage.getItem('rondo-theme')
  if (theme) document.documentElement.dataset.theme = theme
} catch {
  // Nothing is kept in this browser: the system's theme it is.
}
