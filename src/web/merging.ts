/**
 * Two people with the same form open. What the form held when it was opened is kept in it as digests, box by box
 * (`was-<name>`), so that when the record has changed meanwhile it can be told who changed which box: a box that only the
 * other one changed takes their value, one that only this one changed keeps what was typed, and only where both changed
 * the same box somebody must choose.
 */
import { createHash } from 'node:crypto'
import type { FormSpec, RawForm } from './fields.ts'
import { cleanText } from './fields.ts'

/** The name under which a form carries what a box held when it was opened. */
export function wasName(name: string): string {
  return `was-${name}`
}

/** A short fingerprint of what a box holds; line ends, order of ticked boxes and space around it make no difference. */
export function digestOfBox(values: readonly string[]): string {
  const said = values.map(cleanText).filter(value => value !== '')
  return createHash('sha256').update(JSON.stringify(said.sort())).digest('base64url').slice(0, 10)
}

/** What a box ends up with. `clash`: both changed it, and not to the same. */
export type Merged = { readonly values: readonly string[]; readonly clash: boolean }

/** Puts together what was typed into a box and what the record says now. A box that the form did not have keeps its record. */
export function mergeBox(
  was: string | undefined,
  typed: readonly string[] | undefined,
  saved: readonly string[],
): Merged {
  if (typed === undefined && was === undefined) return { values: saved, clash: false }
  const mine = typed ?? []
  const [before, now, yours] = [was ?? digestOfBox([]), digestOfBox(saved), digestOfBox(mine)]
  if (yours === before || yours === now) return { values: saved, clash: false }
  return { values: mine, clash: now !== before }
}

/** As `mergeBox`, for a box of a form that came in. */
export function mergeIn(raw: RawForm, name: string, saved: readonly string[]): Merged {
  return mergeBox(raw.values[wasName(name)]?.[0], raw.values[name], saved)
}

/** The digests of the visible fields as a form shows them, for a form that quotes a version; nothing for any other. */
export function digestsOf(spec: FormSpec, shown: RawForm | null): Record<string, string> {
  if (spec['version']?.control !== 'hidden') return {}
  const visible = Object.entries(spec).filter(([, { control }]) => control !== 'hidden' && control !== 'file')
  return Object.fromEntries(visible.map(([name]) => [wasName(name), digestOfBox(saidIn(shown, name))]))
}

/** Whether a form that quotes a version came back with every visible box as it was opened, and no file. */
export function isUntouched(spec: FormSpec, raw: RawForm): boolean {
  const now = Object.entries(digestsOf(spec, raw))
  const files = Object.values(spec).some(({ control }) => control === 'file')
  return now.length > 0 && !files && now.every(([name, digest]) => raw.values[name]?.[0] === digest)
}

/**
 * A whole form that was overtaken: what was typed, with what only the other one changed taken over. A field that `theirs`
 * does not tell of stays as typed.
 */
export function mergeForm(spec: FormSpec, typed: RawForm, theirs: RawForm, version: number): RawForm {
  const values: Record<string, readonly string[]> = { ...typed.values, version: [String(version)] }
  for (const [name, field] of Object.entries(spec)) {
    const there = partsOf(name).filter(part => part in theirs.values)
    if (field.control === 'hidden' || there.length === 0) continue
    if (digestOfBox(saidIn(typed, name)) === typed.values[wasName(name)]?.[0])
      for (const part of there) values[part] = theirs.values[part] ?? []
    values[wasName(name)] = [digestOfBox(saidIn(theirs, name))]
  }
  return { values, files: typed.files }
}

/** The names under which a field may stand: its own, or the three boxes of a day. */
function partsOf(name: string): string[] {
  return [name, ...['day', 'month', 'year'].map(part => `${name}-${part}`)]
}

/** Everything said under a field, each box of a day marked with its place. */
function saidIn(raw: RawForm | null, name: string): string[] {
  return partsOf(name).flatMap(part =>
    (raw?.values[part] ?? []).filter(Boolean).map(value => (part === name ? value : `${part}:${value}`)),
  )
}
