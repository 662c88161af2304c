/** The responses of a consultation: what came, how and when, never from whom. */
import { z } from 'zod'
import { type Actor, leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import { aboutYouColumns } from '../../../questions/response-text.ts'
import { listQuery, pageSize, readList } from '../../../web/list.ts'
import { definePage } from '../../../web/page.ts'
import { countBy, loadTallies } from '../counting/tallies.queries.ts'
import { sectors } from '../form/about-you.ts'
import { asksForFiles, trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { findResponses } from './responses.queries.ts'

const params = z.object({ slug: z.string() })
const channels = ['online', 'email', 'letter', 'paper', 'spoken'] as const
const query = z.object({
  ...listQuery,
  channel: z.enum(channels).optional().catch(undefined),
  read: z.enum(['yes', 'no']).optional().catch(undefined),
  sector: z
    .enum([...sectors, 'none'])
    .optional()
    .catch(undefined),
})

/** Whether somebody may read confidential responses: the lead of the consultation only. */
export function readsConfidential(actor: Actor, consultationId: string): boolean {
  return leadsConsultation.allows(actor, { kind: 'consultation', id: consultationId })
}

export const responsesPage = definePage({
  path: '/consultations/:slug/responses',
  mends: ['acknowledgements'],
  showsRecord: ['response'],
  workspace: { stage: 'gather', label: 'consultations.task.responses' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'responses/list/responses.njk',
  params,
  query,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, actor, query: wanted, t }) {
    const withConfidential = readsConfidential(actor, of.id)
    const { channel, sector, read, words } = wanted
    const listing = {
      withConfidential,
      ...(words ? { words } : {}),
      ...(channel ? { channel } : {}),
      ...(read ? { read: read === 'yes' } : {}),
      ...(sector ? { sector: sector === 'none' ? '' : sector } : {}),
    }
    const likely = { limit: pageSize, offset: ((wanted.page ?? 1) - 1) * pageSize }
    const { count, withdrawn, listed } = await findResponses(db, of.id, listing, likely)
    const { list, rows } = await readList({
      path: `/consultations/${of.slug}/responses`,
      query: wanted,
      count: () => Promise.resolve(count),
      rows: listed,
    })
    const tallies = await loadTallies(db, of.id, withConfidential)
    return {
      title: t('responses.list.title'),
      breadcrumbs: trailTo(of, t),
      of,
      list,
      rows,
      withConfidential,
      files: asksForFiles(of.form),
      asksWho: withConfidential && aboutYouColumns(of.form).length > 0,
      total: tallies.total,
      byChannel: countBy(tallies, 'channel'),
      bySector: countBy(tallies, 'sector'),
      byArea: countBy(tallies, 'area'),
      wanted,
      withdrawn,
      channels: channels.map(value => ({ value, text: t(`responses.channels.${value}`) })),
      sectors: [
        ...sectors.map(value => ({ value, text: t(`responses.about.sector-options.${value}`) })),
        { value: 'none', text: t('responses.list.not-said') },
      ],
    }
  },
})
