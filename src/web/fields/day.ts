/** A day, typed in three boxes. */
import { z } from 'zod'
import { type Day, day, dayOf } from '../../kernel/day.ts'
import { base, type Common, type Field, first } from './field.ts'
import { cleanText } from './text.ts'

/** A day, as three boxes: day, month, year (GOV.UK date input). A month may be a name. */
export function dayField(spec: Common & { optional: true }): Field<Day | null>
export function dayField(spec: Common): Field<Day>
export function dayField(spec: Common & { optional?: boolean }): Field<Day | null> {
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
      const [dayOfMonth, month, year] = [Number(parts[0]), monthNumber(parts[1] ?? ''), Number(parts[2])]
      const value = year >= 1900 && year <= 2200 ? dayOf(year, month, dayOfMonth) : null
      return value === null
        ? { ok: false, problem: { key: 'web.errors.day', values: { label: spec.label } } }
        : { ok: true, value }
    },
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

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber(text: string): number {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return named >= 0 ? named + 1 : Number(text)
}
