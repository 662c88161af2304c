/** A body that a duty is owed to accepts the reason given for departing from it, or disputes it: in public, beside the reason. */
import { practiceOf, says } from '../../../codes/index.ts'
import { choice, passage, pick } from '../../../web/fields.ts'
import { definePage, type Found, type Page, redirect, refuse } from '../../../web/page.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import {
  addressOf,
  type CheckedSubject,
  crumbsTo,
  pathOf,
  recordParams,
  refOf,
  visibleSubject,
} from '../checks/subject.ts'
import { findDeparture, type KeptDeparture } from '../departures/departures.queries.ts'
import { askForAnswer } from './asking.ts'
import { mayJudge, ofReason, speaksForOthers } from './open.ts'
import { voicesOf } from './sides.ts'
import { say } from './views.queries.ts'

type Departed = CheckedSubject & { readonly departure: KeptDeparture }

const form = {
  organisation: pick({ label: 'compact.heard.organisation', hint: 'compact.heard.organisation-hint', speaksFor: true }),
  says: choice({ label: 'compact.word.says', speaksFor: true, options: ['accepted', 'disputed'] }),
  reason: passage({ label: 'compact.word.reason', hint: 'compact.word.reason-hint', max: 3000, optional: true }),
}

/** The page for one kind of subject. */
export function wordPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'departures/:id/word'),
    workspace: { within: 'departures' },
    access: speaksForOthers,
    audit: 'departure.judged',
    publishes: 'nothing',
    template: 'compact/heard/word.njk',
    params: recordParams(kind),
    form,
    async subject(db, params, hub, actor): Promise<Found<Departed> | null> {
      const found = await visibleSubject(kind)(db, params, hub, actor)
      const departure = found && (await findDeparture(db, found.record, params.id))
      return departure && departure.withdrawnAt === null ? { ...found, record: { ...found.record, departure } } : null
    },
    async show({ db, hub, subject, actor, today, t }) {
      const { departure } = subject
      const voices = await voicesOf(db, actor, subject, today)
      const able = voices.filter(voice => mayJudge(voice, departure, today))
      return {
        title: t('compact.word.title', { practice: departure.title }),
        breadcrumbs: crumbsTo(t, subject, true),
        departure,
        asks: practiceOf(departure.practice)?.asks ?? '',
        may: able.length > 0,
        days: (await hub.clock(db, refOf(subject), today))('doubt').value,
        organisations: able.map(({ id, name }) => ({ value: id, text: name })),
        back: addressOf(subject, 'departures'),
      }
    },
    async submit({ db, hub, subject, form: typed, actor, today, now, audit, t }) {
      const { departure } = subject
      const voice = (await voicesOf(db, actor, subject, today)).find(({ id }) => id === typed.organisation)
      if (!voice) return refuse({ organisation: 'compact.heard.not-yours' })
      if (!mayJudge(voice, departure, today)) return refuse({ organisation: 'compact.word.not-owed' })
      const disputes = typed.says === 'disputed'
      if ((disputes || typed.reason !== '') && !says(typed.reason, t('compact.word.reason')))
        return refuse({ reason: 'compact.departure.says-nothing' })
      const days = (await hub.clock(db, refOf(subject), today))('doubt').value
      const reason = typed.reason === '' ? null : typed.reason
      const view = ofReason(subject, departure, voice, actor.person!.id)
      const id = await say(db, view, { says: typed.says, reason, today, now, days })
      if (!id) return refuse({ reason: 'compact.heard.once' })
      const told = {
        organisation: voice.name,
        organisationId: voice.id,
        practice: departure.title,
        reason: typed.reason,
        id,
        days,
      }
      if (disputes) await askForAnswer(db, hub, subject, { ...told, mail: 'dispute-mail' }, today, t)
      await audit({
        action: 'departure.judged',
        subject: refOf(subject),
        record: { kind: 'finding-view', id },
        after: { departure: departure.id, organisation: voice.name, says: typed.says, reason },
      })
      return redirect(addressOf(subject, 'departures'), `compact.done.${typed.says}`)
    },
  })
}
