/** Change a response until the close; what it said before is kept beside it. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import type { Comments } from '../../../questions/comments.ts'
import type { Answers } from '../../../questions/form.ts'
import type { Identifying } from '../../../questions/identifying.ts'
import { type RawForm, tick, versionField } from '../../../web/fields.ts'
import { definePage, type FormRequest, leadsOn, redirect, refuse, stale } from '../../../web/page.ts'
import type { Limit } from '../../../web/tries.ts'
import { mayMailUnasked } from '../../../web/unasked-mail.ts'
import { type Asking, takesAnswerFiles } from '../files/receive.ts'
import { type Contact, drawnOnly, ownFields } from '../form/about-you.ts'
import { asForm } from '../form/as-form.ts'
import { commentViews, headView, wholeForm } from '../form/form.view.ts'
import { commentedParagraphs, readSaid, type Said } from '../form/reading.ts'
import { findPackParagraphs } from '../form/responding.queries.ts'
import { acknowledgementMail } from '../giving/acknowledgement.ts'
import { identifyingWords } from '../giving/identifying-words.ts'
import { eraseContact, openContact, replaceContact } from '../sealing/seal.ts'
import { arrive, type Held, openHeld } from './held.ts'
import { changeResponse } from './response.queries.ts'

/** Addresses that one response may bring mail to in a day: whoever mistypes it once is still thanked. */
const newAddresses: Limit = { name: 'new addresses of a response', most: 2, minutes: 24 * 60 }

const form = {
  ...drawnOnly(ownFields),
  forget_contact: tick({ label: 'responses.change.forget-contact' }),
  version: versionField(),
}

export const changePage = definePage({
  path: '/responses/:code/change',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'response.changed',
  publishes: ['own response'],
  enter: 'does-nothing',
  template: 'responses/receipt/change.njk',
  params: z.object({ code: z.string().max(60) }),
  form,
  changesPages: false,
  receives: takesAnswerFiles<Parameters<typeof openHeld>[0] & { params: { code: string } } & Asking>(
    async (request, raw) => (await openHeld({ ...request, raw }, request.params.code)).of,
  ),
  async show(request) {
    const { params, typed, db } = request
    const held = await arrive(request, params.code)
    if (leadsOn(held)) return held
    const { of, base, t } = held
    if (!held.mayChange && !typed) return redirect(base)
    const kept = asForm(held)
    const raw = typed ?? kept
    const ids = [...new Set([...commentedParagraphs(raw), ...commentedParagraphs(kept)])]
    const paragraphs = await findPackParagraphs(db, of.id, ids)
    const read = typed && readSaid(of.form, typed, new Set(paragraphs.map(({ id }) => id)))
    return {
      title: t('responses.change.title'),
      breadcrumbs: [{ text: t('responses.receipt.title'), href: base }],
      saidIn: held,
      code: held.code,
      ...headView(of, request),
      parts: wholeForm(of, raw.values, typed, t),
      comments: commentViews(paragraphs, raw.values, typed),
      identifying: read?.ok ? newWords(held, read.value) : [],
      form: kept,
    }
  },
  async submit(request) {
    const { db, raw, params, form: typed, now, audit } = request
    const held = await openHeld(request, params.code)
    if (!held.mayChange) return refuse({ form: 'responses.change.too-late' })
    const known = await findPackParagraphs(db, held.of.id, commentedParagraphs(raw))
    const read = readSaid(held.of.form, raw, new Set(known.map(paragraph => paragraph.id)))
    if (!read.ok) return refuse(read.problem)
    // As before giving, what seems to show who they are is looked at once more, and then saved as it is.
    const told = new Set(raw.values['told'])
    if (newWords(held, read.value).some(({ words }) => !told.has(words)))
      return refuse({ identifying: 'responses.change.identifying' })
    const said = withName(read.value, held, raw)
    if (!(await changeResponse(db, held.response, typed.version, said, now))) {
      const fresh = await openHeld(request, params.code)
      return stale(asForm(fresh), fresh.response.version)
    }
    const telling = { as: 'respondent', subject: { kind: 'consultation', id: held.of.id } } as const
    const erased = { ...telling, action: 'response.contact-erased', write: audit } as const
    if (typed.forget_contact) await eraseContact(db, held.response.id, now, erased)
    else if (said.contact) await changeContact(db, request, held, said.contact)
    await audit({ ...telling, action: 'response.changed', record: { kind: 'response', id: held.response.id } })
    return redirect(held.base, 'responses.done.changed', held.stays)
  },
})

/** Words that seem to show who somebody is, and did not stand in the response before. */
function newWords({ of, response }: Held, said: Said): readonly Identifying[] {
  const before = { answers: response.answers as Answers, comments: response.comments as Comments }
  const known = new Set(identifyingWords(of, { ...before, free_text: response.free_text }).map(({ words }) => words))
  return identifyingWords(of, said).filter(({ words }) => !known.has(words))
}

/**
 * A published name stays where it was not typed again, because the form does not show it: only while its box is ticked, and
 * never with what is confidential.
 */
function withName(said: Said, { response }: Held, raw: RawForm): Said {
  const { terms } = said
  const allowed = (raw.values['publish_name'] ?? []).includes('yes') && !terms.confidential
  const stays = allowed && terms.published_as === '' && terms.behalf === 'organisation'
  return stays && !said.contact?.organisation
    ? { ...said, terms: { ...terms, published_as: response.published_as } }
    : said
}

/** What is typed takes the place of what was known, part by part; a new address gets the acknowledgement. */
async function changeContact(
  tx: Tx,
  request: Pick<FormRequest<unknown, unknown, unknown, never>, 'hub' | 'area' | 't' | 'now' | 'today' | 'ip'>,
  { response, of, code }: Held,
  typed: Contact,
): Promise<void> {
  const { hub, area, t, now, today, ip } = request
  const known = await openContact(tx, hub, response.id, 'copy-to-respondent', 'respondent')
  const contact = { ...known, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')) }
  await replaceContact(tx, hub.seal, response.id, { ...typed, ...contact })
  if (!typed.email || typed.email === known?.email) return
  // The address is kept all the same; only its mail is one too many.
  if (!(await hub.tries.take(newAddresses, response.id)) || !(await mayMailUnasked(hub, typed.email, ip))) return
  const mail = acknowledgementMail(typed.email, { references: [response.reference], code }, of, {
    origin: hub.origin,
    area,
    t,
    today,
  })
  await sendSealedMail(tx, hub.seal, mail, { kind: 'response', id: response.id })
  await tx
    .updateTable('respondent_contact')
    .set({ acknowledged_at: now, acknowledged_by_letter: false })
    .where('response_id', '=', response.id)
    .execute()
}
