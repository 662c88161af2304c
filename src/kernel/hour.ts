/** A time of day in the area's time zone, to the minute: "17:00". It sorts as text. */
export type Hour = string & { readonly __hour: unique symbol }

/** Reads "17:00", or "17:00:00" as the database writes it; null for what is no time of day. */
export function hour(text: string): Hour | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text) ?? []
  return hours === undefined ? null : (`${hours}:${minutes}` as Hour)
}

/** Reads a time as people type it, "18:30", "6.30pm", "6 pm" or "noon"; null for anything else. */
export function readHour(typed: string): Hour | null {
  const text = typed.trim().toLowerCase()
  if (text === 'noon' || text === 'midday') return hour('12:00')
  if (text === 'midnight') return hour('00:00')
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text) ?? []
  if (hours === undefined || (minutes === undefined && half === undefined)) return null
  const spoken = Number(hours)
  if (half !== undefined && (spoken < 1 || spoken > 12)) return null
  const full = half === undefined ? spoken : (spoken % 12) + (half === 'pm' ? 12 : 0)
  return hour(`${String(full).padStart(2, '0')}:${minutes ?? '00'}`)
}

/** "5pm", "5:30pm", "midday", "midnight", as pages and letters write it. */
export function sayHour(of: Hour): string {
  if (of === '12:00') return 'midday'
  if (of === '00:00') return 'midnight'
  const [hours = '', minutes = ''] = of.split(':')
  const spoken = `${Number(hours) % 12 || 12}${minutes === '00' ? '' : `:${minutes}`}`
  return `${spoken}${Number(hours) < 12 ? 'am' : 'pm'}`
}
