/** The audit: who changed what, newest first, by subject and action. */
import { z } from 'zod'
import { secretariat } from '../../access/access.ts'
import { definePage } from '../../web/page.ts'
import { readAuditPage } from './audit.queries.ts'

const query = z.object({
  action: z.string().max(80).optional(),
  subject: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})

export const auditPage = definePage({
  path: '/audit',
  access: secretariat,
  audit: 'reads only',
  template: 'operations/audit.njk',
  query,
  async show({ db, query: asked, t }) {
    const { entries, next } = await readAuditPage(db, asked)
    const params = new URLSearchParams(
      Object.entries({ action: asked.action ?? '', subject: asked.subject ?? '' }).filter(([, value]) => value),
    )
    if (next) params.set('before', next)
    return {
      title: t('operations.audit.title'),
      entries,
      older: next ? `/audit?${params}` : null,
      action: asked.action ?? '',
    }
  },
})
