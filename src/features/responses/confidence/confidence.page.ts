/** Answering whoever asked for confidence: what can and what cannot be promised, in writing, to all who wait at once. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { reply, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { type Responding, respondingSubject } from '../form/responding.queries.ts'
import { openContact } from '../sealing/seal.ts'
import { countRequests, findWaiting, keepAnswer, listRequests } from './confidence.queries.ts'

const form = {
  version: versionField(),
  answer: reply({ label: 'responses.confidence.answer', hint: 'responses.confidence.answer-hint', max: 4000 }),
}

export const confidencePage = definePage({
  path: '/consultations/:slug/confidence',
  mends: ['confidence-answers'],
  workspace: { stage: 'gather', label: 'responses.confidence.nav' },
  access: leadsConsultation,
  audit: 'confidence.answered',
  publishes: ['contacts', 'responses'],
  template: 'responses/confidence/confidence.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ page: listQuery.page }),
  form,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async act({ db, subject: of, t }) {
    const waiting = await findWaiting(db, of.id)
    const reached = waiting.filter(({ reachable }) => reachable).length
    return {
      happens: [t('responses.confidence.happens', { count: waiting.length })],
      told: [
        t('responses.confidence.told', { count: reached }),
        t('responses.confidence.by-code', { count: waiting.length - reached }),
      ],
    }
  },
  async show({ db, subject: of, query, t }) {
    const { asked, waiting } = await countRequests(db, of.id)
    const { list, rows } = await readList({
      path: `/consultations/${of.slug}/confidence`,
      query,
      count: () => Promise.resolve(asked),
      rows: window => listRequests(db, of.id, window),
    })
    return {
      title: t('responses.confidence.title'),
      breadcrumbs: trailTo(of, t),
      of,
      list,
      rows,
      waiting,
      form: writeForm(form, { version: waiting + 1, answer: of.confidentiality }),
    }
  },
  async submit({ db, hub, subject: of, form: { version, answer }, actor, now, audit, t }) {
    await db.selectFrom('consultation').select('id').where('id', '=', of.id).forNoKeyUpdate().execute()
    const waiting = await findWaiting(db, of.id)
    if (waiting.length === 0) return refuse({ answer: 'responses.confidence.none-waiting' })
    if (version !== waiting.length + 1)
      return stale(writeForm(form, { answer: of.confidentiality }), waiting.length + 1)
    let mailed = 0
    for (const { id, reachable } of waiting) {
      const sent = reachable === true && (await mailAnswer(db, hub, of, id, answer, t))
      await keepAnswer(db, id, { text: answer, by: actor.person?.id ?? null, now, mailed: sent })
      if (sent) mailed++
    }
    await audit({
      action: 'confidence.answered',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'consultation', id: of.id },
      after: { answered: waiting.length, mailed, answer },
    })
    return redirect(`/consultations/${of.slug}/confidence`, 'responses.done.confidence')
  },
})

/** Mails an answer where an address is known; gives whether it was. */
async function mailAnswer(
  tx: Tx,
  hub: Hub,
  of: Responding,
  responseId: string,
  answer: string,
  t: Translate,
): Promise<boolean> {
  const contact = await openContact(tx, hub, responseId, 'confidence', 'system')
  if (!contact?.email) return false
  const body = [t('responses.confidence.mail', { title: of.title }), answer, of.lead_organisation].join('\n\n')
  const subject = t('responses.confidence.mail-subject', { title: of.title })
  await sendSealedMail(tx, hub.seal, { to: contact.email, subject, body }, { kind: 'response', id: responseId })
  return true
}
