/**
 * What a page is about, for programs that read pages: schema.org as JSON-LD in a block of data, which no browser runs. Only what stands
 * on the page itself is in it.
 */

/** A thing of schema.org, without its context. */
export type Thing = { readonly '@type': string; readonly [property: string]: unknown }

/** The block as it stands in the page: what could end it, or open another, is written as JSON writes any sign. */
export function linkedData(thing: Thing): string {
  const { '@type': type, ...properties } = thing
  const told = Object.entries(properties).filter(([, value]) => !isEmpty(value))
  return JSON.stringify({ '@context': 'https://schema.org', '@type': type, ...Object.fromEntries(told) })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
