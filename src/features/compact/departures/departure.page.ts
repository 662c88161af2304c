/** Comply or explain: explain a departure from a code with a published reason, read those explained, withdraw one. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { clauseKey, type Finding, says, shortRecords } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { dayField, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, type Page, redirect, refuse } from '../../../web/page.ts'
import { checkSubject } from '../checks/checking.ts'
import { type JudgedKind, judgedKinds } from '../checks/kinds.ts'
import {
  addressOf,
  answerable,
  anySubject,
  type CheckedSubject,
  crumbsTo,
  pathOf,
  recordParams,
  refOf,
  subjectParams,
  visibleSubject,
} from '../checks/subject.ts'
import { mayJudge } from '../heard/open.ts'
import { voicesOf } from '../heard/sides.ts'
import { findViews, heardOf } from '../heard/views.queries.ts'
import {
  findDeparture,
  findDepartures,
  type KeptDeparture,
  publishDeparture,
  withdrawDeparture,
} from './departures.queries.ts'

const form = {
  practice: pick({ label: 'compact.departure.practice', hint: 'compact.departure.practice-hint' }),
  circumstances: passage({
    label: 'compact.departure.circumstances',
    hint: 'compact.departure.circumstances-hint',
    max: 3000,
  }),
  reason: passage({ label: 'compact.departure.reason', hint: 'compact.departure.reason-hint', max: 3000 }),
  instead: passage({ label: 'compact.departure.instead', hint: 'compact.departure.instead-hint', max: 3000 }),
  risk: passage({ label: 'compact.departure.risk', hint: 'compact.departure.risk-hint', max: 3000 }),
  told: passage({ label: 'compact.departure.told', hint: 'compact.departure.told-hint', max: 3000 }),
  ends_on: dayField({ future: true, label: 'compact.departure.ends', hint: 'compact.departure.ends-hint' }),
}

/** The parts written in words; each has to say something. */
const written = ['circumstances', 'reason', 'instead', 'risk', 'told'] as const

/** What can be explained: whatever falls short now. */
async function shortfalls(db: Handle, subject: CheckedSubject, today: Day): Promise<Finding[]> {
  const checked = await checkSubject(db, subject, today)
  return (checked?.findings ?? []).filter(({ verdict }) => verdict === 'notMet' || verdict === 'partly')
}

/** Ids of the records that fall short; none where the finding rests on its subject alone. */
function shortRecordsOf(finding: Finding): readonly string[] {
  return shortRecords(finding).filter(id => id !== finding.subject.id)
}

function newDeparturePage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'departures/new'),
    mends: ['departures'],
    access: answerable[kind],
    audit: 'departure.published',
    publishes: 'nothing',
    template: 'compact/departures/new.njk',
    params: subjectParams(kind),
    query: z.object({ practice: z.string().max(120).optional().catch(undefined) }),
    form,
    subject: anySubject(kind),
    async show({ db, subject, today, query, typed, t }) {
      const short = await shortfalls(db, subject, today)
      const practice = typed?.values['practice']?.[0] ?? query.practice ?? ''
      return {
        title: t('compact.departure.title'),
        breadcrumbs: crumbsTo(t, subject, true),
        practices: [...new Map(short.map(one => [one.practice, one.title]))].map(([value, text]) => ({ value, text })),
        about: short.find(one => one.practice === practice) ?? null,
        form: writeForm(form, { practice }),
      }
    },
    async submit({ db, subject, form: typed, actor, now, today, audit, t }) {
      const short = (await shortfalls(db, subject, today)).filter(({ practice }) => practice === typed.practice)
      if (short.length === 0) return refuse({ practice: 'compact.departure.not-short' })
      const empty = written.filter(name => !says(typed[name], t(`compact.departure.${name}`)))
      if (empty.length > 0)
        return refuse(Object.fromEntries(empty.map(name => [name, 'compact.departure.says-nothing'])))
      const ref = refOf(subject)
      const { practice, reason, circumstances, instead, risk, told, ends_on: endsOn } = typed
      const parts = {
        clauses: [...new Set(short.flatMap(({ clauses }) => clauses.map(clauseKey)))],
        records: [...new Set(short.flatMap(finding => shortRecordsOf(finding)))],
        circumstances,
        instead,
        risk,
        told,
      }
      const id = await publishDeparture(db, subject, { practice, reason, endsOn, parts, by: actor.person!.id, now })
      await audit({
        action: 'departure.published',
        subject: ref,
        record: { kind: 'departure', id },
        after: { practice, reason, ends_on: endsOn, ...parts },
      })
      return redirect(addressOf(subject, 'departures'), 'compact.done.departure')
    },
  })
}

function departuresPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'departures'),
    workspace: { stage: 'kept', label: 'compact.nav.departures' },
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'compact/departures/departures.njk',
    params: subjectParams(kind),
    subject: visibleSubject(kind),
    async show({ db, subject, actor, today, t }) {
      const [departures, said, voices] = await Promise.all([
        findDepartures(db, subject),
        findViews(db, subject),
        voicesOf(db, actor, subject, today),
      ])
      return {
        title: t('compact.departure.list-title', { subject: subject.title }),
        breadcrumbs: crumbsTo(t, subject, true),
        address: addressOf(subject, 'departures'),
        mayExplain: answerable[kind].allows(actor, refOf(subject)),
        answers: answerable[kind].allows(actor, refOf(subject)) ? addressOf(subject, 'doubts') : null,
        standing: departures
          .filter(({ withdrawnAt }) => withdrawnAt === null)
          .map(one => ({
            ...one,
            ...heardOf(said, ({ departureId }) => departureId === one.id),
            judge: voices.some(voice => mayJudge(voice, one, today))
              ? addressOf(subject, `departures/${one.id}/word`)
              : null,
          })),
        withdrawn: departures.filter(({ withdrawnAt }) => withdrawnAt !== null),
      }
    },
  })
}

type Withdrawal = CheckedSubject & { readonly departure: KeptDeparture }

function withdrawalPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'departures/:id/withdrawal'),
    access: answerable[kind],
    audit: 'departure.withdrawn',
    publishes: 'nothing',
    template: 'compact/departures/withdrawal.njk',
    params: recordParams(kind),
    form: {},
    async subject(db, params): Promise<Found<Withdrawal> | null> {
      const found = await anySubject(kind)(db, params)
      const departure = found && (await findDeparture(db, found.record, params.id))
      return departure && departure.withdrawnAt === null ? { ...found, record: { ...found.record, departure } } : null
    },
    async show({ subject, t }) {
      return {
        title: t('compact.departure.withdraw-title'),
        breadcrumbs: crumbsTo(t, subject, true),
        departure: subject.departure,
        back: addressOf(subject, 'departures'),
      }
    },
    async submit({ db, subject, now, audit }) {
      const { departure } = subject
      if (!(await withdrawDeparture(db, departure.id, now))) return refuse({ withdraw: 'compact.departure.gone' })
      await audit({
        action: 'departure.withdrawn',
        subject: refOf(subject),
        record: { kind: 'departure', id: departure.id },
        before: { practice: departure.practice, reason: departure.reason },
      })
      return redirect(addressOf(subject, 'departures'), 'compact.done.departure-withdrawn')
    },
  })
}

/** The pages of departures, for every kind of subject that is checked. */
export const departurePages: readonly Page[] = judgedKinds.flatMap(kind => [
  departuresPage(kind),
  newDeparturePage(kind),
  withdrawalPage(kind),
])
