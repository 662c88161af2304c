/** Where to go after signing in: only addresses of our own pages, so that a link cannot lead people away. */
export function safeReturn(address: string | undefined): string {
  if (!address?.startsWith('/') || address.startsWith('//') || /[\\\u0000-\u001f]/.test(address)) return '/'
  const url = new URL(address, 'http://here.invalid')
  // Judged as it will be written: "/.//elsewhere" is one of our own only until its dots are taken out.
  const own = url.host === 'here.invalid' && !url.pathname.startsWith('//') && !url.pathname.startsWith('/sign-in')
  return own ? `${url.pathname}${url.search}${url.hash}` : '/'
}
