/** The audit: who changed what, newest first; by kind of change, by words of a person or subject, by days; as a spreadsheet. */
import { z } from 'zod'
import { secretariat } from '../../access/access.ts'
import { day } from '../../kernel/day.ts'
import { csvFile } from '../../web/csv.ts'
import { defineDownload, definePage } from '../../web/page.ts'
import { readAudit } from './audit.queries.ts'

const PAGE = 50
/** As many lines as a spreadsheet still opens with ease. */
const SHEET = 50_000

const onDay = z.iso.date().transform(day).optional().catch(undefined)
const query = z.object({
  action: z.string().trim().max(80).optional(),
  words: z.string().trim().max(200).optional(),
  from: onDay,
  to: onDay,
  before: z.string().max(60).optional().catch(undefined),
})

export const auditPage = definePage({
  path: '/audit',
  width: 'whole',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'operations/audit.njk',
  query,
  async show({ db, query: asked, area, t }) {
    const { entries, next } = await readAudit(db, asked, PAGE, area.timeZone)
    const params = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...asked, before: undefined })) if (value) params.set(name, value)
    const sheet = `/audit.csv?${params}`
    if (next) params.set('before', next)
    return { title: t('operations.audit.title'), entries, older: next ? `/audit?${params}` : null, sheet, asked }
  },
})

export const auditSheet = defineDownload({
  path: '/audit.csv',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  query,
  async respond({ db, query: asked, area, t }) {
    const { entries } = await readAudit(db, asked, SHEET, area.timeZone)
    const heads = ['when', 'who', 'what', 'subject', 'change'].map(name => t(`operations.audit.${name}`))
    const rows = entries.map(({ day, at, who, what, subject, changes }) => [
      at?.toISOString() ?? day,
      who,
      what,
      subject?.name ?? '',
      changes.map(({ field, from, to }) => `${field}: ${from ?? '–'} → ${to ?? '–'}`).join('; '),
    ])
    return csvFile('changes.csv', [heads, ...rows])
  },
})
