/**
 * Where to send somebody back to: the path and query of `back` if it stays on this site, else the front page.
 * Never another host, however it is written (`//host`, `/\host`, `/.//host`).
 */
export function sameSitePath(back: string | undefined): string {
  const here = 'http://here.invalid'
  if (!back?.startsWith('/') || !URL.canParse(back, here)) return '/'
  const url = new URL(back, here)
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === here && !path.startsWith('//') ? path : '/'
}
