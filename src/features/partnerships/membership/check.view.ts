/** The rows of the check screen as its template shows them. */
import type { Translate } from '../../../web/catalogue.ts'
import { sectors } from '../../organisations/index.ts'
import { mandates } from '../seats/term-fields.ts'
import { boxName, boxValue } from './boxes.ts'
import { type Checked, choicesFor, isAdded, type Known } from './faults.ts'
import { isBlank, type Row, type RowPart, rowParts } from './proposal.ts'

type Choice = { readonly value: string; readonly text: string; readonly selected: boolean }

/** A box with what it holds; `items` for one that is chosen from a list. */
export type BoxView = {
  readonly name: string
  readonly value: string
  readonly error: string | null
  readonly items: readonly Choice[]
}

/** A row with its boxes by part. */
export type RowView = {
  readonly number: number
  readonly title: string
  readonly blank: boolean
  readonly fresh: boolean
  readonly boxes: Readonly<Record<RowPart, BoxView>>
  readonly notes: readonly string[]
}

/** Puts rows, what is wrong with them and what may be chosen into words. */
export function viewRows(rows: readonly Row[], checked: readonly Checked[], known: Known, t: Translate): RowView[] {
  return rows.map((row, at) => {
    const { faults, notes } = checked[at]!
    const box = (part: RowPart): BoxView => {
      const fault = faults.get(part)
      return {
        name: boxName(at, part),
        value: boxValue(row, part),
        error: fault ? t(fault.key, fault.values) : null,
        items: itemsOf(part, row, known, t),
      }
    }
    return {
      number: at + 1,
      title: row.organisation || row.seat,
      blank: isBlank(row),
      fresh: row.organisation === '' || isAdded(row),
      boxes: Object.fromEntries(rowParts.map(part => [part, box(part)])) as Record<RowPart, BoxView>,
      notes: notes.map(({ key, values }) => t(key, values)),
    }
  })
}

function itemsOf(part: RowPart, row: Row, known: Known, t: Translate): Choice[] {
  const chosen = (values: readonly string[], say: (value: string) => string): Choice[] =>
    values.map(value => ({ value, text: value === '' ? '' : say(value), selected: value === row[part] }))
  if (part === 'sector') return chosen(['', ...sectors], value => t(`organisations.form.sector-options.${value}`))
  if (part === 'role')
    return chosen(['member', 'chair', 'vice-chair', 'adviser'], value => t(`partnerships.seat.role-options.${value}`))
  if (part === 'mandate') return chosen(['', ...mandates], value => t(`partnerships.term.mandate-options.${value}`))
  if (part !== 'match') return []
  const found = known.organisations.get(row.organisation) ?? []
  const name = (slug: string): string => {
    const one = found.find(each => each.slug === slug)
    if (!one) return t(`partnerships.membership.match-${slug}`)
    return one.formerly
      ? t('partnerships.membership.match-formerly', { name: one.name, formerly: one.formerly })
      : one.name
  }
  const choices = choicesFor(row, known)
  return chosen(choices.length === 1 || row.organisation === '' ? choices : ['', ...choices], name)
}
