/** Addresses of other areas, as the secretariat types them: one on each line. Pure. */

/** Most areas that are read. */
export const mostAreas = 60

/** What can be wrong with a line. */
export type AddressFault = 'not-https' | 'not-an-origin' | 'own'

/** The addresses of a text, each once and in its shortest form, or what is wrong with which line. */
export type ReadAddresses =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly line: string; readonly fault: AddressFault }

/** Reads addresses: https alone, with nothing behind the name of the machine, and not our own. */
export function readAddresses(text: string, own: string): ReadAddresses {
  const addresses: string[] = []
  for (const line of text.split('\n').map(one => one.trim())) {
    if (line === '') continue
    const fault = faultOf(line, own)
    if (fault !== null) return { ok: false, line, fault }
    const { origin } = new URL(line)
    if (!addresses.includes(origin)) addresses.push(origin)
  }
  return { ok: true, addresses }
}

function faultOf(line: string, own: string): AddressFault | null {
  if (!URL.canParse(line)) return 'not-https'
  const { protocol, pathname, search, hash, username, password, origin } = new URL(line)
  if (protocol !== 'https:') return 'not-https'
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '' || password !== '') return 'not-an-origin'
  return origin === own ? 'own' : null
}
