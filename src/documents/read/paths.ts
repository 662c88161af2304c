import { kindSigns } from '../tree.ts'
import { weightyWords } from './look.ts'
import type { Draft } from './outline.ts'
import { regionOf } from './regions.ts'

/**
 * Addresses. A printed number gives its own ("7.6", "1a"); letters join the number above ("7.6a"), roman numbers and
 * letters under letters follow a dot ("3.2c.iv", "7.6a.a"); list signs are counted under the nearest number ("1c.1");
 * headings without a number are named by the first letters of their words ("DP"), a checklist by CL; other paragraphs
 * count on their own ("1.p2"). Where sections begin again in each article they carry its address ("AII.S1"). A second use of an address
 * gets "_2".
 */
export const pathsOf = (drafts: readonly Draft[]): ReadonlyMap<Draft, string> => {
  const paths = new Map<Draft, string>()
  const taken = new Map<string, number>()
  const reserved = new Set(drafts.filter(isOwn).map(draft => draft.marker!.label))
  const counts = new Map<string, number>()
  const again = beginAgain(drafts)
  const regions = countedAgain(drafts)
  const count = (base: string, sort: string): number => {
    const next = (counts.get(`${base} ${sort}`) ?? 0) + 1
    counts.set(`${base} ${sort}`, next)
    return next
  }
  const unique = (wanted: string): string => {
    let path = wanted
    let times = taken.get(wanted) ?? 0
    while (taken.has(path)) path = `${wanted}_${++times + 1}`
    taken.set(wanted, times)
    if (path !== wanted) taken.set(path, 0)
    return path
  }
  for (const draft of drafts) {
    const base = baseOf(draft, paths)
    const region = regions.get(draft)
    const part = region ? `${paths.get(region)}.` : ''
    const within = base !== '' && draft.marker && again.has(draft.marker.style) ? `${base}.` : part
    const wanted = isOwn(draft) ? within + draft.marker!.label : derived(draft, base, reserved, count)
    paths.set(draft, unique(wanted))
  }
  return paths
}

/** Words whose numbers begin again in each part of the document: their address needs that of the part ("AII.S1"). */
const beginAgain = (drafts: readonly Draft[]): ReadonlySet<string> => {
  const first = new Map<string, Draft>()
  const found = new Set<string>()
  for (const draft of drafts) {
    const { marker, parent } = draft
    if (marker?.scheme !== 'named' || marker.style.startsWith('given')) continue
    const key = `${marker.style} ${marker.label}`
    const other = first.get(key)
    if (other === undefined) first.set(key, draft)
    else if (other.parent !== parent) found.add(marker.style)
  }
  return found
}

/** Whole and decimal numbers of schedules and other parts whose numbers are used outside them, too: each with its part. */
const countedAgain = (drafts: readonly Draft[]): ReadonlyMap<Draft, Draft> => {
  const numbered = drafts
    .filter(draft => isOwn(draft) && /^(?:integer|decimal|compound)$/.test(draft.marker!.scheme))
    .map(draft => ({ draft, region: regionOf(draft) }))
  const first = new Map<string, Draft | null>()
  const again = new Set<Draft>()
  for (const { draft, region } of numbered) {
    const { label } = draft.marker!
    const other = first.get(label)
    if (other === undefined) first.set(label, region)
    else if (other !== region && region) {
      again.add(region)
      // Parts of one kind that both begin at 1 are alike.
      if (other && other.marker?.style === region.marker?.style) again.add(other)
    }
  }
  return new Map(numbered.flatMap(({ draft, region }) => (region && again.has(region) ? [[draft, region]] : [])))
}

/** Numbers that are an address by themselves. */
const isOwn = ({ marker, list }: Draft): boolean =>
  marker !== null && list === '' && marker.scheme !== 'alpha' && marker.scheme !== 'roman'

/** Address of the nearest paragraph above that lends its own. */
const baseOf = (draft: Draft, paths: ReadonlyMap<Draft, string>): string => {
  for (let at = draft.parent; at; at = at.parent) if (lends(at)) return paths.get(at)!
  return ''
}

const lends = (draft: Draft): boolean => draft.kind === 'heading' || draft.marker !== null || draft.list !== ''

const derived = (
  draft: Draft,
  base: string,
  reserved: ReadonlySet<string>,
  count: (base: string, sort: string) => number,
): string => {
  const dot = base === '' ? '' : `${base}.`
  const { marker } = draft
  if (marker?.scheme === 'alpha') return /\d$/.test(base) ? base + marker.label : dot + marker.label
  if (marker) return dot + marker.label
  if (draft.part > 0) return base + draft.part
  if (draft.kind === 'heading') return dot + initials(draft.text)
  const number = count(base, kindSigns[draft.kind])
  const plainly = dot + number
  return draft.kind === 'item' && base !== '' && !reserved.has(plainly)
    ? plainly
    : `${dot}${kindSigns[draft.kind]}${number}`
}

/** "Document Pack" gives DP, "Rurality" RU, a checklist CL. */
const initials = (text: string): string => {
  if (/\bcheck-?list\b/i.test(text)) return 'CL'
  const words = weightyWords(text).map(word => word.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''))
  const letters =
    words.length >= 2
      ? words
          .map(word => word[0] ?? '')
          .slice(0, 3)
          .join('')
      : (words[0] ?? '').slice(0, 2)
  return letters === '' ? 'H' : letters
}
