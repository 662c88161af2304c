/** Where the start gate leads: a partnership, joining another, or none, which is as good an answer as any. */
import { type Actor, runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { sayAnsweredWithin } from '../../../web/say-due.ts'
import { sealContact } from '../contact/sealed-contact.ts'
import { tellTeam } from '../contact/tell-team.ts'
import { keepSwitch } from '../course/switches.queries.ts'
import { changePartnership, findPartnership, type Partnership } from '../partnership.queries.ts'
import { lackingAtTheGate } from '../plan/plan.page.ts'
import { addressOf, anyPartnership, slugParams, subjectOf } from '../subject.ts'
import { changeGate, findGate, findSimilar } from './gate.queries.ts'
import { gateCrumbs } from './similar.page.ts'

const form = {
  result: choice({ label: 'partnerships.decision.result', options: ['go', 'join', 'none'] }),
  result_reason: passage({
    label: 'partnerships.decision.reason',
    hint: 'partnerships.decision.reason-hint',
    max: 3000,
  }),
  joined_partnership_id: pick({
    label: 'partnerships.decision.joined',
    hint: 'partnerships.decision.joined-hint',
    optional: true,
  }),
  version: versionField(),
}

export const gateDecisionPage = definePage({
  path: '/partnerships/:slug/scope/decision',
  workspace: { stage: 'scope', label: 'partnerships.task.decision' },
  access: runsPartnership,
  audit: 'partnership.gate-decided',
  publishes: 'nothing',
  template: 'partnerships/start/decision.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const gate = await findGate(db, subject.id)
    const others = await findOthers(db, subject.id)
    return {
      title: t('partnerships.decision.title'),
      breadcrumbs: gateCrumbs(t, subject),
      partnership: subject,
      gate,
      decided: gate.result !== null && subject.state !== 'scoping',
      fields: ['result', 'result_reason', ...(others.length > 0 ? ['joined_partnership_id'] : []), 'version'],
      items: { joined_partnership_id: others.map(each => ({ value: each.id, text: each.name })) },
      lacking: subject.state === 'scoping' ? await lackingAtTheGate(db, subject, today) : [],
      joined: others.find(({ id }) => id === gate.joined_partnership_id) ?? null,
      intro: t('partnerships.decision.intro'),
      button: t('partnerships.decision.button'),
      form: writeForm(form, { version: gate.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, t, audit }) {
    if (subject.state !== 'scoping') return refuse({ result: 'partnerships.decision.problem.decided' })
    const gate = await findGate(db, subject.id)
    const problems = await problemsOf(db, subject.id, gate.duplicates_checked_on === null, typed)
    if (problems) return refuse(problems)
    const { version, ...decided } = typed
    const joined = typed.result === 'join' ? typed.joined_partnership_id : null
    const change = { ...decided, joined_partnership_id: joined, decided_on: today, decided_by: actor.person!.id }
    const state = typed.result === 'go' ? 'forming' : 'not-formed'
    const kept =
      (await changeGate(db, subject.id, version, change)) &&
      (await changePartnership(db, subject.id, subject.version, { state, public: true }))
    if (!kept) return stale(writeForm(form, { ...gate, result: gate.result ?? 'go' }), gate.version)
    await keepSwitch(db, {
      partnershipId: subject.id,
      value: state,
      reason: typed.result_reason,
      today,
      by: actor.person!.id,
      fromDay: today,
    })
    await audit({
      action: 'partnership.gate-decided',
      subject: subjectOf(subject),
      record: { kind: 'start_gate', id: gate.id },
      before: { state: subject.state },
      after: { state, result: typed.result, reason: typed.result_reason },
    })
    if (joined) await askToJoin(db, hub, { subject, joined, reasons: typed.result_reason, actor, today, t })
    return typed.result === 'go'
      ? redirect(addressOf(subject, 'plan'), 'partnerships.done.go')
      : redirect(addressOf(subject), typed.result === 'none' ? 'partnerships.done.none' : 'partnerships.done.join')
  },
})

type Asking = {
  readonly subject: Partnership
  readonly joined: string
  readonly reasons: string
  readonly actor: Actor
  readonly today: Day
  readonly t: Translate
}

/** Whoever joins another partnership instead has asked it by that: its team is told, and answers as anybody else. */
async function askToJoin(db: Tx, hub: Hub, { subject, joined, reasons, actor, today, t }: Asking): Promise<void> {
  const { slug } = await db.selectFrom('partnership').select('slug').where('id', '=', joined).executeTakeFirstOrThrow()
  const other = (await findPartnership(db, slug))!
  const row = { kind: 'join_request', id: newId() } as const
  await db
    .insertInto('join_request')
    .values({
      id: row.id,
      partnership_id: joined,
      who: t('partnerships.decision.asks', {
        who: subject.lead_organisation ?? actor.person!.name,
        name: subject.name,
      }),
      reasons,
      sealed_contact: sealContact(hub, row, actor.person!.email ?? ''),
      asked_by: actor.person!.id,
      asked_on: today,
    })
    .execute()
  const clock = await hub.clock(db, subjectOf(other), today)
  await tellTeam(db, hub.seal, other, today, {
    subject: t('partnerships.joining.mail-subject', { name: other.name }),
    body: t('partnerships.joining.mail-body', {
      within: sayAnsweredWithin(clock('join-request'), t),
      link: `${hub.origin}${addressOf(other, `join-requests/${row.id}`)}`,
    }),
  })
}

type Typed = { readonly result: 'go' | 'join' | 'none'; readonly joined_partnership_id: string | null }

/** A new partnership needs the register searched and what was found answered; joining another needs its name. */
async function problemsOf(
  db: Handle,
  id: string,
  unsearched: boolean,
  typed: Typed,
): Promise<Record<string, string> | null> {
  if (typed.result === 'join') {
    const others = await findOthers(db, id)
    return others.some(each => each.id === typed.joined_partnership_id)
      ? null
      : { joined_partnership_id: 'partnerships.decision.problem.joined' }
  }
  if (typed.result === 'none') return null
  if (unsearched) return { result: 'partnerships.decision.problem.search' }
  const open = (await findSimilar(db, id)).some(({ answer }) => answer === null)
  return open ? { result: 'partnerships.decision.problem.unanswered' } : null
}

function findOthers(db: Handle, id: string) {
  return db
    .selectFrom('partnership')
    .select(['id', 'name', 'slug'])
    .where('public', '=', true)
    .where('id', '<>', id)
    .where('state', 'not in', ['ended', 'not-formed'])
    .orderBy('name')
    .execute()
}
