/** An entry in words: its title, and a line for each of its boxes that says something. */
import { longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Line } from '../../web/entries.ts'
import type { AnyField } from '../../web/fields.ts'
import type { Entry } from './entries.queries.ts'
import type { Kind } from './kind.ts'

/** What an entry is called. */
export function titleOf({ words }: Entry, kind: Kind, t: Translate): string {
  const what = words['what']
  return typeof what === 'string' && what !== '' ? what : t(`books.kinds.${kind.name}.one`)
}

/** What its boxes say, in the order of the form; the title and boxes that say nothing are left out. */
export function linesOf(entry: Entry, kind: Kind, t: Translate): Line[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const text = name === 'what' ? '' : textIn(entry, name, field, t)
    if (text === '') return []
    return [{ label: t(field.label), text, ...(name === 'where' ? { href: text } : {}) }]
  })
}

function textIn(entry: Entry, name: string, field: AnyField, t: Translate): string {
  const list = (things: Entry['entries']) => things.map(({ label }) => label).join(', ')
  if (name === 'about_entry_id') return entry.about ?? ''
  if (name === 'code_id') return entry.code ?? ''
  if (name === 'consultation_id') return entry.consultation ?? ''
  if (name === 'partnership_id') return entry.partnership ?? ''
  if (name === 'entry_ids') return list(entry.entries)
  if (name === 'partnership_ids') return list(entry.partnerships)
  if (name === 'consultation_ids') return list(entry.consultations)
  if (name === 'on_day' || name === 'by_day') return entry[name] === null ? '' : longDay(entry[name])
  const value = name === 'choice' ? entry.choice : entry.words[name]
  if (name === 'pounds') return typeof value === 'number' ? `£${value.toLocaleString('en-GB')}` : ''
  const option = field.options?.find(each => each.value === value)
  return option ? t(option.label) : String(value ?? '')
}

/** The values of an entry by the names of its boxes, as its form shows them again. */
export function valuesOf(entry: Entry): Record<string, unknown> {
  const { about_entry_id, code_id, consultation_id, partnership_id, on_day, by_day } = entry
  return {
    ...entry.words,
    ...{ about_entry_id, code_id, consultation_id, partnership_id, on_day, by_day },
    choice: entry.choice === '' ? null : entry.choice,
    entry_ids: entry.entries.map(each => each.id),
    partnership_ids: entry.partnerships.map(each => each.id),
    consultation_ids: entry.consultations.map(each => each.id),
  }
}
