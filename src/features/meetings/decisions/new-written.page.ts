/** Puts a question to every seat in writing, where it cannot wait for a meeting. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import {
  dayField,
  type FormValues,
  fileField,
  hidden,
  hourField,
  line,
  passage,
  pick,
  tick,
  whole,
  writeForm,
} from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { sayClose } from '../../../web/say-closing.ts'
import { boardAbove, isOver, rulesInForce, seatsOn, undenied } from '../../partnerships/index.ts'
import { keepPaper, lengthOf, type TypedPaper } from '../keep-paper.ts'
import { holdMeeting } from '../meeting.queries.ts'
import { listUnanswered } from '../minutes/corrections.queries.ts'
import { mayStandIn } from '../roll.ts'
import { meetingsCrumbs, partnershipHere, partnershipRef, slugParams } from '../subject.ts'
import { aboveWords } from '../upward/above-words.ts'
import { touchingFields } from './decision-form.ts'
import { openQuestions } from './open-questions.ts'
import { makeWrittenLink } from './written-link.queries.ts'

const form = {
  text: passage({ label: 'meetings.decision-form.text', hint: 'meetings.written.text-hint', max: 3000 }),
  basis: passage({ label: 'meetings.decision-form.basis', hint: 'meetings.decision-form.basis-hint', max: 3000 }),
  why_written: passage({ label: 'meetings.written.why', max: 1000 }),
  ...touchingFields,
  closes_on: dayField({ future: true, label: 'meetings.written.closes' }),
  closes_at: hourField({ label: 'meetings.written.closes-at', hint: 'meetings.written.closes-at-hint' }),
  owner_seat_id: pick({ label: 'meetings.decision-form.owner' }),
  binds: line({ label: 'meetings.decision-form.binds', hint: 'meetings.decision-form.binds-hint', optional: true }),
  subject_to_confirmation: tick({
    label: 'meetings.decision-form.confirmation',
    hint: 'meetings.decision-form.confirmation-hint',
  }),
  paper: fileField({ label: 'meetings.papers.file', hint: 'meetings.papers.file-hint', optional: true }),
  paper_title: line({
    label: 'meetings.papers.paper-title',
    hint: 'meetings.written.paper-title-hint',
    optional: true,
  }),
  paper_pages: whole({
    label: 'meetings.papers.pages',
    hint: 'meetings.papers.pages-hint',
    min: 1,
    max: 5000,
    optional: true,
  }),
  paper_summary: passage({
    label: 'meetings.papers.summary',
    hint: 'meetings.papers.summary-hint',
    max: 3000,
    optional: true,
  }),
  closed_to_public: tick({ label: 'meetings.written.closed', hint: 'meetings.written.closed-hint' }),
  closed_reason: line({ label: 'meetings.item-form.closed-reason', optional: true }),
  relook_on: dayField({
    any: 'asked of closed questions only, where it must lie ahead',
    label: 'meetings.item-form.relook',
    optional: true,
  }),
  approves: hidden(),
}
type Typed = FormValues<typeof form>

/** What is asked of everybody who asks, and what only of some. */
const asked = [
  'text',
  'basis',
  'why_written',
  'matters',
  'cost',
  'closes_on',
  'closes_at',
  'owner_seat_id',
  'binds',
  'subject_to_confirmation',
]
const parts = [
  { text: 'meetings.written.add-paper', fields: ['paper', 'paper_title', 'paper_pages', 'paper_summary'] },
  { text: 'meetings.written.keep-closed', fields: ['closed_to_public', 'closed_reason', 'relook_on'] },
]

export const newWrittenPage = definePage({
  path: '/partnerships/:slug/decisions/new',
  mends: ['decisions'],
  workspace: { stage: 'run', label: 'partnerships.nav.written' },
  access: runsPartnership,
  audit: 'written-procedure.begun',
  publishes: 'nothing',
  template: 'meetings/decisions/new-written.njk',
  params: slugParams,
  subject: partnershipHere,
  query: z.object({ minutes: z.uuid().optional().catch(undefined) }),
  form,
  changesPages: false,
  async show({ db, subject: { partnership }, query, today, t }) {
    const minutes = await minutesToApprove(db, partnership.id, query.minutes ?? '')
    const day = minutes && longDay(minutes.held_on)
    return {
      ...(minutes
        ? { form: writeForm(form, { text: t('meetings.approval.item-text', { day }), approves: minutes.id }) }
        : {}),
      written: await openQuestions(db, partnership.id, t),
      unanswered: await listUnanswered(db, minutes?.id ?? null),
      title: t('meetings.written.new'),
      above: aboveWords(t, await boardAbove(db, partnership.id, today)),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      fields: asked,
      more: parts.map(({ text, fields }) => ({ text: t(text), fields })),
      items: {
        owner_seat_id: (await seatsOn(db, partnership.id, today)).map(seat => ({ value: seat.id, text: seat.name })),
      },
    }
  },
  async submit({ db, hub, actor, subject: { partnership }, form: typed, today, now, t, audit }) {
    if (isOver(partnership)) return refuse({ text: 'meetings.new.problem.over' })
    if (typed.closes_on <= today) return refuse({ closes_on: 'meetings.written.problem.closes' })
    const seats = await seatsOn(db, partnership.id, today)
    if (!seats.some(seat => seat.id === typed.owner_seat_id))
      return refuse({ owner_seat_id: 'meetings.decision-form.problem.owner' })
    const minutes = await minutesToApprove(db, partnership.id, typed.approves)
    const wrong = closureProblem(typed, today, minutes !== null)
    if (wrong) return refuse(wrong)
    const paper = paperIn(typed)
    const pages = paper && (await lengthOf(paper))
    if (pages !== null && typeof pages !== 'number') return refuse(asPaperFields(pages))
    // Held, so that the text that the seats are asked about does not change in between.
    if (minutes) await holdMeeting(db, minutes.id)
    const { approves: _, paper: __, paper_title: ___, paper_pages: ____, paper_summary: _____, ...kept } = typed
    const { rules, versionId } = await rulesInForce(db, partnership.id)
    const id = newId()
    await db
      .insertInto('written_procedure')
      .values({
        id,
        partnership_id: partnership.id,
        asked_on: today,
        ...kept,
        closed_reason: kept.closed_to_public ? kept.closed_reason : '',
        relook_on: kept.closed_to_public ? kept.relook_on : null,
        approves_meeting_id: minutes?.id ?? null,
        matters: [...typed.matters],
        cost: typed.cost === null ? null : String(typed.cost),
        rules: JSON.stringify(rules),
        terms_version_id: versionId,
      })
      .execute()
    if (paper && pages !== null)
      await keepPaper(db, paper, pages, {
        partnershipId: partnership.id,
        meetingId: null,
        itemId: null,
        writtenId: id,
        confidential: typed.closed_to_public,
        by: actor.person!.id,
        sentAt: now,
      })
    const people = await askable(db, partnership.id, today)
    for (const person of people)
      await askPerson(db, hub, person, { id, partnership: partnership.name, typed, paper: paper?.title ?? '', now, t })
    await audit({
      action: 'written-procedure.begun',
      subject: partnershipRef(partnership.id),
      record: { kind: 'written_procedure', id },
      after: { closes_on: typed.closes_on, told: people.length },
    })
    return redirect(`/written-procedures/${id}`, 'meetings.done.written')
  },
})

type Question = {
  readonly id: string
  readonly partnership: string
  readonly typed: Typed
  /** The title of its paper; '' where it has none. */
  readonly paper: string
  readonly now: Date
  readonly t: Translate
}

/**
 * Mails somebody the question. An open one is answered from the mail itself; of one that is kept from the public no word is in the mail, and
 * nothing of it is read without signing in.
 */
async function askPerson(tx: Tx, hub: Hub, person: Askable, { id, partnership, typed, paper, now, t }: Question) {
  const { name, email, ...whose } = person
  const values = {
    name,
    partnership,
    closes: sayClose(t, typed.closes_on, typed.closes_at),
    link: `${hub.origin}/written-procedures/${id}`,
  }
  const subject = t('meetings.mail.written.subject', { partnership })
  const about = { kind: 'written_procedure' as const, id }
  if (typed.closed_to_public) {
    const body = t('meetings.mail.written.body-closed', values)
    await sendMail(tx, hub.seal, { to: email, subject, body }, about)
    return
  }
  const answer = `${hub.origin}/written-answers/${await makeWrittenLink(tx, { writtenId: id, ...whose }, now)}`
  const body = t('meetings.mail.written.body', {
    ...values,
    text: typed.text,
    basis: typed.basis,
    paper: paper === '' ? '' : t('meetings.mail.written.paper', { paper }),
    for: `${answer}?say=for`,
    against: `${answer}?say=against`,
    abstain: `${answer}?say=abstain`,
    conflict: `${answer}?say=conflict`,
  })
  await sendMail(tx, hub.seal, { to: email, subject, body }, about)
}

/** What is wrong with keeping it from the public: a closed question says why, and when that is looked at again. */
function closureProblem(typed: Typed, today: Day, approves: boolean): Record<string, string> | null {
  if (!typed.closed_to_public) return null
  if (approves) return { closed_to_public: 'meetings.written.problem.minutes-open' }
  if (!says(typed.closed_reason)) return { closed_reason: 'meetings.written.problem.reason' }
  return typed.relook_on === null || typed.relook_on <= today ? { relook_on: 'meetings.written.problem.relook' } : null
}

/** The paper that is brought along; called as its file is where nobody gives it a title. */
function paperIn({ paper, paper_title, paper_pages, paper_summary }: Typed): TypedPaper | null {
  return (
    paper && {
      title: paper_title || paper.name,
      file: paper,
      pages: paper_pages,
      summary: paper_summary,
      explained: '',
    }
  )
}

/** What is wrong with a paper, by the names that this form has for its boxes. */
function asPaperFields(problems: Readonly<Record<string, string | Message>>): Record<string, string | Message> {
  return Object.fromEntries(Object.entries(problems).map(([name, problem]) => [`paper_${name}`, problem]))
}

type Askable = {
  readonly name: string
  readonly email: string
  readonly personId: string
  readonly seatId: string
  readonly as: 'holder' | 'substitute'
}

/** Everybody who can be asked by mail: each holder, and each substitute with authority, for each of their seats. */
async function askable(db: Handle, partnershipId: string, today: Day): Promise<Askable[]> {
  return (await seatsOn(db, partnershipId, today)).flatMap(seat =>
    (['holder', 'substitute'] as const).flatMap(as => {
      const person = undenied(seat[as])
      const speaks = as === 'holder' || mayStandIn(seat)
      return person?.email && speaks
        ? [{ name: person.name, email: person.email, personId: person.personId, seatId: seat.id, as }]
        : []
    }),
  )
}

/** The published minutes of a meeting that are still to be approved; null where the id is of no such meeting. */
async function minutesToApprove(db: Handle, partnershipId: string, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const found = await db
    .selectFrom('meeting')
    .select(['id', 'held_on'])
    .where('id', '=', id)
    .where('partnership_id', '=', partnershipId)
    .where('minutes_published_at', 'is not', null)
    .where('minutes_approved_on', 'is', null)
    .executeTakeFirst()
  return found ?? null
}
