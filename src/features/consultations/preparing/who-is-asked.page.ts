/** Who is asked: the public list, and the place to say who is missing. What is suggested shows once it is answered. */
import { anyone } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { line, passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { hadItsShare, hadTooMany } from '../../../web/public-forms.ts'
import { crumbs, slugParams, subjectOf, visibleConsultation } from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { findInvited, findSuggestions } from './invited.queries.ts'

const form = {
  who: line({ label: 'consultations.suggested.who', hint: 'consultations.suggested.who-hint', max: 200 }),
  why: passage({ label: 'consultations.suggested.why', optional: true, max: 1000 }),
}

/** Suggestions that may wait at one time: more than anybody could answer is somebody filling the list. */
const MOST_WAITING = 200

export const whoIsAskedPage = definePage({
  path: '/consultations/:slug/invited',
  workspace: { within: 'asking' },
  access: anyone,
  audit: 'consultation.suggested',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: visibleConsultation,
  sameForAll: true,
  changesPages: false,
  async show({ db, subject, today, t, now, area }) {
    const [invited, suggestions] = await Promise.all([findInvited(db, subject.id), findSuggestions(db, subject.id)])
    const answered = suggestions.filter(({ answered_on }) => answered_on !== null)
    const open = ['coming', 'open'].includes(standingOn(subject, { now, today, area }))
    return {
      title: t('consultations.asked-list.title'),
      breadcrumbs: crumbs(t, subject),
      intro: t(open ? 'consultations.asked-list.intro' : 'consultations.asked-list.over'),
      lists: [
        {
          heading: t('consultations.invited.count', { count: invited.length }),
          empty: t('consultations.asked-list.empty'),
          items: invited.map(({ name }) => ({ title: name, lines: [] })),
        },
        ...(answered.length === 0
          ? []
          : [
              {
                heading: t('consultations.suggested.answered-count', { count: answered.length }),
                empty: '',
                items: answered.map(({ who, why, answer }) => ({ title: who, lines: [why, answer] })),
              },
            ]),
      ],
      fields: Object.keys(form),
      formHeading: t('consultations.asked-list.suggest'),
      button: open ? t('consultations.asked-list.button') : null,
    }
  },
  async submit({ db, hub, subject, form: typed, today, audit, now, area, ip }) {
    if (await hadItsShare({ hub, ip })) return refuse({ who: hadTooMany })
    if (!['coming', 'open'].includes(standingOn(subject, { now, today, area })))
      return refuse({ who: 'consultations.suggested.problem.over' })
    const waiting = (await findSuggestions(db, subject.id)).filter(({ answered_on }) => answered_on === null)
    if (waiting.length >= MOST_WAITING) return refuse({ who: 'consultations.suggested.problem.many' })
    const id = newId()
    await db
      .insertInto('invitee_suggestion')
      .values({ id, consultation_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'consultation.suggested',
      as: 'visitor',
      subject: subjectOf(subject),
      record: { kind: 'invitee_suggestion', id },
      after: typed,
    })
    return redirect(`/consultations/${subject.slug}/invited`, 'consultations.done.suggested')
  },
})
