/** An entry of the audit in words: what was done, and which fields went from what to what. Pure. */

/** One field of a record that an entry says something of. */
export type FieldChange = { readonly field: string; readonly from: string | null; readonly to: string | null }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const LONGEST = 300

/** "partnership.seat-filled" as "Partnership: seat filled". */
export function sayAction(action: string): string {
  const [kind = '', ...rest] = action.split('.')
  const words = kind.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${rest.join(' ').replaceAll('-', ' ')}`
}

/** The fields of an entry, each with its value before and after; what stayed the same is left out. */
export function changesOf(before: unknown, after: unknown): readonly FieldChange[] {
  const [was, is] = [groupOf(before), groupOf(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names
    .map(name => ({ field: sayField(name), from: sayValue(was[name]), to: sayValue(is[name]) }))
    .filter(({ from, to }) => from !== to)
}

function groupOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? {} : { value }
  return value as Readonly<Record<string, unknown>>
}

/** "closes_on" and "closesOn" as "closes on". */
function sayField(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
}

/** A value in words; null where there is none. Ids say nothing to a reader. */
function sayValue(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join(', ') || null
  if (typeof value === 'object')
    return (
      Object.entries(value)
        .flatMap(([name, inner]) => (sayValue(inner) === null ? [] : `${sayField(name)} ${sayValue(inner)}`))
        .join(', ') || null
    )
  const text = String(value)
  if (UUID.test(text)) return `…${text.slice(-4)}`
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
