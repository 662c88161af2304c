/**
 * The receipt of a keyed response as a letter to print. The address stands on it for the person who keyed the response and
 * read the address on the paper: asking for the letter opens the seal, which is written down; fetching the file does not.
 */
import { z } from 'zod'
import { keysResponses } from '../../../access/access.ts'
import { renderPdf } from '../../../documents/index.ts'
import { defineDownload, definePage, redirect } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { trailTo } from '../form/form.view.ts'
import { nextSteps } from '../giving/acknowledgement.ts'
import { headRows } from '../receipt/held.ts'
import { receiptBlocks } from '../receipt/receipt-copies.page.ts'
import { contactsInView, minutesInView, openToLook } from '../sealing/seal.ts'
import { groupsFor, keyedSubject } from './keyed.page.ts'
import { keyedCode } from './keyed-code.ts'

const params = z.object({ slug: z.string(), reference: z.string().max(20) })

export const printLetterPage = definePage({
  path: '/consultations/:slug/keying/:reference/letter',
  access: keysResponses,
  audit: 'contact.opened',
  publishes: ['responses'],
  freshly: 'to-open',
  template: 'responses/keying/print-letter.njk',
  params,
  changesPages: false,
  subject: keyedSubject,
  async show({ hub, cookies, subject: { of, keyed }, actor, t }) {
    if (!keyedCode(hub.seal, cookies, keyed)) throw new PageProblem('not-found', 'responses.keyed.code-gone')
    const here = `/consultations/${of.slug}/keying`
    return {
      title: t('responses.letter.title', { reference: keyed.reference }),
      breadcrumbs: [
        ...trailTo(of, t),
        { text: t('responses.keying.title'), href: here },
        { text: keyed.reference, href: `${here}/${keyed.reference}` },
      ],
      own: keyed.keyed_by === actor.person?.id,
      minutes: minutesInView,
    }
  },
  async submit({ db, hub, subject: { of, keyed }, actor, audit }) {
    const own = keyed.keyed_by === actor.person?.id
    const opening = own ? await openToLook(db, hub, keyed.id, 'acknowledge', actor) : null
    await audit({
      action: 'contact.opened',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response', id: keyed.id },
      after: { reference: keyed.reference, purpose: 'acknowledge', opened: opening !== null },
    })
    return redirect(`/consultations/${of.slug}/keying/${keyed.reference}/letter.pdf`)
  },
})

export const keyedLetter = defineDownload({
  path: '/consultations/:slug/keying/:reference/letter.pdf',
  access: keysResponses,
  audit: 'reads only',
  publishes: ['contacts', 'responses'],
  params,
  subject: keyedSubject,
  async respond(request) {
    const { db, actor, area, hub, t, today } = request
    const { of, keyed } = request.subject
    const code = keyedCode(hub.seal, request.cookies, keyed)
    if (!code) return null
    // Real time, as for every opening.
    const opened = await contactsInView(db, hub.seal, [keyed.id], 'acknowledge', actor, new Date())
    const to = opened.get(keyed.id)
    const address = to?.post ? [to.name, to.organisation, ...to.post.split('\n')].filter(Boolean) : []
    const contact = t('responses.mail.contact', {
      name: of.contact_name || area.contact.name || area.compactName,
      email: of.contact_email || area.contact.email,
    })
    const words = [
      t('responses.mail.thanks', { title: of.title, count: 1, references: keyed.reference }),
      t('responses.mail.code', { code, link: `${hub.origin}/responses/${code}` }),
    ]
    const body = await renderPdf(
      [
        ...address.map(text => ({ kind: 'paragraph' as const, words: [{ text }] })),
        ...words.map(text => ({ kind: 'paragraph' as const, words: text })),
        { kind: 'heading', level: 1, words: t('responses.receipt.next') },
        { kind: 'list', items: nextSteps(of, t, today).map(text => ({ words: text })) },
        { kind: 'paragraph', words: contact },
        ...receiptBlocks(
          headRows({ response: keyed, of, code }, request),
          await groupsFor({ ...request, subject: of }, keyed),
        ),
      ],
      { title: t('responses.mail.subject', { title: of.title }) },
    )
    return { type: 'application/pdf', body, filename: `${keyed.reference}.pdf` }
  },
})
