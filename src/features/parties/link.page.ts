/**
 * The page a link of a mail opens. Opening it changes nothing (mail scanners open links): its form answers, once. A link that
 * has run out or was used says so and sends a new one to the same mailbox.
 */

import { z } from 'zod'
import { holderOfTheLink } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { useOnce } from '../../db/use-once.ts'
import { line } from '../../web/fields.ts'
import type { Hub } from '../../web/hub.ts'
import { definePage, type Found, notFound, type Page, redirect, refuse } from '../../web/page.ts'
import { answersView } from './answer.view.ts'
import { answerFields, fieldsOf, problemOf, saidFields, saidIn } from './answer-form.ts'
import { keepAnswer } from './answering.ts'
import { labelsOf } from './asked.page.ts'
import { mailQuestion } from './asking.ts'
import { findLink, lastSentTo, type PartyLink } from './links.queries.ts'
import { askerOf, loadRequest, type Matters, type RequestRecord } from './of-address.ts'
import { closedBecause } from './requests.queries.ts'

/** Minutes between two links to the same mailbox. */
const RESTS = 10

const tokenParams = z.object({ token: z.string().min(20).max(100) })

type LinkRecord = RequestRecord & { readonly link: PartyLink }

/** The link of the address; its record is null where no such link was ever sent, which the page says. */
function linkOf(matters: Matters) {
  return async (db: Handle, { token }: { readonly token: string }, hub: Hub): Promise<Found<LinkRecord | null>> => {
    const link = await findLink(db, token, hub.now())
    const record = link && (await loadRequest(db, matters, link.requestId))
    return { ref: null, record: link && record ? { ...record, link } : null }
  }
}

/** Whether a link still answers its question. */
function isOpen({ link, request }: LinkRecord): boolean {
  return link.state === 'good' && closedBecause(request) === null
}

/** The page of a link. */
export function linkPage(matters: Matters): Page {
  const form = {
    ...answerFields,
    ...saidFields(matters),
    name: line({ label: 'parties.answer.name', max: 120, optional: true, autocomplete: 'name' }),
    role: line({ label: 'parties.answer.role', hint: 'parties.answer.role-hint', max: 120, optional: true }),
  }
  return definePage({
    path: '/answers/:token',
    access: holderOfTheLink,
    audit: 'party.answered',
    publishes: 'nothing',
    template: 'parties/question.njk',
    params: tokenParams,
    form,
    subject: linkOf(matters),
    async show({ db, subject, params, t }) {
      if (subject === null) return { title: t('parties.link.unknown-title'), unknown: true }
      const { request, link } = subject
      return {
        title: request.title,
        asker: await askerOf(db, request.subject),
        request,
        answers: answersView(subject, t).map(each => ({ ...each, paper: null })),
        labels: labelsOf(subject.matter, t),
        fields: isOpen(subject) ? [...fieldsOf(subject), 'name', 'role'] : [],
        byLink: true,
        link: closedBecause(request) ?? link.state,
        again: closedBecause(request) === null,
        another: `/answers/${params.token}/another`,
        button: t('parties.answer.button'),
      }
    },
    async submit({ db, hub, subject, params, form: typed, today, now, audit }) {
      if (subject === null) return notFound
      const { request, matter, link } = subject
      if (!isOpen(subject)) return refuse({ link: `parties.problem.${closedBecause(request) ?? 'link'}` })
      const wrong = problemOf(typed)
      if (wrong) return wrong
      if (typed.name === '') return refuse({ name: 'parties.problem.name' })
      if (typed.role === '') return refuse({ role: 'parties.problem.role' })
      const against = await matter.refuses?.(db, request, typed.agreed === 'yes')
      if (against) return refuse({ agreed: against })
      if (!(await useOnce(db, 'party_link', link.id, now))) return refuse({ link: 'parties.problem.link' })
      await keepAnswer(db, { hub, today, audit }, matter, request, {
        agreed: typed.agreed === 'yes',
        comment: typed.comment,
        said: saidIn(subject, typed),
        way: 'link',
        givenOn: today,
        givenBy: link.personId,
        name: typed.name,
        role: typed.role,
        fileId: null,
      })
      return redirect(`/answers/${params.token}`, 'parties.done.answered')
    },
  })
}

/** Asks for a new link, to the mailbox the old one went to. */
export function anotherLinkPage(matters: Matters): Page {
  return definePage({
    path: '/answers/:token/another',
    access: holderOfTheLink,
    audit: 'party.link-sent',
    publishes: 'nothing',
    template: 'parties/another.njk',
    params: tokenParams,
    form: {},
    changesPages: false,
    subject: linkOf(matters),
    async show({ subject, t }) {
      return { title: t('parties.another.title'), request: subject?.request ?? null }
    },
    async submit({ db, hub, subject, params, now, today, audit }) {
      const closed = subject === null ? 'withdrawn' : closedBecause(subject.request)
      if (subject === null || closed) return refuse({ link: `parties.problem.${closed}` })
      const { request, link } = subject
      const last = await lastSentTo(db, request.id, link.sentTo)
      if (last !== null && now.getTime() - last.getTime() < RESTS * 60_000)
        return refuse({ link: { key: 'parties.problem.just-sent', values: { minutes: RESTS } } })
      const { name } = await whoIs(db, link)
      const to = { personId: link.personId, name, email: link.sentTo }
      await mailQuestion(db, hub, request, to, 'again', request.answerBy < today)
      await audit({
        action: 'party.link-sent',
        as: 'party',
        subject: request.subject,
        record: { kind: 'party_request', id: request.id },
      })
      return redirect(`/answers/${params.token}`, 'parties.done.link-sent')
    },
  })
}

/** The name to greet a mailbox by: its person's, or the organisation's. */
async function whoIs(db: Handle, link: PartyLink): Promise<{ name: string }> {
  return link.personId === null
    ? db
        .selectFrom('party_request as r')
        .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
        .select('o.name')
        .where('r.id', '=', link.requestId)
        .executeTakeFirstOrThrow()
    : db.selectFrom('person').select('name').where('id', '=', link.personId).executeTakeFirstOrThrow()
}
