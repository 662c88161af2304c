/** What was just keyed in: its receipt for the respondent, the letter, the next one. */
import { z } from 'zod'
import { keysResponses } from '../../access/access.ts'
import { renderPdf } from '../../documents/export/pdf/index.ts'
import { defineDownload, definePage, type PageRequest, redirect, refuse } from '../../web/page.ts'
import { PageProblem } from '../../web/problems.ts'
import { nextSteps } from './acknowledgement.ts'
import { trailTo } from './form.view.ts'
import { groupsOf, headRows } from './held.ts'
import { findKeyed, type Keyed, noteAcknowledged } from './keyed.queries.ts'
import { keyedCode } from './keyed-code.ts'
import { receiptBlocks } from './receipt-copies.page.ts'
import { type Responding, respondingSubject } from './responding.queries.ts'
import { readsConfidential } from './responses.page.ts'
import { openContact } from './seal.ts'
import type { ShownGroup } from './shown.ts'

const params = z.object({ slug: z.string(), reference: z.string().max(20) })

type Asking = PageRequest<z.infer<typeof params>, unknown, Responding>

async function open({ db, subject, params: { reference } }: Pick<Asking, 'db' | 'subject' | 'params'>): Promise<Keyed> {
  const keyed = await findKeyed(db, subject.id, reference)
  if (!keyed) throw new PageProblem('not-found')
  return keyed
}

/** Everything a keyed response says; of a confidential one nothing, save for the lead and for whoever keyed it. */
async function groupsFor(request: Pick<Asking, 'db' | 'subject' | 'actor' | 't'>, keyed: Keyed): Promise<ShownGroup[]> {
  const { subject: of, actor } = request
  const may = !keyed.confidential || readsConfidential(actor, of.id) || keyed.keyed_by === actor.person?.id
  return may ? groupsOf({ response: keyed, of }, request) : []
}

export const keyedPage = definePage({
  path: '/consultations/:slug/keying/:reference',
  access: keysResponses,
  audit: 'response.acknowledged',
  template: 'responses/keyed.njk',
  params,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, actor, t } = request
    const keyed = await open(request)
    return {
      title: t('responses.keyed.title', { reference: keyed.reference }),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.keying.title'), href: `/consultations/${of.slug}/keying` }],
      of,
      keyed,
      code: keyedCode(request.hub.seal, request.cookies, keyed),
      list: await groupsFor(request, keyed),
      base: `/consultations/${of.slug}/keying`,
      mayCheck: keyed.checked_at === null && keyed.keyed_by !== actor.person?.id,
    }
  },
  async submit(request) {
    const { db, subject: of, now, audit } = request
    const keyed = await open(request)
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

/**
 * The receipt as a letter to print. The address stands on it for the person who keyed the response and read the address on
 * the paper; that opens its seal, which is written down each time.
 */
export const keyedLetter = defineDownload({
  path: '/consultations/:slug/keying/:reference/letter.pdf',
  access: keysResponses,
  audit: 'reads only',
  params,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond(request) {
    const { subject: of, actor, area, hub, t, today } = request
    const keyed = await open(request)
    const code = keyedCode(hub.seal, request.cookies, keyed)
    if (!code) return null
    const address = keyed.keyed_by === actor.person?.id ? await addressOf(request, keyed) : ''
    const contact = t('responses.mail.contact', {
      name: of.contact_name || area.contact.name || area.compactName,
      email: of.contact_email || area.contact.email,
    })
    const words = [
      t('responses.mail.thanks', { title: of.title, reference: keyed.reference }),
      t('responses.mail.code', { code, link: `${hub.origin}/responses/${code}` }),
    ]
    const body = await renderPdf(
      [
        ...address
          .split('\n')
          .flatMap(line => (line === '' ? [] : [{ kind: 'paragraph' as const, words: [{ text: line }] }])),
        ...words.map(text => ({ kind: 'paragraph' as const, words: text })),
        { kind: 'heading', level: 1, words: t('responses.receipt.next') },
        { kind: 'list', items: nextSteps(of, t, today).map(text => ({ words: text })) },
        { kind: 'paragraph', words: contact },
        ...receiptBlocks(headRows({ response: keyed, of, code }, request), await groupsFor(request, keyed)),
      ],
      { title: t('responses.mail.subject', { title: of.title }) },
    )
    return { type: 'application/pdf', body, filename: `${keyed.reference}.pdf` }
  },
})

/** Name and address of whoever wrote, in lines; '' where no address for a letter is known. */
async function addressOf({ hub, actor }: Pick<Asking, 'hub' | 'actor'>, keyed: Keyed): Promise<string> {
  const contact = await hub.db.transaction().execute(tx => openContact(tx, hub, keyed.id, 'acknowledge', actor))
  return contact?.post ? [contact.name, contact.organisation, contact.post].filter(Boolean).join('\n') : ''
}
