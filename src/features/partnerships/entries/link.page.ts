/**
 * Answering an entry from the mail: the link shows what it says and asks to confirm. Opening it changes nothing, because mail
 * scanners open links; its form answers, once. Whoever no longer sits in the seat cannot answer for it.
 */

import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { useOnce } from '../../../db/use-once.ts'
import type { Day } from '../../../kernel/day.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import { findPartnershipById } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import {
  answerFields,
  answerForm,
  entryAsked,
  keepSeatAnswer,
  ownSeatsAsked,
  problemsOf,
  untimely,
} from './answering.ts'
import { linesOf, titleOf } from './entry.view.ts'
import { findEntryLink } from './links.queries.ts'

async function linkHere(db: Handle, { token }: { readonly token: string }) {
  const link = await findEntryLink(db, token)
  const partnership = link && (await findPartnershipById(db, link.partnership_id))
  const asked = link && (await entryAsked(db, link.partnership_id, link.kind, link.partnership_entry_id))
  return { ref: null, record: link && partnership && asked ? { link, partnership, ...asked } : null }
}
type LinkHere = NonNullable<Awaited<ReturnType<typeof linkHere>>['record']>

/** Why a link does not answer any more; null while it does. */
async function whyNot(db: Handle, here: LinkHere, today: Day): Promise<'used' | 'seat' | 'early' | 'past' | null> {
  if (here.link.used_at !== null) return 'used'
  const time = untimely(here, today)
  if (time) return time
  const own = await ownSeatsAsked(db, here, here.link.person_id, today)
  return own.some(({ id }) => id === here.link.seat_id) ? null : 'seat'
}

export const entryLinkPage = definePage({
  path: '/seat-answers/:token',
  access: holderOfTheLink,
  audit: 'partnership.entry-answered',
  publishes: 'nothing',
  template: 'partnerships/entries/answer.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  query: z.object({ say: z.enum(['yes', 'no']).optional().catch(undefined) }),
  form: answerForm,
  changesPages: false,
  subject: linkHere,
  async show({ db, subject, query, today, t }) {
    if (subject === null)
      return { title: t('entries.answer.unknown'), problem: 'entries.answer.problem.unknown', fields: [] }
    const { partnership, kind, entry, link } = subject
    const problem = await whyNot(db, subject, today)
    const seat = entry.seat_id === link.seat_id ? entry.seat : null
    return {
      title: t(`entries.kinds.${kind.name}.one`),
      partnership,
      question: t(`entries.kinds.${kind.name}.question`, {
        name: partnership.name,
        party: seat ?? '',
        title: titleOf(entry, kind, t),
      }),
      lines: linesOf(entry, kind, t),
      entry: titleOf(entry, kind, t),
      before: null,
      problem: problem && `entries.answer.problem.${problem}`,
      signIn: problem === 'used' ? `/partnerships/${partnership.slug}/entries/${entry.id}/answer` : null,
      fields: problem ? [] : answerFields(kind),
      // Chosen by whoever followed that link of the mail, and confirmed here.
      form: writeForm(answerForm, { version: entry.version, ...(query.say ? { says: query.say } : {}) }),
    }
  },
  async submit({ db, subject, params, form: said, today, now, audit }) {
    if (subject === null) return notFound
    const { partnership, kind, entry, link } = subject
    const problem = await whyNot(db, subject, today)
    if (problem) return refuse({ says: `entries.answer.problem.${problem}` })
    if (said.version !== entry.version) return stale(writeForm(answerForm, { version: entry.version }), entry.version)
    const problems = problemsOf(kind, said)
    if (Object.keys(problems).length > 0) return refuse(problems)
    if (!(await useOnce(db, 'entry_link', link.id, now))) return refuse({ says: 'entries.answer.problem.used' })
    await keepSeatAnswer(db, entry.id, { seatId: link.seat_id, personId: link.person_id, way: 'link', now }, said)
    await audit({
      action: 'partnership.entry-answered',
      as: 'seat',
      subject: subjectOf(partnership),
      record: { kind: kind.name, id: entry.id },
      after: { seat: link.seat_id, says: said.says, by_link: true },
    })
    return redirect(`/seat-answers/${params.token}`, 'entries.done.answered')
  },
})
