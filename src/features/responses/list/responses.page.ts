/** The responses of a consultation: what came, how and when, never from whom. */
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { type Actor, leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import type { Answers } from '../../../questions/form.ts'
import { cellsOf, columnsOf } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { sectors } from '../form/about-you.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { countResponsesBy, listResponses } from './responses.queries.ts'

const params = z.object({ slug: z.string() })
const channels = ['online', 'email', 'letter', 'paper', 'spoken'] as const
const query = z.object({
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
  workspace: { stage: 'gather', label: 'consultations.task.responses' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  template: 'responses/list/responses.njk',
  params,
  query,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, actor, query: wanted, t }) {
    const withConfidential = readsConfidential(actor, of.id)
    const { channel, sector, read } = wanted
    const listing = {
      withConfidential,
      ...(channel ? { channel } : {}),
      ...(read ? { read: read === 'yes' } : {}),
      ...(sector ? { sector: sector === 'none' ? '' : sector } : {}),
    }
    const rows = await listResponses(db, of.id, listing)
    const byChannel = await countResponsesBy(db, of.id, 'channel', { withConfidential })
    return {
      title: t('responses.list.title'),
      breadcrumbs: trailTo(of, t),
      of,
      rows,
      withConfidential,
      total: byChannel.reduce((sum, each) => sum + each.count, 0),
      byChannel,
      bySector: await countResponsesBy(db, of.id, 'sector', { withConfidential }),
      byArea: await countResponsesBy(db, of.id, 'area_part', { withConfidential }),
      wanted,
      withdrawn: rows.filter(({ state }) => state === 'withdrawn').length,
      channels: channels.map(value => ({ value, text: t(`responses.channels.${value}`) })),
      sectors: [
        ...sectors.map(value => ({ value, text: t(`responses.about.sector-options.${value}`) })),
        { value: 'none', text: t('responses.list.not-said') },
      ],
    }
  },
})

/** Every response as a table: answers and terms, never contact details. */
export const responsesTable = defineDownload({
  path: '/consultations/:slug/responses.csv',
  access: reviewsResponses,
  audit: 'reads only',
  params,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ db, subject: of, actor, t }) {
    let chosen = db
      .selectFrom('response')
      .selectAll()
      .where('consultation_id', '=', of.id)
      .where('state', '<>', 'withdrawn')
    if (!readsConfidential(actor, of.id)) chosen = chosen.where('confidential', '=', false)
    const rows = await chosen.orderBy('received_at').orderBy('reference').execute()
    const asked = columnsOf(of.form).map(column => `${column.question} – ${say(column.heading, t)}`)
    const head = [
      'reference',
      'channel',
      'received',
      'behalf',
      'provenance',
      'published-as',
      'sector',
      'area-part',
      'confidential',
      'may-publish',
      'may-pass-on',
      'comments',
      'free',
    ]
    const body = stringify(
      [
        [...head.map(name => t(`responses.columns.${name}`)), ...asked],
        ...rows.map(row => [
          row.reference,
          row.channel,
          row.received_at.toISOString(),
          row.behalf,
          row.provenance,
          row.published_as,
          row.sector,
          row.area_part,
          String(row.confidential),
          String(row.may_publish),
          String(row.may_pass_on),
          Object.values(row.comments as Record<string, string>).join('\n\n'),
          row.free_text,
          ...cellsOf(of.form, row.answers as Answers).map(cell => say(cell, t)),
        ]),
      ],
      { bom: true, escape_formulas: true },
    )
    return { type: 'text/csv; charset=utf-8', body, filename: `${of.slug}-responses.csv` }
  },
})
