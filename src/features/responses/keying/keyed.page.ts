/** What was just keyed in: its receipt for the respondent, the letter, the next one. */
import { z } from 'zod'
import { type Actor, keysResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, type PageRequest, redirect, refuse } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { type Responding, respondingSubject } from '../form/responding.queries.ts'
import type { ShownGroup } from '../form/shown.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { groupsOf } from '../receipt/held.ts'
import { findKeyed, type Keyed, noteAcknowledged } from './keyed.queries.ts'
import { keyedCode } from './keyed-code.ts'

const params = z.object({ slug: z.string(), reference: z.string().max(20) })

/** A keyed response with its consultation. */
export type KeyedSubject = { readonly of: Responding; readonly keyed: Keyed }

/** The keyed response of an address. */
export async function keyedSubject(
  db: Handle,
  { slug, reference }: z.infer<typeof params>,
  hub: Hub,
  actor: Actor,
): Promise<Found<KeyedSubject> | null> {
  const found = await respondingSubject(hub, slug, actor)
  const keyed = found && (await findKeyed(db, found.record.id, reference))
  return found && keyed ? { ref: found.ref, record: { of: found.record, keyed } } : null
}

type Asking = PageRequest<unknown, unknown, Responding>

/** Everything a keyed response says; of a confidential one nothing, save for the lead and for whoever keyed it. */
export async function groupsFor(
  request: Pick<Asking, 'db' | 'subject' | 'actor' | 't'>,
  keyed: Keyed,
): Promise<ShownGroup[]> {
  const { subject: of, actor } = request
  const may = !keyed.confidential || readsConfidential(actor, of.id) || keyed.keyed_by === actor.person?.id
  return may ? groupsOf({ response: keyed, of }, request) : []
}

/** What of the form before is kept for the next one. */
function given({
  received,
  fast,
}: {
  received?: string | undefined
  fast?: 'yes' | undefined
}): Record<string, string> {
  return { ...(received ? { received } : {}), ...(fast ? { fast } : {}) }
}

export const keyedPage = definePage({
  path: '/consultations/:slug/keying/:reference',
  access: keysResponses,
  audit: 'response.acknowledged',
  publishes: ['responses'],
  template: 'responses/keying/keyed.njk',
  params,
  query: z.object({
    received: z.iso.date().optional().catch(undefined),
    fast: z.literal('yes').optional().catch(undefined),
  }),
  changesPages: false,
  subject: keyedSubject,
  async show(request) {
    const { actor, t } = request
    const { of, keyed } = request.subject
    return {
      title: t('responses.keyed.title', { reference: keyed.reference }),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.keying.title'), href: `/consultations/${of.slug}/keying` }],
      of,
      keyed,
      code: keyedCode(request.hub.seal, request.cookies, keyed),
      list: await groupsFor({ ...request, subject: of }, keyed),
      base: `/consultations/${of.slug}/keying`,
      next: new URLSearchParams({ channel: keyed.channel, ...given(request.query) }).toString(),
      byHand: keyed.import_id === null,
      mayCheck: keyed.checked_at === null && keyed.keyed_by !== actor.person?.id,
    }
  },
  async submit({ db, subject: { of, keyed }, now, audit }) {
    if (!(await noteAcknowledged(db, keyed.id, now))) return refuse({ form: 'responses.keyed.acknowledged-before' })
    await audit({
      action: 'response.acknowledged',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response', id: keyed.id },
      after: { reference: keyed.reference, by: 'letter' },
    })
    return redirect(`/consultations/${of.slug}/keying/${keyed.reference}`, 'responses.done.acknowledged')
  },
})
