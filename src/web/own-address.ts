/** Addresses that were sent to us, to lead on to: only those of our own pages, so that a link cannot lead people away. */
export function ownAddress(address: string | undefined): string {
  if (!address?.startsWith('/') || address.startsWith('//') || /[\\\u0000-\u001f]/.test(address)) return '/'
  const url = new URL(address, 'http://here.invalid')
  // Judged as it will be written: "/.//elsewhere" is one of our own only until its dots are taken out.
  const own = url.host === 'here.invalid' && !url.pathname.startsWith('//')
  return own ? `${url.pathname}${url.search}${url.hash}` : '/'
}
