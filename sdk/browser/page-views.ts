/** Calls back now and whenever a single-page app changes the path, but not when only the query or fragment changes. */
export function watchPages(onPage: () => void): void {
  let last: string | undefined
  const check = () => {
    if (location.pathname === last) return
    last = location.pathname
    onPage()
  }
  // The app sets its title after it has changed the address.
  const checkSoon = () => setTimeout(check)
  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name]
    history[name] = function (...args) {
      checkSoon()
      return change.apply(this, args)
    }
  }
  addEventListener('popstate', checkSoon)
  // A prerendered page has not been viewed yet.
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', check, { once: true })
  else check()
}

/** Without query and fragment, which may hold secrets such as the token of a password reset. */
export function pageProperties() {
  const { origin, pathname } = location
  return {
    path: pathname,
    url: origin + pathname,
    title: document.title,
    referrer: document.referrer.replace(/[?#].*/, ''),
  }
}
