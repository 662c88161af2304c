/** A body that something is owed to sees a finding otherwise, in public and with its reason. */
import { z } from 'zod'
import { says } from '../../../codes/index.ts'
import { passage, pick } from '../../../web/fields.ts'
import { definePage, type Page, redirect, refuse } from '../../../web/page.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import { addressOf, crumbsTo, pathOf, refOf, subjectParams, visibleSubject } from '../checks/subject.ts'
import { askForAnswer } from './asking.ts'
import { ofFinding, openTo, speaksForOthers } from './open.ts'
import { voicesOf } from './sides.ts'
import { say } from './views.queries.ts'

const form = {
  organisation: pick({ label: 'compact.heard.organisation', hint: 'compact.heard.organisation-hint', speaksFor: true }),
  reason: passage({ label: 'compact.heard.reason', hint: 'compact.heard.reason-hint', max: 3000 }),
}

/** The page for one kind of subject. */
export function otherwisePage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'hearing/otherwise'),
    workspace: { within: 'checks' },
    access: speaksForOthers,
    audit: 'finding.doubted',
    publishes: 'nothing',
    template: 'compact/heard/otherwise.njk',
    params: subjectParams(kind),
    query: z.object({ demand: z.string().max(400).catch('') }),
    form,
    subject: visibleSubject(kind),
    async show({ db, hub, subject, actor, today, query, t }) {
      const voices = await voicesOf(db, actor, subject, today)
      const about = (await openTo(db, subject, voices, today)).find(({ finding }) => finding.demand === query.demand)
      return {
        title: t('compact.heard.otherwise'),
        breadcrumbs: crumbsTo(t, subject, true),
        about: about ? { title: about.finding.title, asks: about.finding.asks, because: about.finding.because } : null,
        days: (await hub.clock(db, refOf(subject), today))('doubt').value,
        organisations: voices.map(({ id, name }) => ({ value: id, text: name })),
        back: addressOf(subject, 'hearing'),
      }
    },
    async submit({ db, hub, subject, form: typed, query, actor, today, now, audit, t }) {
      const { organisation, reason } = typed
      const voice = (await voicesOf(db, actor, subject, today)).find(({ id }) => id === organisation)
      if (!voice) return refuse({ organisation: 'compact.heard.not-yours' })
      const about = (await openTo(db, subject, [voice], today)).find(({ finding }) => finding.demand === query.demand)
      if (!about) return refuse({ organisation: 'compact.heard.not-owed' })
      if (!says(reason, t('compact.heard.reason'))) return refuse({ reason: 'compact.departure.says-nothing' })
      const days = (await hub.clock(db, refOf(subject), today))('doubt').value
      const word = { says: 'doubted', reason, today, now, days } as const
      const id = await say(db, ofFinding(subject, about, voice, actor.person!.id), word)
      if (!id) return refuse({ reason: 'compact.heard.once' })
      const told = {
        organisation: voice.name,
        organisationId: voice.id,
        practice: about.finding.title,
        reason,
        id,
        days,
      }
      await askForAnswer(db, hub, subject, { ...told, mail: 'mail' }, today, t)
      await audit({
        action: 'finding.doubted',
        subject: refOf(subject),
        record: { kind: 'finding-view', id },
        after: { demand: query.demand, organisation: voice.name, saw: about.finding.because, reason },
      })
      return redirect(addressOf(subject, 'checks'), 'compact.done.doubted')
    },
  })
}
