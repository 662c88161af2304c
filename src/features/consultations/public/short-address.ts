/** The short address of a consultation: what stands on posters, and where its code (QR) leads. */

/** Where it is: "https://hub.example/c/a3f2". */
export function shortAddress(origin: string, { short }: { readonly short: string }): string {
  return `${origin}/c/${short}`
}

/** The same as people say and type it: without what every browser adds by itself. */
export function spokenAddress(origin: string, of: { readonly short: string }): string {
  return shortAddress(origin, of).replace(/^https?:\/\//, '')
}

/** The code that a telephone reads, as a drawing; read also where a tenth of it is dirty or torn. */
export async function qrOf(address: string): Promise<string> {
  const { default: code } = await import('qrcode')
  return code.toString(address, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
}
