/**
 * Public numbers of organisations, by the schemes of org-id.guide: what each looks like as written, and how it is kept. A number
 * with a wrong digit names somebody else or nobody, so what cannot be right is refused. Pure.
 */

/** A scheme: how a number is put in order, and what is kept; null where it cannot be one. */
type Scheme = { readonly read: (plain: string) => string | null; readonly example: string }

const digits = (pattern: RegExp) => (plain: string) => (pattern.test(plain) ? plain : null)

/** The two letters that a company number may begin with: nation, kind of partnership, charity, society. */
const COMPANY =
  /^(?:\d{8}|(?:AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NZ|OC|OE|R0|RC|RS|SA|SC|SE|SF|SI|SL|SO|SP|SR|SZ|ZC)\d{6})$/

/** The schemes that are asked for, in the order of the form. */
export const schemes = {
  'GB-CHC': {
    example: '1012345',
    read: plain => digits(/^\d{6,7}(?:-\d{1,4})?$/)(plain),
  },
  'GB-SC': {
    example: 'SC012345',
    read: plain => {
      const number = /^(?:SC)?0*(\d{1,6})$/.exec(plain)?.[1]
      return number ? `SC${number.padStart(6, '0')}` : null
    },
  },
  'GB-NIC': { example: '100123', read: plain => digits(/^1\d{5}$/)(plain.replace(/^NIC/, '')) },
  'GB-COH': {
    example: '01234567',
    // Spreadsheets drop the noughts at the beginning.
    read: plain => digits(COMPANY)(/^\d{5,8}$/.test(plain) ? plain.padStart(8, '0') : plain),
  },
  GSS: { example: 'E07000123', read: digits(/^[EKNSW]\d{8}$/) },
  'GB-NHS': { example: 'RX123', read: digits(/^(?=.*[A-Z])[A-Z0-9]{3,6}$/) },
  'XI-LEI': {
    example: '529900T8BM49AURSDO55',
    read: plain => (/^[A-Z0-9]{18}\d{2}$/.test(plain) && remainder97(plain) === 1 ? plain : null),
  },
} as const satisfies Readonly<Record<string, Scheme>>

/** A scheme by its code at org-id.guide; the codes of the Office for National Statistics stand under "GSS". */
export type SchemeName = keyof typeof schemes
export const schemeNames = Object.keys(schemes) as readonly SchemeName[]

/** A public number of an organisation. */
export type Identifier = { readonly scheme: SchemeName; readonly identifier: string }

/** The remainder by 97 of a number written with letters for 10 to 35 (ISO 7064, as the two check digits of an LEI go by). */
function remainder97(text: string): number {
  let remainder = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}

/** A number as it is kept: without spaces and signs, with its noughts; null where it cannot be a number of that scheme. */
export function readIdentifier(scheme: SchemeName, typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s./]/g, '')
    .replace(new RegExp(`^${scheme}-`), '')
  return schemes[scheme].read(plain)
}

/** Whether a text is the name of a scheme. */
export function isScheme<Name extends string>(name: Name): name is Name & SchemeName {
  return Object.hasOwn(schemes, name)
}
