/** The side that things are owed to speaks: it confirms what a body states of itself, many at once, or sees one otherwise. */
import { z } from 'zod'
import { anyOf, hasRole, speaksForSomeOrganisation } from '../../../access/access.ts'
import { evidenceBehind, type Finding, says } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { passage, pick, picks, writeForm } from '../../../web/fields.ts'
import { definePage, type Page, redirect, refuse } from '../../../web/page.ts'
import { type CheckedKind, checkedKinds, checkSubjects } from '../checks/checking.ts'
import {
  addressOf,
  type CheckedSubject,
  crumbsTo,
  places,
  refOf,
  slugParams,
  visibleSubject,
} from '../checks/subject.ts'
import { demandsFor } from '../codes/editions.queries.ts'
import { rulesInForce } from '../rules/rules.queries.ts'
import { answerPages } from './answer.page.ts'
import { type Voice, voicesOf } from './sides.ts'
import { addressesFor, confirm, doubt, findViews, type NewView } from './views.queries.ts'

/** Whoever speaks for some organisation, or sits on the partnership that is looked at. */
const speaksForOthers = anyOf(speaksForSomeOrganisation, hasRole('representative'))

/** A finding that a body may speak of, with the mark of what it rests on. */
type Open = { readonly finding: Finding; readonly evidence: string }

/** What is stated or explained, and owed to a side that one of these bodies belongs to. */
async function openTo(db: Handle, subject: CheckedSubject, voices: readonly Voice[], today: Day): Promise<Open[]> {
  const checked = (await checkSubjects(db, subject.kind, [subject.id], today)).get(subject.id)
  if (!checked) return []
  const demands = demandsFor(checked.codes, await rulesInForce(db, today))
  const sides = new Set(voices.flatMap(voice => voice.sides))
  return checked.findings
    .filter(finding => isOpen(finding) && sides.has(finding.owedTo))
    .flatMap(finding => {
      const evidence = evidenceBehind(checked.facts, demands, finding.demand, today)
      return evidence === null ? [] : [{ finding, evidence }]
    })
}

/** Whether the other side has anything to say of it: what a body says of itself, or explains. */
function isOpen({ verdict, proof, confirmed }: Finding): boolean {
  return verdict === 'explained' || proof === 'stated' || confirmed.length > 0
}

/** The value of a box to tick: the finding, and the mark of the evidence that the reader saw. */
const boxOf = ({ finding, evidence }: Open): string => `${evidence.slice(0, 16)} ${finding.demand}`.slice(0, 200)

const viewOf = (subject: CheckedSubject, { finding, evidence }: Open, voice: Voice, by: string): NewView => ({
  subject: refOf(subject),
  demand: finding.demand,
  practice: finding.practice,
  organisationId: voice.id,
  by,
  saw: finding.because,
  evidence,
})

const confirmForm = {
  organisation: pick({ label: 'compact.heard.organisation', hint: 'compact.heard.organisation-hint' }),
  confirm: picks({ label: 'compact.heard.confirm', hint: 'compact.heard.confirm-hint' }),
}

function hearingPage(kind: CheckedKind): Page {
  return definePage({
    path: `${places[kind]}/:slug/hearing`,
    workspace: { within: 'checks' },
    access: speaksForOthers,
    audit: 'finding.confirmed',
    template: 'compact/heard/hearing.njk',
    params: slugParams,
    form: confirmForm,
    subject: visibleSubject(kind),
    async show({ db, subject, actor, today, t }) {
      const voices = await voicesOf(db, actor, subject, today)
      const open = await openTo(db, subject, voices, today)
      const said = (await findViews(db, refOf(subject))).filter(({ withdrawnAt }) => withdrawnAt === null)
      return {
        title: t('compact.heard.title', { subject: subject.title }),
        breadcrumbs: crumbsTo(t, subject, true),
        mayNot: voices.length === 0,
        organisations: voices.map(({ id, name }) => ({ value: id, text: name })),
        boxes: open.map(one => ({
          value: boxOf(one),
          text: one.finding.title,
          hint: { text: `${t(`compact.verdict.${one.finding.verdict}`)}. ${one.finding.because}` },
        })),
        doubts: open.map(({ finding }) => ({
          text: finding.title,
          href: `${addressOf(subject, 'hearing/otherwise')}?demand=${encodeURIComponent(finding.demand)}`,
        })),
        said: said.filter(({ organisationId }) => voices.some(({ id }) => id === organisationId)),
        back: addressOf(subject, 'checks'),
        form: writeForm(confirmForm, { organisation: voices.length === 1 ? (voices[0]?.id ?? '') : '' }),
      }
    },
    async submit({ db, subject, form, actor, today, now, audit }) {
      const voices = await voicesOf(db, actor, subject, today)
      const voice = voices.find(({ id }) => id === form.organisation)
      if (!voice) return refuse({ organisation: 'compact.heard.not-yours' })
      if (form.confirm.length === 0) return refuse({ confirm: 'compact.heard.none-chosen' })
      const open = await openTo(db, subject, [voice], today)
      const chosen = form.confirm.map(box => open.find(one => boxOf(one) === box))
      if (chosen.some(one => one === undefined)) return refuse({ confirm: 'compact.heard.changed' })
      for (const one of chosen) {
        if (!one) continue
        const id = await confirm(db, viewOf(subject, one, voice, actor.person!.id), today, now)
        await audit({
          action: 'finding.confirmed',
          subject: refOf(subject),
          record: { kind: 'finding-view', id },
          after: { demand: one.finding.demand, organisation: voice.name, saw: one.finding.because },
        })
      }
      return redirect(addressOf(subject, 'checks'), 'compact.done.confirmed')
    },
  })
}

const doubtForm = {
  organisation: pick({ label: 'compact.heard.organisation', hint: 'compact.heard.organisation-hint' }),
  reason: passage({ label: 'compact.heard.reason', hint: 'compact.heard.reason-hint', max: 3000 }),
}

function doubtPage(kind: CheckedKind): Page {
  return definePage({
    path: `${places[kind]}/:slug/hearing/otherwise`,
    workspace: { within: 'checks' },
    access: speaksForOthers,
    audit: 'finding.doubted',
    template: 'compact/heard/otherwise.njk',
    params: slugParams,
    query: z.object({ demand: z.string().max(400).catch('') }),
    form: doubtForm,
    subject: visibleSubject(kind),
    async show({ db, subject, actor, today, query, t }) {
      const voices = await voicesOf(db, actor, subject, today)
      const about = (await openTo(db, subject, voices, today)).find(({ finding }) => finding.demand === query.demand)
      return {
        title: t('compact.heard.otherwise'),
        breadcrumbs: crumbsTo(t, subject, true),
        about: about ? { title: about.finding.title, asks: about.finding.asks, because: about.finding.because } : null,
        organisations: voices.map(({ id, name }) => ({ value: id, text: name })),
        back: addressOf(subject, 'hearing'),
        form: writeForm(doubtForm, { organisation: voices.length === 1 ? (voices[0]?.id ?? '') : '' }),
      }
    },
    async submit({ db, hub, subject, form, query, actor, today, audit, t }) {
      const voice = (await voicesOf(db, actor, subject, today)).find(({ id }) => id === form.organisation)
      if (!voice) return refuse({ organisation: 'compact.heard.not-yours' })
      const about = (await openTo(db, subject, [voice], today)).find(({ finding }) => finding.demand === query.demand)
      if (!about) return refuse({ organisation: 'compact.heard.not-owed' })
      if (!says(form.reason, t('compact.heard.reason'))) return refuse({ reason: 'compact.departure.says-nothing' })
      const days = (await hub.clock(db, refOf(subject), today))('doubt').value
      const id = await doubt(db, viewOf(subject, about, voice, actor.person!.id), { reason: form.reason, today, days })
      if (!id) return refuse({ reason: 'compact.heard.once' })
      const words = {
        organisation: voice.name,
        subject: subject.title,
        practice: about.finding.title,
        reason: form.reason,
      }
      const link = `${hub.origin}${addressOf(subject, `doubts/${id}`)}`
      for (const to of await addressesFor(db, refOf(subject), today))
        await sendMail(
          db,
          hub.seal,
          {
            to,
            subject: t('compact.heard.mail-subject', words),
            body: t('compact.heard.mail-body', { ...words, link }),
          },
          refOf(subject),
        )
      await audit({
        action: 'finding.doubted',
        subject: refOf(subject),
        record: { kind: 'finding-view', id },
        after: { demand: query.demand, organisation: voice.name, saw: about.finding.because, reason: form.reason },
      })
      return redirect(addressOf(subject, 'checks'), 'compact.done.doubted')
    },
  })
}

/** The pages on which the other side speaks, for every kind of subject that is checked. */
export const heardPages: readonly Page[] = [
  ...checkedKinds.flatMap(kind => [hearingPage(kind), doubtPage(kind)]),
  ...answerPages,
]
