/** Calls back now and whenever a single-page app has changed the path; not for a change of query or fragment alone. */
export function watchPages(onPage: () => void): void {
  let seen: string | undefined
  const look = () => {
    if (location.pathname === seen) return
    seen = location.pathname
    onPage()
  }
  // The app sets its title after it has changed the address.
  const lookSoon = () => setTimeout(look)
  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name]
    history[name] = function (...args) {
      lookSoon()
      return change.apply(this, args)
    }
  }
  addEventListener('popstate', lookSoon)
  // A page that is only got ready in advance has not been seen.
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', look, { once: true })
  else look()
}

/** Without query and fragment: they hold what no third party should know, such as tokens of a password reset. */
export function pageProperties() {
  const { origin, pathname } = location
  return {
    path: pathname,
    url: origin + pathname,
    title: document.title,
    referrer: document.referrer.replace(/[?#].*/, ''),
  }
}
