/** An entry in words: its title, and a line for each of its boxes that says something. */
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Line } from '../../../web/entries.ts'
import type { AnyField } from '../../../web/fields.ts'
import type { Entry } from './entries.queries.ts'
import type { Kind } from './kind.ts'

/** What an entry is called: what it is about, or the partner, seat or organisation that it is about. */
export function titleOf(entry: Entry, kind: Kind, t: Translate): string {
  const what = entry.words['what']
  if (typeof what === 'string' && what !== '') return what
  const between =
    entry.to_partner === null ? null : t('entries.between', { one: entry.partner ?? '', other: entry.to_partner })
  const named = between ?? entry.partner ?? entry.organisation ?? entry.seat
  return named ?? (entry.on_day === null ? null : longDay(entry.on_day)) ?? t(`entries.kinds.${kind.name}.one`)
}

/** What its boxes say, in the order of the form; boxes that say nothing are left out. */
export function linesOf(entry: Entry, kind: Kind, t: Translate, without: readonly string[] = []): Line[] {
  const title = titleOf(entry, kind, t)
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const text = textIn(entry, name, field, t)
    return text === '' ||
      text === title ||
      without.includes(name) ||
      (name.includes('partner_id') && title.includes(text))
      ? []
      : [{ label: t(field.label), text }]
  })
}

/** A box of an entry as text; '' where it says nothing. */
export function textIn(entry: Entry, name: string, field: AnyField, t: Translate): string {
  if (name === 'partner_id') return entry.partner ?? ''
  if (name === 'to_partner_id') return entry.to_partner ?? ''
  if (name === 'seat_id') return entry.seat ?? ''
  if (name === 'organisation_id') return entry.organisation ?? ''
  if (name === 'about_entry_id') return entry.about ?? ''
  if (name === 'partner_ids') return entry.partners.map(({ label }) => label).join(', ')
  if (name === 'seat_ids') return entry.seats.map(({ label }) => label).join(', ')
  if (name === 'consultation_ids') return entry.consultations.map(({ label }) => label).join(', ')
  if (name === 'on_day') return dayText(entry.on_day)
  if (name === 'by_day') return dayText(entry.by_day)
  return saidIn(name === 'choice' ? entry.choice : entry.words[name], field, t)
}

function dayText(day: Day | null): string {
  return day === null ? '' : longDay(day)
}

function saidIn(value: Entry['words'][string] | undefined, field: AnyField, t: Translate): string {
  const optionText = (one: string) => {
    const option = field.options?.find(each => each.value === one)
    return option ? t(option.label) : one
  }
  if (Array.isArray(value)) return value.map(optionText).join(', ')
  if (typeof value === 'boolean') return value ? t('entries.yes') : ''
  return value === undefined || value === null ? '' : optionText(String(value))
}

/** The values of an entry by the names of its boxes, as its form shows them again. */
export function valuesOf(entry: Entry): Record<string, unknown> {
  const { partner_id, to_partner_id, seat_id, organisation_id, about_entry_id, on_day, by_day } = entry
  return {
    ...entry.words,
    ...{ partner_id, to_partner_id, seat_id, organisation_id, about_entry_id, on_day, by_day },
    choice: entry.choice === '' ? null : entry.choice,
    partner_ids: entry.partners.map(({ id }) => id),
    seat_ids: entry.seats.map(({ id }) => id),
    consultation_ids: entry.consultations.map(({ id }) => id),
  }
}
