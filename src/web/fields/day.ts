/** A day, typed in three boxes. */
import { z } from 'zod'
import { type Day, day, dayOf } from '../../kernel/day.ts'
import type { Message } from '../catalogue.ts'
import { type DayRelation, judgeDay } from './day-relation.ts'
import { base, type Common, first, type Judged } from './field.ts'
import { cleanText } from './text.ts'

type DaySpec = Common & DayRelation

/**
 * A day, as three boxes: day, month, year (GOV.UK date input). A month may be a name. Each declares what it may be
 * (`DayRelation`), so that a day that cannot be is refused wherever it is typed.
 */
export function dayField(spec: DaySpec & { optional: true }): Judged<Day | null>
export function dayField(spec: DaySpec): Judged<Day>
export function dayField(spec: DaySpec & { optional?: boolean }): Judged<Day | null> {
  return {
    control: 'date',
    ...base(spec, spec.optional ?? false),
    schema: z.iso.date(),
    read(raw, name) {
      const parts = ['day', 'month', 'year'].map(part => cleanText(first(raw, `${name}-${part}`)))
      if (parts.every(part => part === '')) {
        return spec.optional
          ? { ok: true, value: null }
          : { ok: false, problem: { key: 'web.errors.missing', values: { label: spec.label } } }
      }
      const read = readDay(parts[0] ?? '', parts[1] ?? '', parts[2] ?? '')
      if (typeof read === 'string') return { ok: true, value: read }
      return { ok: false, problem: { key: read.key, values: { ...read.values, label: spec.label } } }
    },
    judge: (value, others, about) => (value === null ? null : judgeDay(value, spec.label, spec, others, about)),
    write(value, name) {
      const [year = '', month = '', dayOfMonth = ''] =
        value === null
          ? []
          : day(value)
              .split('-')
              .map(part => String(Number(part)))
      return { [`${name}-day`]: [dayOfMonth], [`${name}-month`]: [month], [`${name}-year`]: [year] }
    },
  }
}

/** The day that was typed, or the first thing that is wrong with it. */
function readDay(dayTyped: string, monthTyped: string, yearTyped: string): Day | Message {
  const missing = dayTyped === '' ? 'day' : monthTyped === '' ? 'month' : yearTyped === '' ? 'year' : null
  if (missing) return { key: 'web.errors.day-part', values: { part: missing } }
  if (!WHOLE.test(dayTyped)) return { key: 'web.errors.day-number', values: { part: 'day', typed: dayTyped } }
  const month = monthNumber(monthTyped)
  if (month === null) return { key: 'web.errors.day-month', values: { typed: monthTyped } }
  if (!WHOLE.test(yearTyped)) return { key: 'web.errors.day-number', values: { part: 'year', typed: yearTyped } }
  const year = Number(yearTyped)
  if (year < 1900 || year > 2200) return { key: 'web.errors.day-year', values: { typed: yearTyped } }
  const read = dayOf(year, month, Number(dayTyped))
  if (read !== null) return read
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month })
  return { key: 'web.errors.day-of-month', values: { month: `${longMonths[month - 1]} ${year}`, days: daysInMonth } }
}

const WHOLE = /^\d{1,4}$/

const named = (month: 'long' | 'short') =>
  Array.from({ length: 12 }, (_, at) =>
    new Intl.DateTimeFormat('en-GB', { month, timeZone: 'UTC' }).format(Date.UTC(2026, at, 1)),
  )
const longMonths = named('long')
const shortMonths = named('short')

/** "3", "03", "March", "mar" or "Sept." as a number; null for what is no month. */
function monthNumber(typed: string): number | null {
  if (/^\d+$/.test(typed)) return Number(typed) >= 1 && Number(typed) <= 12 ? Number(typed) : null
  const text = typed.toLowerCase().replace(/\.$/, '')
  const at = text.length < 3 ? -1 : longMonths.findIndex(name => name.toLowerCase().startsWith(text))
  const short = at >= 0 ? at : shortMonths.findIndex(name => name.toLowerCase() === text)
  return short < 0 ? null : short + 1
}
