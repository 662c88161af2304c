/** Where to go after signing in: only addresses of our own pages, so that a link cannot lead people away. */
export function safeReturn(address: string | undefined): string {
  if (!address?.startsWith('/') || address.startsWith('//') || /[\\\u0000-\u001f]/.test(address)) return '/'
  const url = new URL(address, 'http://here.invalid')
  return url.host === 'here.invalid' && !url.pathname.startsWith('/sign-in')
    ? `${url.pathname}${url.search}${url.hash}`
    : '/'
}
