/** The area that an installation is of, and what day it is there. */
import type { Db } from '../db/open.ts'
import { type Day, dayAt } from '../kernel/day.ts'
import type { Area } from './hub.ts'
import { english } from './languages.ts'

/** Today in the area's time zone, worked out once a minute: no zone changes its day between two minutes. */
export function todayIn(now: () => Date, area: () => Promise<Area>): () => Promise<Day> {
  let known: { minute: number; zone: string; day: Day } | null = null
  return async () => {
    const moment = now()
    const minute = Math.floor(moment.getTime() / 60_000)
    const { timeZone: zone } = await area()
    if (known?.minute !== minute || known.zone !== zone) known = { minute, zone, day: dayAt(moment, zone) }
    return known.day
  }
}

/** The area of an installation. */
export async function readArea(db: Db): Promise<Area> {
  const row = await db.selectFrom('area').selectAll().executeTakeFirst()
  if (!row) throw new Error('This installation has no area yet: start it with "compact-hub start"')
  return {
    id: row.id,
    name: row.name,
    compactName: row.compact_name,
    timeZone: row.time_zone,
    contact: {
      name: row.contact_name,
      address: row.contact_address,
      phone: row.contact_phone,
      email: row.contact_email,
    },
    holidayCountry: row.holiday_country,
    languages: row.languages.filter(code => code !== english.code),
    settingUp: row.set_up_on === null,
  }
}
