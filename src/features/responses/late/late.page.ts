/**
 * The late box. What came after the close is kept here apart, and counts for nothing until the lead decides. The decision is made without
 * what it says: by the day it came and why it was late. Its reason is public in the outcome.
 */
import { z } from 'zod'
import { keysResponses, leadsConsultation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { startOfDay } from '../../../kernel/day.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import { choice, passage, picks, writeForm } from '../../../web/fields.ts'
import { sealPlace } from '../../../web/once.ts'
import { definePage, type FormRequest, type Outcome, redirect, refuse } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { keyingStanding, type Responding, respondingSubject } from '../form/responding.queries.ts'
import { giveResponse } from '../giving/give.queries.ts'
import { codeOf, markOf, referenceOf } from '../sealing/receipt-code.ts'
import { sealContact } from '../sealing/seal.ts'
import { listLate, openWaiting, settleLate } from './late.queries.ts'

const form = {
  which: picks({ label: 'responses.late.which' }),
  decision: choice({ label: 'responses.late.decision', options: ['in', 'out'], speaksFor: true }),
  reason: passage({ label: 'responses.late.reason', hint: 'responses.late.reason-hint', max: 1000 }),
}

export const latePage = definePage({
  path: '/consultations/:slug/late',
  workspace: { stage: 'gather', label: 'consultations.nav.late' },
  width: 'whole',
  access: keysResponses,
  audit: 'response.late-decided',
  publishes: 'nothing',
  enter: 'does-nothing',
  template: 'responses/late/late.njk',
  params: z.object({ slug: z.string() }),
  form,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, actor, today, typed, t }) {
    const all = await listLate(db, of.id)
    const waiting = all.filter(({ decision }) => decision === null)
    return {
      title: t('responses.late.title'),
      breadcrumbs: trailTo(of, t),
      of,
      waiting,
      decided: all.filter(({ decision }) => decision !== null),
      decides: leadsConsultation.allows(actor, { kind: 'consultation', id: of.id }),
      standing: keyingStanding(of, today),
      form: typed ?? writeForm(form, {}),
    }
  },
  async submit(request) {
    const { db, hub, subject: of, form: typed, actor, today } = request
    if (!leadsConsultation.allows(actor, { kind: 'consultation', id: of.id }))
      return refuse({ form: 'responses.late.problem.lead' })
    const { which, decision, reason } = typed
    const chosen = await openWaiting(
      db,
      hub.seal,
      of.id,
      which.filter(id => z.uuid().safeParse(id).success),
    )
    if (chosen.length === 0) return refuse({ which: 'responses.late.problem.which' })
    const standing = keyingStanding(of, today)
    if (decision === 'in' && standing !== 'ready') return refuse({ decision: `responses.keying.not-${standing}` })
    for (const late of chosen) {
      const became = { responseId: newId() }
      if (decision === 'in' && !(await takeIn(request, late, became.responseId)))
        return refuse({ form: 'responses.late.problem.changed' })
      if (decision === 'out') await tell(request, late)
      const settled = { decision, reason, by: actor.person!.id, now: request.now }
      await settleLate(
        db,
        late.id,
        { ...settled, ...(decision === 'in' ? became : {}) },
        {
          action: 'response.late-decided',
          subject: { kind: 'consultation', id: of.id },
          after: { decision, reason },
          write: request.audit,
        },
      )
    }
    return redirect(`/consultations/${of.slug}/late`, 'responses.done.late-decided')
  },
})

type Deciding = FormRequest<{ slug: string }, unknown, Responding, typeof form>
type Opened = Awaited<ReturnType<typeof openWaiting>>[number]

/** Gives it as a response that came late, once; it counts like any other from now on. */
async function takeIn(request: Deciding, late: Opened, responseId: string): Promise<boolean> {
  const { id, said, channel, came_on, scan_file_id } = late
  const { db, hub, subject: of, form: typed, actor, now, today, area } = request
  // The box gives each response once: its own id is the token.
  const token = id
  const reference = referenceOf(hub.seal, token)
  const response = {
    id: responseId,
    said,
    reference,
    codeMark: markOf(hub.seal, codeOf(hub.seal, token, 'response'), 'response'),
    channel,
    receivedAt: new Date(startOfDay(came_on, area.timeZone).getTime() + 12 * 3_600_000),
    contact: said.contact ? sealContact(hub.seal, said.contact) : null,
    mail: null,
    acknowledgedAt: null,
    acknowledgeAfter: null,
    by: actor,
    lateReason: typed.reason,
    scanFileId: scan_file_id,
  }
  const guard = { consultationId: of.id, version: of.version, now, today, timeZone: area.timeZone, keyed: true }
  const digest = hub.seal.mark(id, 'late response')
  const claim = { token, page: PAGE, digest, sealedPlace: sealPlace(hub.seal, token, reference) }
  return giveResponse(db, response, guard, claim)
}

const PAGE = '/consultations/:slug/late'

/** Tells its giver that it was not taken in and why, where they left an address. */
async function tell(
  { db, hub, subject: of, form: { reason }, area, t }: Deciding,
  { id, said }: Opened,
): Promise<Outcome | undefined> {
  const to = said.contact?.email
  if (!to) return undefined
  const contact = of.contact_email || area.contact.email
  await sendSealedMail(
    db,
    hub.seal,
    {
      to,
      subject: t('responses.late.mail-subject', { title: of.title }),
      body: t('responses.late.mail', { title: of.title, reason, contact, area: area.compactName }),
    },
    { kind: 'late_response', id },
  )
  return undefined
}
