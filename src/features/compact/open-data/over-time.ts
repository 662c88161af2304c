/** How the codes are kept over time, as data: what stood at the end of each month, by what was found and how it is known. */
import { z } from 'zod'
import { subjectKinds } from '../../../codes/index.ts'
import { defineResource, isoDay, type OpenRequest, pageField, stretchOf } from '../../../web/resource.ts'
import { countOverTime } from '../monitoring/recorded.queries.ts'
import { listAt } from '../monitoring/standing.ts'
import { monthlyDays, seriesOf } from '../over-time/series.ts'

/** Months that it goes back. */
const MONTHS = 36

const count = (what: string) => z.int().min(0).describe(`How many findings ${what}.`)

const month = z.object({
  id: isoDay('The last day of the month, or the day of the answer for the month that runs.'),
  shown: count('were kept, shown by what happened'),
  confirmed: count('were kept, confirmed by the other side'),
  stated: count('were stated by the body itself'),
  explained: count('were departures explained in public'),
  partly: count('were met in part'),
  notMet: count('were not met'),
  total: count('told whether something is kept: the sum of the others'),
  url: pageField,
})
type Month = z.input<typeof month>

async function findMonths(
  { db, today, at }: OpenRequest,
  kind: (typeof subjectKinds)[number] | undefined,
): Promise<Month[]> {
  const days = monthlyDays(today, MONTHS)
  return seriesOf(days, await countOverTime(db, { behind: null, kind }, 'all', days)).map(({ day, counts, total }) => ({
    id: day,
    ...counts,
    total,
    url: at(listAt(kind ? { kind } : {}, 'telling', day)),
  }))
}

export const overTimeResource = defineResource({
  name: 'findings-over-time',
  record: 'FindingsOfMonth',
  publishes: 'nothing',
  about:
    'How the codes are kept over time: everything public, each finding once, as it stood at the end of each month of the last three years. Months before the first record are left out.',
  item: month,
  filters: { subject: z.enum(subjectKinds).describe('Only findings about subjects of this kind.') },
  ids: z.iso.date(),
  async list(request, { subject }, stretch) {
    return stretchOf(await findMonths(request, subject), ({ id }) => id, stretch)
  },
  async one(request, key) {
    return (await findMonths(request, undefined)).find(({ id }) => id === key) ?? null
  },
})
