/** Notes what somebody outside the board said who must confirm a decision. Partners and the board above say it themselves. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, dayField, dayOfRecord, line, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { type Confirmer, findConfirmers } from '../confirmers.queries.ts'
import { followConfirmation, isToConfirm } from '../confirming.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'
import { type DecisionHere, decisionCrumbs, decisionHere } from './decision-here.ts'

const dayDecided = dayOfRecord<DecisionHere>('meetings.day.decided', ({ decision }) => decision.decided_on)

const form = {
  who: pick({ label: 'meetings.confirmation.who', as: 'radios', optional: true }),
  confirmed: choice({ label: 'meetings.confirmation.confirmed', speaksFor: true, options: ['yes', 'no'] }),
  confirmed_on: dayField({ past: true, notBefore: dayDecided, label: 'meetings.confirmation.on' }),
  confirmation_note: line({ label: 'meetings.confirmation.by', hint: 'meetings.confirmation.by-hint' }),
  version: versionField(),
}

/** How somebody who must confirm a decision is called. */
const nameOf = (t: Translate, { who }: Pick<Confirmer, 'who'>): string => who || t('meetings.confirming.unnamed')

/** What each of those who must confirm a decision has said, in one line, with what was noted before. */
export function confirmerLines(t: Translate, confirmers: readonly Confirmer[]) {
  return confirmers.map(one => {
    const how = one.by === 'board' ? 'board' : one.own ? 'own' : 'noted'
    const day = one.on === null ? '' : longDay(one.on)
    return {
      says: one.says,
      text: t(`meetings.confirming.says.${one.says}-${how}`, { who: nameOf(t, one), day, note: one.note }),
      before: one.before.map(({ confirmed, said_on, note }) => {
        const said = confirmed ? 'yes' : 'no'
        return t(`meetings.confirming.before.${said}`, { day: longDay(said_on), note })
      }),
    }
  })
}

export const confirmationPage = definePage({
  path: '/decisions/:id/confirmation',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.confirmed',
  publishes: 'nothing',
  template: 'meetings/decisions/confirmation.njk',
  params: idParams,
  subject: decisionHere,
  form,
  async show({ db, subject: { decision }, today, t }) {
    const confirmers = await findConfirmers(db, decision, today)
    const noted = confirmers.filter(({ by }) => by === 'noted')
    return {
      title: t('meetings.confirmation.title'),
      breadcrumbs: decisionCrumbs(t, decision),
      decision,
      confirmers: confirmerLines(t, confirmers),
      who: noted.map(one => ({ value: one.who, text: nameOf(t, one) })),
      open: isToConfirm(decision) && noted.length > 0,
      form: writeForm(form, { confirmed_on: today, version: decision.version }),
    }
  },
  async submit({ db, hub, subject: { decision }, actor, form: { version, ...typed }, today, audit }) {
    await db.selectFrom('decision').select('id').where('id', '=', decision.id).forUpdate().execute()
    const confirmers = await findConfirmers(db, decision, today)
    const noted = confirmers.filter(({ by }) => by === 'noted')
    if (!isToConfirm(decision)) return refuse({ confirmed: 'meetings.confirmation.problem.nobody' })
    if (noted.length === 0) return refuse({ confirmed: problemOf(confirmers) })
    const one = noted.length === 1 ? noted[0] : noted.find(({ who }) => who === typed.who)
    if (!one) return refuse({ who: { key: 'web.errors.choose', values: { label: 'meetings.confirmation.who' } } })
    if (decision.version !== version) return stale(writeForm(form, { version: decision.version }), decision.version)
    await db
      .insertInto('decision_confirmation')
      .values({
        id: newId(),
        decision_id: decision.id,
        who: one.who,
        confirmed: typed.confirmed === 'yes',
        said_on: typed.confirmed_on,
        note: typed.confirmation_note,
        recorded_by: actor.person!.id,
      })
      .execute()
    await followConfirmation(db, hub, decision.id, today)
    await reconcile(db, hub, decision.partnership_id, today)
    await audit({
      action: 'decision.confirmed',
      subject: partnershipRef(decision.partnership_id),
      record: { kind: 'decision', id: decision.id },
      before: { who: one.who, says: one.says, on: one.on },
      after: { who: one.who, says: typed.confirmed, on: typed.confirmed_on, note: typed.confirmation_note },
    })
    return redirect(`/decisions/${decision.id}`, 'meetings.done.confirmed')
  },
})

/** Why nothing can be noted, as a key. */
function problemOf(confirmers: readonly Confirmer[]): string {
  if (confirmers.some(({ by }) => by === 'board')) return 'meetings.upward.problem.confirm'
  const who = confirmers.some(({ by }) => by === 'partner') ? 'partner' : 'nobody'
  return `meetings.confirmation.problem.${who}`
}
